import { spawn as spawnTerminal } from "@lydell/node-pty";
import { Ajv2020 } from "ajv/dist/2020.js";
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, truncateSync, watch } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { MergedReport } from "../../src/model/merged-report.ts";
import type { AuditReport } from "../../src/model/report.ts";
import type { PerlProgram } from "../support-hosts/perl-program.ts";
import { lacks } from "../support-hosts/requires.ts";
import { startContained } from "../targets/namespace/contained.ts";
import { audit, COMMAND, scratchFolder } from "./audit-command.ts";

const BASE = `<check_type:"Unix">
<custom_item>
type : AUDIT_ALLOWED_OPEN_PORTS
description : "Only the web"
port_type : TCP
ports : "80"
</custom_item>
</check_type>
`;

const SSH = `# <ui_metadata><variables>
# <variable><name>SSH_PORT</name><default>22</default><value_type>INTEGER</value_type></variable>
# </variables></ui_metadata>
<check_type:"Unix">
<custom_item>
type : AUDIT_DENIED_OPEN_PORTS
description : "Nothing on @SSH_PORT@"
port_type : TCP
ports : "@SSH_PORT@"
</custom_item>
</check_type>
`;

const SLOW = `<check_type:"Unix">
<custom_item>
type : AUDIT_PROCESS_ON_PORT
description : "A program that takes long to be read"
port_type : TCP
ports : "80"
name : "perl"
md5 : "${"0".repeat(32)}"
</custom_item>
</check_type>
`;

const scratch = scratchFolder();
mkdirSync(join(scratch.folder, "policies"));
scratch.put("policies/base.audit", BASE);
scratch.put("policies/ssh.audit", SSH);
scratch.put("policies/slow.audit", SLOW);
const running: PerlProgram[] = [];
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
});
afterAll(() => {
  scratch.remove();
});

async function listener(port: number): Promise<number> {
  const program = await startContained(`tcp("0.0.0.0", ${port}); ready($$);`, ["-n"]);
  running.push(program);
  return program.pid;
}

const merged = (text: string): MergedReport => JSON.parse(text) as MergedReport;

const obeys = (path: string) =>
  new Ajv2020({ allowUnionTypes: true, strictTypes: false }).compile(
    JSON.parse(readFileSync(path, "utf8")) as object,
  );
const obeysMerged = obeys("src/reporters/merged/json/merged-report.schema.json");
const obeysReport = obeys("src/reporters/json/report.schema.json");

const reportOf = (name: string): AuditReport =>
  JSON.parse(readFileSync(join(scratch.folder, `${name}.json`), "utf8")) as AuditReport;

describe.skipIf(lacks("root", "namespaces", "perl"))("audit run --targets", () => {
  it("judges twenty targets, each by its own policies and values, and keeps their order", async () => {
    const pids = await Promise.all(
      Array.from({ length: 20 }, (_, index) => listener(index < 10 ? 80 : 2222)),
    );
    const inventory = scratch.put(
      "twenty.yml",
      `defaults: { policies: policies/base.audit, labels: { site: berlin } }
groups:
  ssh:
    policies: [policies/ssh.audit]
    variables: { SSH_PORT: 2222 }
    labels: { env: prod }
    targets:
${pids.map((pid, index) => `      - { target: "pid:${pid}", name: "t${index}"${index === 19 ? ", variables: { SSH_PORT: 23 }" : ""} }`).join("\n")}
targets: [container:nowhere]
`,
    );
    const each = `json=${scratch.folder}/twenty-{target}.json`;
    const { status, stdout, stderr } = audit(["run", "--targets", inventory, "-o", "json", "-o", each]);
    expect(stderr).toBe("");
    expect(status).toBe(1);
    expect([obeysMerged(merged(stdout)), obeysReport(reportOf("twenty-t3"))]).toEqual([true, true]);
    const { hosts, rules } = merged(stdout);
    const names = Array.from({ length: 20 }, (_, index) => `t${index}`);
    expect(hosts.map(({ target }) => target)).toEqual([...names, "container:nowhere"]);
    const statusOf = ({ counts }: (typeof hosts)[number]) =>
      `${counts.PASSED} passed, ${counts.FAILED} failed, ${counts.ERROR} error`;
    expect(hosts.map(statusOf)).toEqual([
      ...Array.from({ length: 10 }, () => "2 passed, 0 failed, 0 error"),
      ...Array.from({ length: 9 }, () => "0 passed, 2 failed, 0 error"),
      "1 passed, 1 failed, 0 error",
      "0 passed, 0 failed, 1 error",
    ]);
    expect(rules.map(({ rule }) => rule.description).sort()).toEqual([
      "Nothing on 2222",
      "Nothing on 23",
      "Only the web",
    ]);
    expect(hosts[0]).toMatchObject({ groups: ["ssh"], labels: [{ name: "site" }, { value: "prod" }] });
    const report = reportOf("twenty-t19");
    expect(report).toMatchObject({
      target: "t19",
      groups: ["ssh"],
      labels: [{ name: "site" }, { name: "env" }],
    });
    const values = report.policies.flatMap(({ variables }) => variables);
    expect(values).toMatchObject([{ name: "SSH_PORT", value: "23", origin: { file: inventory, line: 27 } }]);
    expect(reportOf("twenty-container-nowhere").findings).toHaveLength(1);
  });

  it("shows groups and labels on the terminal and on the page", async () => {
    const pid = await listener(80);
    const inventory = scratch.put(
      "labels.yml",
      `groups: { web: { labels: { env: "<b>prod" } } }
targets: [{ target: "pid:${pid}", groups: web }]`,
    );
    const page = join(scratch.folder, "labels.html");
    const policy = join(scratch.folder, "policies/base.audit");
    const { stdout, status } = audit(["run", policy, "--targets", inventory, "-o", `html=${page}`, "-v"]);
    expect(status).toBe(0);
    expect(stdout).toContain("web, env=<b>prod");
    expect(readFileSync(page, "utf8")).toContain("<td>web, env=&lt;b&gt;prod</td>");
  });

  it("takes --set before the inventory, and the inventory before --values", async () => {
    const pid = await listener(23);
    const inventory = scratch.put(
      "values.yml",
      `targets: [{ target: "pid:${pid}", variables: { SSH_PORT: 23 }, policies: policies/ssh.audit }]`,
    );
    const values = scratch.put("site.yml", "SSH_PORT: 24\n");
    const plain = audit(["run", "--targets", inventory, "--values", values, "-o", "csv"]);
    expect([plain.status, plain.stdout]).toEqual([1, expect.stringContaining("Nothing on 23")]);
    const set = audit([
      "run",
      "--targets",
      inventory,
      "--values",
      values,
      "--set",
      "SSH_PORT=25",
      "-o",
      "csv",
    ]);
    expect([set.status, set.stdout]).toEqual([0, expect.stringContaining("Nothing on 25")]);
  });

  it("takes the part of the inventory that is meant", async () => {
    const pids = await Promise.all([listener(80), listener(80), listener(23)]);
    const [a, b, c] = pids.map((pid) => `pid:${pid}`);
    const inventory = scratch.put(
      "part.yml",
      `groups: { web: { labels: { env: prod }, targets: ["${a}", "${b}"] } }\ntargets: ["${c}"]\n`,
    );
    const policy = join(scratch.folder, "policies/base.audit");
    const run = (...limit: readonly string[]) =>
      merged(
        audit([
          "run",
          policy,
          "--targets",
          inventory,
          "-o",
          "json",
          ...limit.flatMap((one) => ["--limit", one]),
        ]).stdout,
      ).hosts.map(({ target }) => target);
    expect(run("env=prod")).toEqual([a, b]);
    expect(run("web,!" + b!)).toEqual([a]);
    expect(run("!web")).toEqual([c]);
    expect(run(b!, c!)).toEqual([b, c]);
  });
});

describe.skipIf(lacks("root", "namespaces", "perl"))("a target that takes too long", () => {
  const binary = join(scratch.folder, "huge-perl");
  let slow = "";

  beforeAll(() => {
    copyFileSync("/usr/bin/perl", binary);
    truncateSync(binary, 16 * 1024 ** 3);
  });

  /** A listener whose binary takes half a minute to digest, and a quick one. */
  async function inventoryOf(name: string): Promise<string> {
    const code = `use Socket; socket(S, AF_INET, SOCK_STREAM, 0); bind(S, pack_sockaddr_in(80, INADDR_ANY)) or die;
listen(S, 5); $| = 1; print "ready\\n"; sleep 600;`;
    const child = spawn("unshare", ["-n", binary, "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
    running.push({ child, pid: child.pid ?? 0, said: [] });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    slow = `pid:${child.pid}`;
    const quick = `pid:${await listener(80)}`;
    return scratch.put(
      name,
      `targets:
  - { target: "${slow}", name: slow, policies: policies/slow.audit }
  - { target: "${quick}", name: quick, policies: policies/base.audit }
`,
    );
  }

  it("is ERROR for its rules, the others are judged, and the command ends", async () => {
    const inventory = await inventoryOf("late.yml");
    const startedAt = performance.now();
    const each = `json=${scratch.folder}/late-{target}.json`;
    const words = ["run", "--targets", inventory, "--target-timeout", "1", "-o", "json", "-o", each];
    const { status, stdout } = audit(words);
    expect(performance.now() - startedAt).toBeLessThan(30_000);
    expect(status).toBe(2);
    expect(merged(stdout).hosts.map((host) => host.status)).toEqual(["incomplete", "passed"]);
    expect(reportOf("late-slow").findings[0]?.verdict).toMatchObject({ status: "error" });
    expect(JSON.stringify(reportOf("late-slow"))).toContain("longer than the 1 s");
  });

  it("holds up the next one, which ends meanwhile: that one is ERROR, and the others stand", async () => {
    const inventory = await inventoryOf("dying.yml");
    const dying = `pid:${await listener(80)}`;
    const last = running.at(-1)!;
    const [head = "", slowEntry = "", quickEntry = ""] = readFileSync(inventory, "utf8").split("\n");
    const waits = slowEntry.replace("name: slow", "name: slow, timeout: 2");
    const entry = `  - { target: "${dying}", name: dying, policies: policies/base.audit }`;
    scratch.put("dying.yml", [head, quickEntry, waits, entry, ""].join("\n"));
    const each = `json=${scratch.folder}/dying-{target}.json`;
    const words = ["run", "--targets", inventory, "--parallel", "1", "-o", "json", "-o", each];
    const child = spawn(process.execPath, [COMMAND, ...words]);
    const watcher = watch(scratch.folder, () => {
      if (existsSync(`${scratch.folder}/dying-quick.json`)) last.child.kill("SIGKILL");
    });
    let stdout = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    const status = await new Promise((resolve) => child.once("close", resolve));
    watcher.close();
    expect(status).toBe(2);
    expect(merged(stdout).hosts.map((host) => host.status)).toEqual(["passed", "incomplete", "incomplete"]);
    expect(JSON.stringify(reportOf("dying-dying").findings)).toMatch(/has ended|does not exist/);
  });

  it("has the time that the inventory gives it", async () => {
    const inventory = await inventoryOf("own-time.yml");
    const text = readFileSync(inventory, "utf8").replace("name: slow", "name: slow, timeout: 1");
    const { status, stdout } = audit(["run", "--targets", scratch.put("own-time.yml", text), "-o", "json"]);
    expect([status, merged(stdout).hosts.map((host) => host.status)]).toEqual([2, ["incomplete", "passed"]]);
  });

  it.each([
    ["SIGINT", 130, null],
    ["SIGTERM", null, "SIGTERM"],
  ] as const)("ends at %s at once, and says how far it came", async (signal, status, killedBy) => {
    const inventory = await inventoryOf("stopped.yml");
    const child = spawn(process.execPath, [COMMAND, "run", "--targets", inventory, "-o", "json"]);
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    setTimeout(() => child.kill(signal), 1500);
    const startedAt = performance.now();
    const end = await new Promise((resolve) =>
      child.once("close", (...words) => {
        resolve(words);
      }),
    );
    expect(end).toEqual([status, killedBy]);
    expect(stdout).toBe("");
    expect(stderr).toBe("audit: interrupted; 1 of 2 targets were judged, and there is no merged report.\n");
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });

  it("is named on a terminal while it is read, on one line, and the line is taken away", async () => {
    const inventory = await inventoryOf("progress.yml");
    const words = [
      COMMAND,
      "run",
      "--targets",
      inventory,
      "--target-timeout",
      "3",
      "-o",
      `csv=${scratch.folder}/p.csv`,
    ];
    const child = spawnTerminal(process.execPath, words, { cols: 44, rows: 20 });
    let screen = "";
    child.onData((data) => {
      screen += data;
    });
    await new Promise((resolve) => {
      child.onExit(resolve);
    });
    const lines = screen.split("\r\u001b[2K").filter((line) => line.startsWith("audit: "));
    expect(lines[0]).toBe("audit: 1 of 2 targets done, now slow … 1 s");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(44);
    expect(screen).toContain("\r\u001b[2K");
    expect(screen.lastIndexOf("audit: 1 of 2")).toBeLessThan(screen.indexOf("dotaudit 0."));
  });
});

describe("audit run --targets, called wrongly", () => {
  const local = scratch.put("local.yml", "targets: [{ target: local, policies: policies/base.audit }]\n");
  const base = join(scratch.folder, "policies/base.audit");
  const inline = (text: string) => ["--targets", scratch.put(`bad-${text.length}.yml`, text)];

  it.each<[name: string, args: () => readonly string[], status: number, words: string]>([
    [
      "an unknown kind",
      () => inline("targets: [planet:mars]\n"),
      65,
      ":1:11: error AUD5105: planet:mars: use local",
    ],
    [
      "a bad form",
      () => inline("targets: [a, pid:x, pid:0]\n"),
      65,
      "AUD5105: pid:0: after pid: comes the number",
    ],
    [
      "a target without a policy",
      () => inline("targets: [local ]\n"),
      65,
      ":1:11: error AUD5106: no policy is named for local",
    ],
    [
      "blocks of more addresses than one run takes",
      () => inline("targets: [tcp://10.0.0.0/16, tcp://10.1.0.0/16, tcp://10.2.0.0/16]\n"),
      65,
      ":1:30: error AUD5113: up to this target there are more than 65,536 targets",
    ],
    [
      "such blocks on the command line",
      () => [base, "--target", "tcp://10.0.0.0/16", "--target", "tcp://10.1.0.0/30"],
      64,
      "--target tcp://10.1.0.0/30: with it there are more than 65536 targets.",
    ],
    [
      "a value that no policy knows",
      () =>
        inline("targets:\n- { target: local, policies: policies/ssh.audit, variables: { SHS_PORT: 1 } }\n"),
      65,
      "error AUD5110: no policy of these targets has a variable SHS_PORT",
    ],
    [
      "a value of another type",
      () =>
        inline("targets:\n- { target: local, policies: policies/ssh.audit, variables: { SSH_PORT: ssh } }\n"),
      65,
      "AUD2052",
    ],
    [
      "a policy that is not there",
      () => inline("targets: [{ target: local, policies: none.audit }]\n"),
      66,
      "none.audit: there is no such file",
    ],
    [
      "an inventory that is not there",
      () => ["--targets", "/nowhere.yml"],
      66,
      "/nowhere.yml: there is no such file",
    ],
    [
      "a limit that meets nothing",
      () => ["--targets", local, "--limit", "web"],
      64,
      "--limit web: no target",
    ],
    ["a limit that leaves nothing", () => ["--targets", local, "--limit", "!local"], 64, "is left"],
    [
      "a limit that says nothing",
      () => ["--targets", local, "--limit", "web,,db"],
      64,
      "expected NAME, GROUP",
    ],
    ["a limit without an inventory", () => [base, "--limit", "web"], 64, "name it with --targets"],
    ["standard input twice", () => ["-", "--targets", "-"], 64, "only once"],
    ["a scan", () => ["--targets", local, "--scan", "x"], 64, "leave out --scan"],
    ["a baseline", () => ["--targets", local, "--baseline", "x"], 64, "--baseline is the report of one"],
    [
      "a target that it has itself",
      () => [base, "--targets", local, "--target", "local"],
      64,
      "Two targets are called",
    ],
    [
      "--target without a policy",
      () => ["--targets", local, "--target", "pid:1"],
      64,
      "Name a policy for the targets",
    ],
    ["no target at a time", () => ["--targets", local, "--parallel", "0"], 64, "from 1 to 1000"],
    ["no time", () => ["--targets", local, "--target-timeout", "0"], 64, "from 1 to 86400"],
    [
      "a report in the place of the inventory",
      () => ["--targets", local, "-o", `json=${local}`],
      64,
      "would overwrite",
    ],
    [
      "a report in the place of a policy of it",
      () => ["--targets", local, "-o", `json=${base}`],
      64,
      "would overwrite",
    ],
    [
      "names that make the same file",
      () => [
        ...inline('targets: [{ target: pid:1, name: "a b" }, { target: pid:2, name: "a/b" }]'),
        base,
        "-o",
        `json=${scratch.folder}/x-{target}.json`,
      ],
      64,
      "two reports would be written",
    ],
  ])("refuses %s", (_, args, status, words) => {
    const outcome = audit(["run", ...args()]);
    expect(outcome.stderr).toContain(words);
    expect([outcome.status, outcome.stdout]).toEqual([status, ""]);
  });

  it("tells what is wrong with a policy once, however many targets it is for", () => {
    const faulty = scratch.put("faulty.audit", BASE.replace("ports", "prots"));
    const many = Array.from({ length: 30 }, (_, index) => `{ target: "pid:${index + 1}", variables: {} }`);
    const { status, stderr } = audit(["run", faulty, ...inline(`targets: [${many.join(", ")}]`)]);
    expect(status).toBe(65);
    expect(stderr.match(/prots/g)?.length).toBeLessThan(5);
    expect(stderr).toContain("audit: nothing was judged:");
  });

  it("reads a path of a target from the folder of the inventory, and calls it as it was written", () => {
    mkdirSync(join(scratch.folder, "tree/etc"), { recursive: true });
    const inventory = scratch.put(
      "rest.yml",
      "targets: [{ target: rootfs:tree, policies: policies/base.audit }]\n",
    );
    const { stdout } = audit(["run", "--targets", inventory, "-o", "json"]);
    expect(merged(stdout).hosts.map(({ target }) => target)).toEqual(["rootfs:tree"]);
    expect(stdout).not.toMatch(/no such|does not exist/i);
  });

  it("reads an inventory from standard input, with paths from here", () => {
    const text = readFileSync(local, "utf8");
    const { status, stdout } = audit(["run", "--targets", "-", "-o", "json"], {
      input: text,
      cwd: scratch.folder,
    });
    expect([0, 1, 2]).toContain(status);
    expect(merged(stdout).hosts).toHaveLength(1);
  });
});

describe("audit targets", () => {
  const inventory = scratch.put(
    "listed.yml",
    `defaults: { policies: policies/base.audit, timeout: 20 }
groups: { web: { policies: policies/ssh.audit, variables: { SSH_PORT: 2222 }, labels: { env: prod }, become: sudo } }
targets: [pid:1, { target: ssh://web1, name: first, groups: web }]
`,
  );

  it("lists what would be looked at, and looks at nothing", () => {
    const { status, stdout, stderr } = audit(["targets", inventory]);
    const folder = scratch.folder;
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`pid:1
    policies  ${folder}/policies/base.audit
    timeout   20 s

first  ssh://web1
    groups    web
    labels    env=prod
    policies  ${folder}/policies/base.audit, ${folder}/policies/ssh.audit
    values    SSH_PORT=2222
    become    sudo
    timeout   20 s
`);
  });

  it("lists them for programs", () => {
    const { stdout } = audit(["targets", inventory, "--limit", "env=prod", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: "1.0",
      targets: [{ name: "first", target: "ssh://web1", groups: ["web"], become: "sudo", timeout: 20 }],
    });
  });

  it("refuses what a run refuses", () => {
    const bad = scratch.put("bad-list.yml", "targets: [mars]\n");
    expect(audit(["targets", bad])).toMatchObject({ status: 65, stdout: "" });
    expect(spawnSync(process.execPath, [COMMAND, "targets", "-", "-"], { input: "" }).status).toBe(64);
  });
});
