import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { HostReport } from "../../support-hosts/host-plan.ts";
import { linesOf, onPrivateHost, ownerOf, requestsFor, socketsOf } from "../../support-hosts/private-host.ts";
import { lacksFile, lacks } from "../../support-hosts/requires.ts";

const tcp = requestsFor(["tcp"]);
const folder = mkdtempSync(join(tmpdir(), "dotaudit-host-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(lacks("root", "namespaces", "perl", "ip"))("on a host with hostile processes", () => {
  it.each([
    ["a line end", "new\nline 1/sshd", "new\nline 1/sshd"],
    ["a forged owner in the words of ss", 'sshd",pid=1,fd=3))', 'sshd",pid=1,fd='],
    ["colours", "\u001b[31mred\u001b[0m", "\u001b[31mred\u001b[0m"],
    ["text from right to left", "a\u202egro.live", "a\u202egro.live"],
    ["closing brackets", "a) R 1 (b) S 2", "a) R 1 (b) S 2"],
    ["nothing but a bracket", ")", ")"],
  ])("a name with %s is given as it is", (_, name, expected) => {
    const hex = Buffer.from(name).toString("hex");
    const report = onPrivateHost({
      programs: [{ code: `comm(pack("H*", "${hex}")); tcp("0.0.0.0", 8081); ready($$);` }],
      requests: tcp,
    });
    expect(ownerOf(report, 8081)).toMatchObject({
      comm: expected,
      parentPid: 1,
      pid: report.programs[0]!.pid,
    });
  });

  it("a name that is no UTF-8 keeps every byte", () => {
    const code = `comm("caf\\xe9"); tcp("0.0.0.0", 8081); ready($$);`;
    expect(ownerOf(onPrivateHost({ programs: [{ code }], requests: tcp }), 8081).comm).toBe("café");
  });

  it("a forged argv[0] does not hide the executable", () => {
    const file = join(folder, "backdoor");
    const code = `tcp("0.0.0.0", 2222); ready($$);`;
    const report = onPrivateHost({ programs: [{ code, file, argv0: "/usr/sbin/sshd" }], requests: tcp });
    const owner = ownerOf(report, 2222);
    expect(owner.arguments![0]).toBe("/usr/sbin/sshd");
    expect(owner.executable).toEqual({ status: "observed", value: { path: file, deleted: false } });
  });

  it("four thousand characters of arguments are enough", () => {
    const code = `tcp("0.0.0.0", 2222); $0 = "x" x 100; ready($$); # ${"long ".repeat(20_000)}`;
    const report = onPrivateHost({ programs: [{ code }], requests: tcp });
    expect(ownerOf(report, 2222).arguments!.join("").length).toBeLessThanOrEqual(4096);
  });

  it("a deleted executable keeps its path, and its digest is taken from what runs", () => {
    const file = join(folder, "gone");
    const report = onPrivateHost({
      programs: [{ code: `tcp("0.0.0.0", 2223); ready($$);`, file }],
      after: [
        ["rm", file],
        ["cp", "/bin/true", file],
      ],
      requests: requestsFor(["tcp"], [{ ports: [[0, 65535]], depth: "every", details: ["md5", "sha256"] }]),
    });
    const owner = ownerOf(report, 2223);
    expect(owner.executable).toEqual({ status: "observed", value: { path: file, deleted: true } });
    const [md5, sha256] = ["md5sum", "sha256sum"].map(
      (tool) => execFileSync(tool, ["/usr/bin/perl"], { encoding: "utf8" }).split(" ")[0],
    );
    expect(owner.digests).toEqual({ status: "observed", value: { md5, sha256 } });
  });

  it("a file whose name ends in (deleted) is not taken for a deleted one", () => {
    const file = join(folder, "x (deleted)");
    const code = `tcp("0.0.0.0", 2224); ready($$);`;
    const executable = ownerOf(onPrivateHost({ programs: [{ code, file }], requests: tcp }), 2224).executable;
    expect(executable).toEqual({ status: "observed", value: { path: file, deleted: false } });
  });

  it("a deleted file is recognised even where another one bears the name with (deleted)", () => {
    const file = join(folder, "y");
    const report = onPrivateHost({
      programs: [{ code: `tcp("0.0.0.0", 2225); ready($$);`, file }],
      after: [
        ["rm", file],
        ["cp", "/bin/true", `${file} (deleted)`],
      ],
      requests: tcp,
    });
    expect(ownerOf(report, 2225).executable).toMatchObject({ value: { path: file, deleted: true } });
  });

  it("all processes that share a socket are its owners", () => {
    const code = `tcp("0.0.0.0", 8090); my @children = map { child {} } 1 .. 3; ready($$, @children);`;
    const report = onPrivateHost({ programs: [{ code }], requests: tcp });
    expect(linesOf(report)).toEqual([`tcp 0.0.0.0 8090 complete ${report.programs[0]!.said.join(" ")}`]);
  });

  it("two sockets on one port (SO_REUSEPORT) keep their own owners", () => {
    const code = `tcp("0.0.0.0", 8091, reuseport => 1); ready($$);`;
    const report = onPrivateHost({ programs: [{ code }, { code }], requests: tcp });
    expect(new Set(socketsOf(report).map(({ inode }) => inode)).size).toBe(2);
    expect([...linesOf(report)].sort()).toEqual(
      report.programs.map(({ pid }) => `tcp 0.0.0.0 8091 complete ${pid}`).sort(),
    );
  });

  it("a process in a PID namespace below ours is seen with the id that it has in ours", () => {
    const code = `comm("inner"); tcp("0.0.0.0", 8092); ready($$);`;
    const through = ["unshare", "-p", "-f", "--kill-child"];
    const report = onPrivateHost({ programs: [{ code, through }], requests: tcp });
    const [{ pid, said } = { pid: 0, said: [] }] = report.programs;
    expect(said).toEqual(["1"]);
    expect(ownerOf(report, 8092)).toMatchObject({ comm: "inner", parentPid: pid });
  });

  it.skipIf(lacksFile("/proc/sys/net/mptcp/enabled"))("a multipath TCP listener has its owner", () => {
    const report = onPrivateHost({
      programs: [{ code: `mptcp("0.0.0.0", 8093); ready($$);` }],
      requests: tcp,
    });
    expect(linesOf(report)).toEqual([`tcp 0.0.0.0 8093 complete ${report.programs[0]!.pid}`]);
  });

  it("an empty folder that is mounted upon a process hides nothing unnoticed", () => {
    const report = onPrivateHost({
      programs: [{ code: `tcp("0.0.0.0", 31337); ready($$);` }, { code: `tcp("0.0.0.0", 22); ready($$);` }],
      after: [["sh", "-c", `mkdir ${folder}/empty; mount --bind ${folder}/empty /proc/$(pgrep -o perl)`]],
      requests: tcp,
    });
    const owners = socketsOf(report).map(({ owners }) => owners.status);
    expect(owners).toEqual(["partial", "partial"]);
    expect(gapReasons(report)).toContain("failed");
  });
});

function gapReasons(report: HostReport): readonly string[] {
  return report.observations.flatMap((entry) =>
    entry.status === "observed" ? entry.facts.gaps.map(({ reason }) => reason) : [],
  );
}
