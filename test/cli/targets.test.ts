import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { MergedReport } from "../../src/model/merged-report.ts";
import type { AuditReport } from "../../src/model/report.ts";
import type { PerlProgram } from "../support-hosts/perl-program.ts";
import { lacks } from "../support-hosts/requires.ts";
import { scratchFileSystem, startContained } from "../targets/namespace/contained.ts";
import { audit, COMMAND, scratchFolder } from "./audit-command.ts";
import type { Outcome } from "./audit-command.ts";

const POLICY = `<check_type:"Unix">
<custom_item>
type : AUDIT_ALLOWED_OPEN_PORTS
description : "Only the web"
port_type : TCP
ports : "80"
</custom_item>
<custom_item>
type : AUDIT_PROCESS_ON_PORT
description : "The web belongs to its user"
port_type : TCP
ports : "80"
name : "perl"
owner : "web"
</custom_item>
</check_type>
`;

const scratch = scratchFolder();
const policy = scratch.put("web.audit", POLICY);
const root = scratchFileSystem();
root.put("/etc/passwd", "web:x:0:0::/:/none\n");
const running: PerlProgram[] = [];
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
});
afterAll(() => {
  scratch.remove();
  root.remove();
});

async function container(port: number): Promise<number> {
  const program = await startContained(`tcp("0.0.0.0", ${port}); pivot("${root.folder}"); ready($$);`);
  running.push(program);
  return program.pid;
}

/** Runs a script of the shell with mounts of its own, and the command as its arguments. */
function onMachine(script: string, args: readonly string[]): Outcome {
  const words = ["-m", "-n", "sh", "-ec", script, "sh", process.execPath, COMMAND, ...args];
  const { status, stdout, stderr } = spawnSync("unshare", words, {
    encoding: "utf8",
    timeout: 240_000,
    env: { PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` },
  });
  return { status, stdout, stderr };
}

describe.skipIf(lacks("root", "namespaces", "perl"))("audit run --target", () => {
  it("judges a container without a shell, and its report says what was looked at", async () => {
    const pid = await container(80);
    const { status, stdout, stderr } = audit(["run", policy, "--target", `pid:${pid}`, "-o", "json"]);
    const report = JSON.parse(stdout) as AuditReport;
    expect(stderr).toBe("");
    expect(report.target).toBe(`pid:${pid}`);
    expect(report.host).toMatchObject({ virtualisation: `process ${pid}, seen from outside` });
    const [allowed, owned] = report.findings;
    expect(allowed).toMatchObject({ status: "PASSED" });
    // A process of this machine that may not be looked into could hold the socket as well.
    expect(["PASSED", "ERROR"]).toContain(owned!.status);
    expect(status).toBe(owned!.status === "PASSED" ? 0 : 2);
    expect(JSON.stringify(owned!.verdict)).toContain('"name":"web"');
  });

  it("judges several, of which one cannot be reached, and puts them side by side", async () => {
    const [good, bad] = [await container(80), await container(23)];
    const words = [`pid:${good}`, "container:nowhere", `pid:${bad}`].flatMap((word) => ["--target", word]);
    const each = `${scratch.folder}/{target}.json`;
    const { status, stdout } = audit(["run", policy, ...words, "-o", "json", "-o", `json=${each}`]);
    const merged = JSON.parse(stdout) as MergedReport;
    expect(status).toBe(1);
    expect(merged.hosts.map(({ target }) => target).sort()).toEqual(
      ["container:nowhere", `pid:${good}`, `pid:${bad}`].sort(),
    );
    const read = (name: string): AuditReport =>
      JSON.parse(readFileSync(`${scratch.folder}/${name}.json`, "utf8")) as AuditReport;
    expect(read("container-nowhere").findings.map((finding) => finding.status)).toEqual(["ERROR", "ERROR"]);
    expect(JSON.stringify(read("container-nowhere"))).toContain("There is no container nowhere");
    const failed = read(`pid-${bad}`).findings.filter((finding) => finding.status === "FAILED");
    expect(failed.map(({ rule }) => rule.text.description)).toContain("Only the web");
  });

  it("finds a container of Docker by its name", async () => {
    const pid = await container(80);
    const state = JSON.stringify({ ID: "ab".repeat(32), Name: "/web", State: { Running: true, Pid: pid } });
    const script = `mount -t tmpfs none /var/lib; mkdir -p /var/lib/docker/containers/x
      printf %s '${state}' > /var/lib/docker/containers/x/config.v2.json; exec "$@"`;
    const { stdout } = onMachine(script, ["run", policy, "--target", "container:web", "-o", "json"]);
    const report = JSON.parse(stdout) as AuditReport;
    expect(report).toMatchObject({
      target: "container:web",
      host: { virtualisation: `docker container abababababab, process ${pid}, seen from outside` },
      findings: [{ status: "PASSED" }, expect.anything()],
    });
  });

  const LISTEN = `ip netns add blue; ip netns add empty
    mkfifo /run/ready; ip netns exec blue perl -MIO::Socket::INET -e '
      my $s = IO::Socket::INET->new(Listen => 1, LocalAddr => "0.0.0.0", LocalPort => 23) or die;
      open(my $f, ">", "/run/ready"); close($f); sleep 60' & read -r _ < /run/ready || true
    status=0; "$@" || status=$?; kill $!; exit $status`;

  it.each(["netns:blue", "netns:/run/netns/blue"])("looks into %s", (word) => {
    if (lacks("ip")) return;
    const { status, stdout } = onMachine(`mount -t tmpfs none /run; ${LISTEN}`, [
      "run",
      policy,
      "--target",
      word,
      "-o",
      "json",
    ]);
    const report = JSON.parse(stdout) as AuditReport;
    expect(status).toBe(1);
    expect(report.target).toBe(word);
    expect(JSON.stringify(report.findings[0]?.verdict)).toContain('"port":23');
  });

  it("looks into every network namespace of the machine, and does not call an empty one closed", () => {
    if (lacks("ip")) return;
    const { status, stdout } = onMachine(`mount -t tmpfs none /run; ${LISTEN}`, [
      "run",
      policy,
      "--all-netns",
      "-o",
      "json",
    ]);
    const merged = JSON.parse(stdout) as MergedReport;
    const statusOf = (name: string) => merged.hosts.find(({ target }) => target === name)?.status;
    expect(status).toBe(1);
    expect(statusOf("netns:blue")).toBe("failed");
    expect(statusOf("netns:empty")).toBe("incomplete");
    expect(merged.hosts.length).toBeGreaterThanOrEqual(3);
  });
});

describe("audit run --target, called wrongly", () => {
  const refused: readonly (readonly [string, readonly string[], string])[] = [
    ["an unknown kind", ["--target", "planet:mars"], "--target planet:mars: use local, pid:N"],
    ["no word", ["--target", "container:"], "--target container:: use local"],
    ["a member of every object", ["--target", "constructor:x"], "use local"],
    ["a process that is no number", ["--target", "pid:1e3"], "after pid: comes the number of a process"],
    ["recorded evidence", ["--target", "local", "--evidence", "x"], "--evidence beside targets"],
    [
      "a baseline for several",
      ["--target", "local", "--target", "pid:1", "--baseline", "x"],
      "--baseline is",
    ],
    [
      "a format that no merged report has",
      ["--target", "local", "--target", "pid:1", "-o", "junit"],
      "junit",
    ],
  ];

  it.each(refused)("refuses %s", (_, args, words) => {
    const { status, stderr, stdout } = audit(["run", policy, ...args]);
    expect(status).toBe(64);
    expect(stdout).toBe("");
    expect(stderr).toContain(words);
  });

  it("refuses to write two reports to one file", () => {
    const path = `${scratch.folder}/same.json`;
    const { status } = audit(["run", policy, "--target", "local", "-o", `json=${path}`, "-o", `csv=${path}`]);
    expect(status).toBe(64);
    expect(existsSync(path)).toBe(false);
  });

  it("judges this machine as ever, under the name local", () => {
    const { stdout } = audit(["run", policy, "--target", "local", "-o", "json"]);
    const plain = JSON.parse(audit(["run", policy, "-o", "json"]).stdout) as AuditReport;
    expect((JSON.parse(stdout) as AuditReport).target).toBe(plain.target);
  });
});
