import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { EvidenceDocument } from "../../src/evidence/evidence-document.ts";
import type { AuditReport } from "../../src/model/report.ts";
import type { PerlProgram } from "../support-hosts/perl-program.ts";
import { lacks } from "../support-hosts/requires.ts";
import { startContained } from "../targets/namespace/contained.ts";
import { startSshServer } from "../targets/ssh/ssh-server.ts";
import { audit, HARMLESS, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
const policy = scratch.put("harmless.audit", HARMLESS);
const denied = scratch.put("denied.audit", HARMLESS.replace('"1"', '"81"'));
const root = join(scratch.folder, "root");
mkdirSync(join(root, "etc"), { recursive: true });
writeFileSync(join(root, "etc/os-release"), 'PRETTY_NAME="Inside Linux 1"\n');
const running: PerlProgram[] = [];
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
});
afterAll(() => {
  scratch.remove();
});

/** 2: some machines hide processes of theirs even from root. */
const RECORDED = [0, 2];

const file = join(scratch.folder, "host.evidence.json");
const recorded = () => JSON.parse(readFileSync(file, "utf8")) as EvidenceDocument;
const judged = (name: string) =>
  (JSON.parse(audit(["run", name, "--evidence", file, "-o", "json"]).stdout) as AuditReport).findings[0]
    ?.status;

describe("audit collect --target", () => {
  it.skipIf(lacks("root", "namespaces", "perl"))(
    "records a network namespace, to be judged later",
    async () => {
      const program = await startContained(`tcp("0.0.0.0", 81); ready($$);`, ["-n"]);
      running.push(program);
      const words = ["collect", denied, "--target", `pid:${program.pid}`, "-o", file];
      expect(RECORDED).toContain(audit(words).status);
      program.child.kill("SIGKILL");
      expect(recorded().target).toBe(`pid:${program.pid}`);
      expect([judged(denied), judged(policy)]).toEqual(["FAILED", "PASSED"]);
    },
  );

  it.skipIf(lacks("root", "namespaces", "ssh", "sshd", "ssh-keygen"))(
    "records a host over SSH in one exchange, and closes the connection",
    async () => {
      const server = await startSshServer();
      try {
        const target = `ssh://root@127.0.0.1:${server.port}`;
        const words = ["collect", policy, "--target", target, "--ssh-config", server.config, "-o", file];
        expect(RECORDED).toContain(audit(words, { env: { TMPDIR: scratch.folder } }).status);
        expect(server.counts()).toEqual({ logins: 1, sessions: 1 });
        expect(judged(policy)).toBe("PASSED");
      } finally {
        server.stop();
      }
    },
  );

  it("records of what does not run what can be seen, and never a prediction", () => {
    const { status, stderr } = audit(["collect", policy, "--target", `rootfs:${root}`, "-o", file]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("Sockets cannot be seen at rest")]);
    expect(recorded().observations.host).toMatchObject({ facts: { distribution: "Inside Linux 1" } });
    expect(judged(policy)).toBe("ERROR");
  });

  it("says of a target that is not there why, and writes nothing", () => {
    const path = join(scratch.folder, "nothing.json");
    const { status, stderr } = audit(["collect", policy, "--target", "rootfs:/nowhere", "-o", path]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("nothing was recorded of rootfs:/nowhere")]);
    expect(() => readFileSync(path)).toThrow("ENOENT");
  });

  it.each<[words: readonly string[], message: string]>([
    [["--target", "planet:mars"], "use local"],
    [["--target", "tcp://127.0.0.1"], "audit scan -o nmap=scan.xml"],
    [["--target", "ssh://web1", "--with-arguments"], "leave out --with-arguments"],
    [["--target", "local", "--script"], "cannot be used with"],
    [["--become", "sudo"], "--become is for ssh://"],
    [["--target", "local", "--identity", "/nowhere"], "--identity is for ssh://"],
  ])("refuses %j", (words, message) => {
    const { status, stderr } = audit(["collect", policy, ...words]);
    expect([status, stderr]).toEqual([64, expect.stringContaining(message)]);
  });
});
