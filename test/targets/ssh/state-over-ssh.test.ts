import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { remoteHost } from "../../../src/app/remote-host.ts";
import { runAudit } from "../../../src/app/run-audit.ts";
import type { EvidenceSource } from "../../../src/app/evidence-source.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { connect } from "./exchange.ts";
import { startSshServer } from "./ssh-server.ts";
import type { SshServer } from "./ssh-server.ts";

const isRunnable = !lacks("root", "namespaces", "ssh", "sshd", "ssh-keygen");
const SHELLS = ["dash", "bash", "busybox"].filter((name) => !lacks(name));

const folder = mkdtempSync(join(tmpdir(), "over-ssh-"));
let server: SshServer;
beforeAll(async () => {
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, "it's $(x).conf"), "PermitRootLogin no\nBanner none\n");
  chmodSync(join(folder, "it's $(x).conf"), 0o640);
  if (!isRunnable) return;
  const scripts = { dash: 'exec dash "$@"', bash: 'exec bash "$@"', busybox: 'exec busybox sh "$@"' };
  server = await startSshServer({ scripts });
});
afterAll(() => {
  if (isRunnable) server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const item = (type: string, ...lines: readonly string[]): string =>
  [
    `<custom_item>`,
    `type : ${type}`,
    `description : "${type} ${lines.join(" ").replaceAll('"', "")}"`,
    ...lines,
    `</custom_item>`,
    "",
  ].join("\n");

const at = (name: string): string => `file : "${folder}/${name}"`;
const POLICY = [
  item("FILE_CHECK", at("*.conf"), 'owner : "root"', 'mask : "137"'),
  item("FILE_CHECK", at("*.conf"), 'mask : "777"'),
  item("FILE_CHECK", at("nothing")),
  item("FILE_CHECK_NOT", at("nothing")),
  item("FILE_CONTENT_CHECK", at("*.conf"), 'regex : "^PermitRootLogin"', 'expect : "no$"'),
  item("FILE_CONTENT_CHECK", at("*.conf"), 'regex : "^Banner"', 'expect : "issue"'),
  item("FILE_CONTENT_CHECK_NOT", at("*.conf"), 'regex : "^PermitRootLogin"', 'expect : "yes"'),
  item("CMD_EXEC", `cmd : "cat ${folder}/*.conf"`, 'expect : "Banner"'),
  item("CMD_EXEC", 'cmd : "echo \\"it\'s\\" >&2"', 'expect : "^nothing$"'),
  item("PROCESS_CHECK", 'name : "no-such-process"', "status : OFF"),
  item("DPKG_CHECK", 'dpkg : "libc6-0"', 'operator : "gt"'),
  item("SYSCTL_CHECK", 'name : "kernel.ostype"', 'value : "Linux"', "source : RUNNING"),
].join("");

async function statusesOn(target: EvidenceSource): Promise<readonly (readonly [string, string])[]> {
  const bytes = Buffer.from(`<check_type:"Unix">\n${POLICY}</check_type>\n`);
  const { policy } = loadPolicy({ file: "state.audit", bytes }, { dialect: "dotaudit" });
  const commands = { allows: () => true, user: null, network: "shared" } as const;
  const report = await runAudit([policy], target, {
    loopback: "left-out",
    regexMilliseconds: 1000,
    commands,
  });
  return report.findings.map(({ rule, status }) => [rule.text.description, status]);
}

describe.skipIf(!isRunnable)("a policy over SSH comes to what it comes to on the host", () => {
  it.each(SHELLS)("where the shell is %s", async (user) => {
    const limits = { timeoutMs: 120_000, outputBytes: 1 << 26 };
    const connection = connect({ user, port: server.port, config: server.config, limits });
    const host = remoteHost({
      name: "ssh://web1",
      way: "reached over SSH",
      exchange: (script) => connection.exchange(script),
    });
    const [over, here] = [await statusesOn(host), await statusesOn(localTarget())];
    await connection.close();
    expect(over).toEqual(here);
    expect(new Set(here.map(([, status]) => status))).toEqual(new Set(["PASSED", "FAILED"]));
  });
});
