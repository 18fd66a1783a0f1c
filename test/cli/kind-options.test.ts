import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { MergedReport } from "../../src/model/merged-report.ts";
import type { AuditReport } from "../../src/model/report.ts";
import { lacks } from "../support-hosts/requires.ts";
import { audit, COMMAND, HARMLESS, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
const policy = scratch.put("harmless.audit", HARMLESS);
const root = join(scratch.folder, "root");
mkdirSync(join(root, "etc"), { recursive: true });
afterAll(() => {
  scratch.remove();
});

/** Runs a command in a network of its own, where nobody listens. */
function alone(...args: readonly string[]) {
  const words = ["-n", "sh", "-ec", 'ip link set lo up; exec "$@"', "sh", process.execPath, COMMAND, ...args];
  return spawnSync("unshare", words, { encoding: "utf8", timeout: 240_000 });
}

describe("an option that says nothing about any target is refused", () => {
  const ssh = scratch.put("ssh.yml", "targets: [{ target: ssh://web1, labels: { env: prod } }]\n");
  const network = scratch.put("network.yml", "targets: [tcp://127.0.0.1]\n");
  const both = scratch.put("both.yml", "targets: [local, { target: ssh://web1, labels: { env: prod } }]\n");

  it.each<[option: readonly string[], places: readonly string[], kind: string]>([
    [["--become", "sudo"], [], "ssh://"],
    [["--ssh-config", "/nowhere"], [], "ssh://"],
    [["--identity", "/nowhere"], ["--target", "local"], "ssh://"],
    [["--become", "sudo"], ["--target", "pid:1", "--target", "tcp://127.0.0.1"], "ssh://"],
    [["--become", "doas"], ["--targets", network], "ssh://"],
    [["--become", "doas"], ["--targets", both, "--limit", "!env=prod"], "ssh://"],
    [["--predict"], [], "rootfs:DIR"],
    [["--predict"], ["--all-netns"], "image:FILE"],
    [["--predict"], ["--targets", ssh], "rootfs:DIR"],
    [["--ports", "22"], [], "tcp://"],
    [["--ports", "22"], ["--evidence", "ss:-"], "tcp://"],
    [["--rate", "100"], ["--target", `rootfs:${root}`], "tcp://"],
    [["--timeout", "100"], ["--targets", ssh], "tcp://"],
    [["--retries", "3"], ["--target", "netns:blue"], "tcp://"],
    [["--yes-i-may"], ["--target", "ssh://web1"], "tcp://"],
  ])("%j with %j", (option, places, kind) => {
    const { status, stdout, stderr } = audit(["run", policy, ...places, ...option]);
    expect([status, stdout]).toEqual([64, ""]);
    expect(stderr).toContain(`${option[0]} is for `);
    expect(stderr).toContain(kind);
  });

  it("and taken where one of several targets is of its kind", () => {
    const words = ["--target", "local", "--target", `rootfs:${root}`, "--predict", "-o", "json"];
    const { hosts } = JSON.parse(audit(["run", policy, ...words]).stdout) as MergedReport;
    expect(hosts.map(({ status }) => status)[1]).toBe("passed");
  });
});

describe("an inventory", () => {
  const write = (text: string) => scratch.put("hosts.yml", `defaults: { policies: harmless.audit }\n${text}`);
  const statuses = (inventory: string, ...more: readonly string[]) =>
    (
      JSON.parse(audit(["run", "--targets", inventory, "-o", "json", ...more]).stdout) as MergedReport
    ).hosts.map(({ status }) => status);

  it("says of each target at rest whether what would listen is told", () => {
    const inventory = write(`groups: { images: { predict: yes } }
targets:
  - { target: "rootfs:root", groups: images }
  - { target: "rootfs:./root", groups: images, predict: false }
  - { target: "rootfs:root/", predict: true }
  - "rootfs:root/."
`);
    expect(statuses(inventory)).toEqual(["passed", "incomplete", "passed", "incomplete"]);
    expect(statuses(inventory, "--predict")).toEqual(["passed", "passed", "passed", "passed"]);
  });

  it.skipIf(lacks("root", "namespaces", "ip"))(
    "says of each host on the network which ports are tried; its own port and the command line win over it",
    () => {
      const inventory = write(`groups: { net: { ports: "5-7" } }
targets:
  - { target: "tcp://127.0.0.1", groups: net }
  - { target: "tcp://127.0.0.2", groups: net, ports: "1,2" }
  - { target: "tcp://127.0.0.3:1", groups: net }
  - { target: local, groups: net }
`);
      const run = (...more: readonly string[]) =>
        JSON.parse(alone("run", "--targets", inventory, "-o", "json", ...more).stdout) as MergedReport;
      expect(run().hosts.map(({ status }) => status)).toEqual(["incomplete", "passed", "passed", "passed"]);
      const only = run("--ports", "1-3", "--limit", "!tcp://127.0.0.3:1");
      expect(only.hosts.map(({ status }) => status)).toEqual(["passed", "passed", "passed"]);
    },
  );

  it.each<[text: string, fault: string]>([
    [`targets: [{ target: local, ports: "22" }]\n`, "AUD5111: ports is for tcp://"],
    [`targets: [{ target: tcp://h, predict: yes }]\n`, "AUD5111: predict is for image:FILE or rootfs:DIR"],
    [`targets: [{ target: "pid:1", become: sudo }]\n`, "AUD5111: become is for ssh://"],
    [`targets: [{ target: tcp://h, ports: "22,x y" }]\n`, ":2:37: error AUD5112: ports 22,x y: column 4"],
    [`targets: [{ target: "tcp://h:22", ports: 22 }]\n`, "leave one of them out"],
    [`targets: [{ target: "rootfs:root", predict: maybe }]\n`, "AUD5005: predict: expected true, yes"],
  ])("%j is refused", (text, fault) => {
    const { status, stderr } = audit(["run", "--targets", write(text)]);
    expect(status).toBe(65);
    expect(stderr).toContain(fault);
  });

  it("has a faulty list of a group told once", () => {
    const text = `groups: { net: { ports: "x y", targets: [tcp://a, tcp://b] } }\n`;
    const { stderr } = audit(["run", "--targets", write(text)]);
    expect(stderr.match(/AUD5112/g)).toHaveLength(1);
  });

  it("is listed with both", () => {
    const text = `targets: [{ target: tcp://h, ports: "22-25" }, { target: "rootfs:root", predict: yes }]\n`;
    const { stdout } = audit(["targets", write(text)]);
    expect(stdout).toContain("ports     22-25\n");
    expect(stdout).toContain("predict   yes\n");
    const { targets } = JSON.parse(audit(["targets", write(text), "--format", "json"]).stdout) as {
      targets: Pick<AuditReport, "target">[];
    };
    expect(targets).toMatchObject([
      { ports: "22-25", predict: false },
      { ports: null, predict: true },
    ]);
  });
});
