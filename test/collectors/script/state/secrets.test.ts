import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importScript } from "../../../../src/app/import-script.ts";
import { renderCollectScript } from "../../../../src/collectors/script/render-collect-script.ts";
import type { EvidenceRequest } from "../../../../src/model/evidence.ts";
import { lacks } from "../../../support-hosts/requires.ts";

const SHADOW = [
  "root:$6$salt$hashofroot:19000:0:99999:7:::",
  "empty::1::::::",
  "star:*:1::::::",
  "never:!:1::::::",
  "locked:!$6$salt$lockedhash:1::::::",
  "old:abJnggxhB/yWI:1::::::",
  "misplaced:x:$1$salt$third:1",
  "$5$salt$nocolon",
  "",
].join("\n");

/** What the script prints on a machine with this shadow file, in a mount namespace of its own. */
function shownWith(shadow: string, requests: readonly EvidenceRequest[] | "everything"): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "secrets-"));
  writeFileSync(join(folder, "shadow"), shadow, { mode: 0o600 });
  const args = ["-m", "sh", "-ec", `mount --bind ${folder}/shadow /etc/shadow; exec sh -s`];
  const { stdout } = spawnSync("unshare", args, { input: renderCollectScript(requests), maxBuffer: 1 << 28 });
  rmSync(folder, { recursive: true });
  return stdout;
}

const SECRET = /hashofroot|lockedhash|abJngg|third|nocolon/;

describe.skipIf(lacks("root", "namespaces"))("digests of passwords", () => {
  it("stay on the machine, and what they are is known", async () => {
    const bytes = shownWith(SHADOW, [{ kind: "accounts" }]);
    expect(bytes.toString()).not.toMatch(SECRET);
    const shown = await importScript(bytes, "script");
    const seen = shown.status === "observed" ? shown.value.recording.observations.accounts : undefined;
    const shadow = seen?.status === "observed" ? seen.facts.shadow : undefined;
    const lines = shadow?.status === "observed" ? shadow.value.lines : [];
    expect(lines.map(({ name, password }) => [name, password])).toEqual(
      expect.arrayContaining([
        ["root", "digest"],
        ["empty", "empty"],
        ["star", "locked"],
        ["never", "locked"],
        ["locked", "locked"],
        ["old", "digest"],
      ]),
    );
  });

  it("are no text that a rule could be judged by", async () => {
    const request = { kind: "files", path: "/etc/shado?", wishes: ["content"] } as const;
    const bytes = shownWith(SHADOW, [request, { kind: "accounts" }]);
    expect(bytes.toString()).not.toMatch(SECRET);
    const shown = await importScript(bytes, "script");
    const seen =
      shown.status === "observed" ? shown.value.recording.observations["files:/etc/shado?"] : undefined;
    expect(seen).toMatchObject({
      facts: { files: [{ path: "/etc/shadow", content: { reason: "not-supported" } }] },
    });
  });

  it("are not looked at where nobody asks for users", () => {
    expect(shownWith(SHADOW, "everything").toString()).not.toMatch(/\/etc\/shadow|hashofroot/);
  });
});
