import { spawnSync } from "node:child_process";
import { afterAll, describe, expect, it } from "vitest";
import { recordOnHost } from "../collectors/script/record-on-host.ts";
import { lacks } from "../support-hosts/requires.ts";
import { COMMAND, audit, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const policy = scratch.put(
  "policy.audit",
  `<check_type:"Unix">
<custom_item>
type : AUDIT_ALLOWED_OPEN_PORTS
description : "Only ssh"
port_type : TCP
ports : "22"
</custom_item>
<custom_item>
type : AUDIT_PROCESS_ON_PORT
description : "Perl serves ssh"
port_type : TCP
ports : "22"
name : "perl"
</custom_item>
</check_type>
`,
);

const script = audit(["collect", "--script", policy]).stdout;
const isRunnable = !lacks("root", "namespaces", "perl", "ip", "setpriv");
const NOBODY = "setpriv --reuid=65534 --regid=65534 --clear-groups sh";
const recordings = isRunnable
  ? recordOnHost(
      { programs: [{ code: `tcp("0.0.0.0", 22); ready($$);` }], requests: [] },
      ["sh", NOBODY],
      "sockets owners",
    ).recordings
  : new Map<string, Buffer>();

function results(name: string, text: Buffer | string): readonly string[] {
  const file = scratch.put(name, text);
  const { stdout } = audit(["run", policy, "--evidence", file, "-o", "json"]);
  if (stdout === "") return [];
  const report = JSON.parse(stdout) as {
    readonly findings: readonly { readonly verdict: { status: string } }[];
  };
  return report.findings.map(({ verdict }) => verdict.status);
}

describe("audit collect --script", () => {
  it("prints a script that looks for what the policy needs", () => {
    expect(script.startsWith("#!/bin/sh\n")).toBe(true);
    expect(script).toContain("\nwant='sockets owners md5 sha256 packages services'\n");
    const check = spawnSync("sh", ["-n"], { input: script, encoding: "utf8" });
    expect([check.status, check.stderr]).toEqual([0, ""]);
  });

  it("without a policy looks for everything", () => {
    expect(audit(["collect", "--script"]).stdout).toContain(
      "\nwant='sockets owners md5 sha256 packages services",
    );
  });

  it("never records arguments", () => {
    expect(audit(["collect", "--script", "--with-arguments"]).status).toBe(64);
  });
});

describe.skipIf(!isRunnable)("audit run --evidence with what the script printed", () => {
  it("judges the machine that it was printed on", () => {
    const file = scratch.put("host.txt", recordings.get("sh")!);
    const { status, stderr } = audit(["run", policy, "--evidence", file]);
    expect([status, stderr]).toEqual([0, expect.stringContaining("is what a script showed of") as string]);
    expect(results("host.txt", recordings.get("sh")!)).toEqual(["passed", "passed"]);
  });

  it("does not pass what an ordinary user could not see", () => {
    expect(results("nobody.txt", recordings.get(NOBODY)!)).toEqual(["passed", "error"]);
  });

  it("names the script that shows what is missing, because the machine may have no Node", () => {
    const text = recordings.get("sh")!.toString("latin1").replace("\n sockets owners\n", "\n sockets\n");
    const file = scratch.put("few.txt", Buffer.from(text, "latin1"));
    const { status, stdout } = audit(["run", policy, "--evidence", file]);
    expect(status).toBe(2);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      `record it on the host with \`audit collect --script ${policy}`,
    );
  });

  it("reads it from standard input", () => {
    const { status } = spawnSync(process.execPath, [COMMAND, "run", policy, "--evidence", "-"], {
      input: recordings.get("sh"),
    });
    expect(status).toBe(0);
  });

  it("refuses it wherever it is cut", () => {
    const text = recordings.get("sh")!.toString("latin1");
    const boundaries = [...text.matchAll(/^@ /gm)].map(({ index }) => index).slice(1);
    for (const length of [boundaries[0]!, boundaries[5]! + 9, boundaries.at(-2)! + 40, boundaries.at(-1)!]) {
      const file = scratch.put("cut.txt", Buffer.from(text.slice(0, length), "latin1"));
      const { status, stdout, stderr } = audit(["run", policy, "--evidence", file]);
      expect([length, status, stdout]).toEqual([length, 65, ""]);
      expect(stderr).toContain("The recording is cut");
    }
  });
});
