import { describe, expect, it } from "vitest";
import { renderCollectScript } from "../../../../src/collectors/script/render-collect-script.ts";
import type { ScriptConfinement } from "../../../../src/collectors/script/state/render-command.ts";
import type { EvidenceRequest } from "../../../../src/model/evidence.ts";
import { lacks } from "../../../support-hosts/requires.ts";
import { shownBy } from "./shown-here.ts";

const SHELLS: readonly (readonly [string, readonly string[]])[] = [
  ["dash", ["dash", "-s"]],
  ["bash", ["bash", "-s"]],
  ["busybox", ["busybox", "sh", "-s"]],
  ["ksh", ["ksh", "-s"]],
  ["mksh", ["mksh", "-s"]],
];
const installed = SHELLS.filter(([name]) => !lacks(name));

interface Way extends ScriptConfinement {
  /** Changes the script, as if the machine were another one. */
  readonly on?: (script: string) => string;
}

/** What a command comes to: its output, or why there is none. */
async function outcomeOf(shell: readonly string[], command: string, { on, ...confinement }: Way) {
  const request: EvidenceRequest = { kind: "command", command, timeoutSeconds: 20 };
  const script = (requests: readonly EvidenceRequest[]) => {
    const text = renderCollectScript(requests, confinement);
    return on === undefined ? text : on(text);
  };
  const seen = (await shownBy(shell, [request], script))[`command:${command}`];
  if (seen?.status === "observed" && "output" in seen.facts) return seen.facts.output;
  return seen?.status === "unavailable" ? `${seen.reason}: ${seen.detail}` : "no answer";
}

const AS_LOGGED_IN: Way = { network: "shared" };
const CONFINED: Way = { userName: "nobody", network: "none" };
const WHO = "id -u; id -G; awk -F: 'NR > 2 { print $1 }' /proc/net/dev; cat";
const without =
  (word: string) =>
  (script: string): string =>
    script.replaceAll(new RegExp(`(?<![-.\\w/])${word} (?=["-])`, "g"), `no-${word} `);

describe.skipIf(lacks("root", "namespaces")).each(installed)("under %s a command of a script", (_, shell) => {
  it("runs as the user and without the network, as was asked for", async () => {
    expect(await outcomeOf(shell, WHO, CONFINED)).toMatch(/^65534\n65534\n +lo\n$/);
    expect(await outcomeOf(shell, `#!/bin/sh\n${WHO}`, CONFINED)).toMatch(/^65534\n65534\n +lo\n$/);
    expect(await outcomeOf(shell, "id -u", { userName: "root", network: "none" })).toBe("0\n");
  });

  it("runs as the user by su where there is no setpriv", async () => {
    const way = { ...CONFINED, on: without("setpriv") };
    expect(await outcomeOf(shell, "id -u; echo 'it''s' $#", way)).toBe("65534\nits 0\n");
    expect(await outcomeOf(shell, "#!/bin/sh -e\nid -u", way)).toBe("65534\n");
  });

  it.each([
    ["a user that is not there", { userName: "no-such-user", network: "shared" }, /no user of the name/],
    ["a name that is an option", { userName: "-x; id", network: "shared" }, /no user of the name/],
    ["no unshare", { ...CONFINED, on: without("unshare") }, /unshare/],
    [
      "neither setpriv nor su",
      { ...CONFINED, on: (text: string) => without("su")(without("setpriv")(text)) },
      /neither setpriv nor su/,
    ],
  ] as const)("does not run with %s, and says why", async (_name, way, words) => {
    const outcome = await outcomeOf(shell, "id", way);
    expect(outcome).toMatch(/^(?:not-supported|missing-tool): The command was not run/);
    expect(outcome).toMatch(words);
  });

  it("is read by the interpreter that its first line names, or by none", async () => {
    expect(await outcomeOf(shell, "#!/bin/sh -e\nfalse\necho on", AS_LOGGED_IN)).toBe("");
    expect(await outcomeOf(shell, "#! /bin/sh\ncat; echo *", AS_LOGGED_IN)).not.toBe("*\n");
    for (const line of ["#!/no/such/program", "#!/etc", "#!sh", "#!"])
      expect(await outcomeOf(shell, `${line}\nid`, AS_LOGGED_IN)).toMatch(/^missing-tool: /);
  });

  // The printf of mksh is a program, which no such text can be handed to: nothing is recorded then.
  it("may be longer than an argument can be", async () => {
    const long = `: ${"x".repeat(140_000)}\necho long`;
    for (const command of [long, `#!/bin/sh\n${long}`])
      expect(await outcomeOf(shell, command, AS_LOGGED_IN)).toMatch(
        /^long\n$|^not-supported: .*such a long|^no answer$/,
      );
  });
});
