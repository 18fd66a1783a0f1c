import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scratchFolder } from "../../cli/audit-command.ts";
import { lacks, lacksFile } from "../../support-hosts/requires.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

/** Of the sample, as it is but for its times. */
const CONFIG = readFileSync("packaging/systemd/watch.yaml", "utf8")
  .replace("interval: 5m", "interval: 2s")
  .replace("jitter: 20s", "jitter: 0");

const POLICY = `<check_type:"Unix">
<custom_item>
type : AUDIT_REQUIRED_OPEN_PORTS
description : "The multiplexer is there"
port_type : TCP
ports : "1"
</custom_item>
</check_type>
`;

const kept = (name: string) => readFileSync(join(scratch.folder, name), "utf8");

const NAMESPACES = ["-m", "-p", "-f", "-n", "-C", "-u", "-i", "--kill-child"];
const LONGEST_MS = 90_000;

/** Boots the machine, and switches it off when everything was looked at. */
async function boot(): Promise<void> {
  for (const name of ["memory", "root"]) mkdirSync(join(scratch.folder, name));
  scratch.put("watch.yaml", CONFIG);
  scratch.put("host.audit", POLICY);
  copyFileSync(resolve("test/packaging/systemd/look.sh"), join(scratch.folder, "look.sh"));
  const script = resolve("test/packaging/systemd/boot.sh");
  const args = ["sh", script, scratch.folder, resolve("."), realpathSync(process.execPath)];
  const machine = spawn("unshare", [...NAMESPACES, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  machine.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const deadline = Date.now() + LONGEST_MS;
  while (!existsSync(join(scratch.folder, "done"))) {
    if (machine.exitCode !== null || Date.now() > deadline)
      throw new Error(`The machine did not come up: ${said}`);
    await wait(200);
  }
  machine.kill("SIGKILL");
}

const isLacking =
  lacks("root", "namespaces", "ip", "systemctl", "systemd-sysusers", "systemd-notify") ||
  lacksFile("/lib/systemd/systemd") ||
  lacksFile("/sys/module/overlay");

describe.skipIf(isLacking)("under systemd the service", () => {
  beforeAll(boot, LONGEST_MS + 10_000);

  it("starts, is ready, reads its configuration again, and ends without a fault", () => {
    const facts = kept("facts").split("\n");
    expect(facts).toEqual(expect.arrayContaining(["started 0", "reloaded 0", "ended success 0 0"]));
    expect(facts.filter((line) => line === "state active running")).toHaveLength(2);
    expect(facts).toContain("status 1 watch, 1 target, 1 receiver");
  });

  it("has its user, its two capabilities and no way to more", () => {
    const facts = kept("facts");
    expect(facts).not.toMatch(/^Uid:\t0/m);
    expect(facts).toMatch(/^CapEff:\t0000000000080004$/m);
    expect(facts).toMatch(/^CapBnd:\t0000000000080004$/m);
    expect(facts).toMatch(/^NoNewPrivs:\t1$/m);
    expect(facts).toMatch(/^Seccomp:\t2$/m);
  });

  it("keeps its state and its alerts where nobody else reads them", () => {
    expect(kept("facts").split("\n")).toEqual(
      expect.arrayContaining([
        "/var/lib/dotaudit dotaudit 700",
        "/var/lib/dotaudit/watch.db dotaudit 600",
        "/var/log/dotaudit dotaudit 750",
        "/var/log/dotaudit/alerts.jsonl dotaudit 600",
      ]),
    );
  });

  it("sees what it has to, tells it once, and tells the journal how grave it is", () => {
    const alerts = kept("alerts.jsonl").trimEnd().split("\n");
    expect(alerts.filter((line) => line.includes("required-missing"))).toHaveLength(1);
    expect(kept("log")).toContain("run 2 took");
    expect(kept("log")).toContain("metrics are served at http://127.0.0.1:9464/metrics");
    expect(kept("warnings")).toContain("The multiplexer is there");
    expect(kept("warnings")).not.toContain("run 2 took");
  });
});
