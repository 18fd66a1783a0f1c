import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditReport } from "../../../src/model/report.ts";
import { scratchFolder } from "../../cli/audit-command.ts";
import { lacks } from "../../support-hosts/requires.ts";

const item = (name: string, status: string) =>
  `<custom_item>\ntype : PROCESS_CHECK\ndescription : "${name} ${status}"\nname : "${name}"\nstatus : ${status}\n</custom_item>\n`;
const POLICY = `<check_type:"Unix">\n${item("sleep", "ON")}${item("sleep", "OFF")}${item("none", "OFF")}${item("tail", "ON")}</check_type>\n`;

/** Root has a process of its own, and so has nobody. */
const SCRIPT = `mount -o remount,hidepid=2 /proc
sleep 1234 &
setpriv --reuid=65534 --regid=65534 --clear-groups tail -f /dev/null &
sleep 0.5
"$2" "$3" run "$1/x.audit" -o "json=$1/root.json"
setpriv --reuid=65534 --regid=65534 --clear-groups "$2" "$3" run "$1/x.audit" -o "json=$1/nobody.json"
true`;

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

function statuses(file: string): readonly string[] {
  const report = JSON.parse(readFileSync(join(scratch.folder, file), "utf8")) as AuditReport;
  return report.findings.map(({ rule, status }) => `${rule.text.description} ${status}`);
}

describe.skipIf(lacks("root", "namespaces", "setpriv"))("processes that hidepid hides", () => {
  beforeAll(() => {
    scratch.put("x.audit", POLICY);
    chmodSync(scratch.folder, 0o777);
    const namespaces = ["-m", "-p", "-f", "--mount-proc", "--kill-child"];
    const args = [scratch.folder, process.execPath, resolve("src/cli/main.ts")];
    spawnSync("unshare", [...namespaces, "sh", "-c", SCRIPT, "sh", ...args], { timeout: 240_000 });
  });

  it("are no absent ones: only what is seen decides", () => {
    expect(statuses("nobody.json")).toEqual([
      "sleep ON ERROR",
      "sleep OFF ERROR",
      "none OFF ERROR",
      "tail ON PASSED",
    ]);
  });

  it("are seen by root all the same", () => {
    expect(statuses("root.json")).toEqual([
      "sleep ON PASSED",
      "sleep OFF FAILED",
      "none OFF PASSED",
      "tail ON PASSED",
    ]);
  });
});
