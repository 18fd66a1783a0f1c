import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { remoteHost } from "../../../src/app/remote-host.ts";
import { runAudit } from "../../../src/app/run-audit.ts";
import type { EvidenceSource } from "../../../src/app/evidence-source.ts";
import type { CommandLeave } from "../../../src/targets/program-access.ts";
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
  mkdirSync(join(folder, "closed"), { mode: 0o700 });
  writeFileSync(join(folder, "closed", "inside"), "open\n");
  chmodSync(join(folder, "closed", "inside"), 0o4777);
  writeFileSync(join(folder, "own"), "secret\n", { mode: 0o600 });
  writeFileSync(join(folder, "public"), "public\n", { mode: 0o644 });
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

/** What somebody who is not root can tell of the same rules; root passes those that begin with P, and fails the others. */
const UNPRIVILEGED: readonly (readonly [root: "PASSED" | "FAILED", other: string, rule: string])[] = [
  ["PASSED", "PASSED", item("FILE_CHECK", at("public"), 'mask : "133"')],
  ["PASSED", "PASSED", item("FILE_CONTENT_CHECK", at("public"), 'regex : "p"', 'expect : "^public$"')],
  ["PASSED", "PASSED", item("FILE_CHECK", at("own"), 'mask : "177"')],
  ["FAILED", "FAILED", item("FILE_CHECK", at("own"), 'mask : "777"')],
  ["PASSED", "ERROR", item("FILE_CONTENT_CHECK", at("own"), 'regex : "s"', 'expect : "secret"')],
  ["FAILED", "ERROR", item("FILE_CONTENT_CHECK_NOT", at("own"), 'regex : "s"', 'expect : "secret"')],
  ["PASSED", "ERROR", item("FILE_CONTENT_CHECK_NOT", at("own"), 'regex : "s"', 'expect : "nothing"')],
  ["FAILED", "ERROR", item("FILE_CHECK_NOT", at("closed/inside"))],
  ["FAILED", "ERROR", item("FILE_CHECK_NOT", at("closed/in*"))],
  ["PASSED", "ERROR", item("FILE_CHECK_NOT", at("closed/nothing"))],
  ["PASSED", "ERROR", item("FILE_CHECK_NOT", at("closed/no*"))],
  ["PASSED", "ERROR", item("FILE_CHECK", at("closed/inside"), 'mask : "000"')],
  ["FAILED", "ERROR", item("FILE_CHECK", at("clo*/inside"), 'mask : "777"')],
  ["FAILED", "ERROR", item("FIND_CMD", `target : "${folder}/closed"`, 'find_name : "in*"', 'expect : ""')],
  ["PASSED", "PASSED", item("CMD_EXEC", 'cmd : "id -u"', 'expect : "^[0-9]+$"')],
  ["PASSED", "FAILED", item("CMD_EXEC", 'cmd : "id -u"', 'expect : "^0$"')],
];

async function statusesOn(
  target: EvidenceSource,
  { rules = POLICY, ...leave }: Partial<CommandLeave> & { readonly rules?: string } = {},
): Promise<readonly (readonly [string, string])[]> {
  const bytes = Buffer.from(`<check_type:"Unix">\n${rules}</check_type>\n`);
  const { policy } = loadPolicy({ file: "state.audit", bytes }, { dialect: "dotaudit" });
  const commands = { allows: () => true, user: null, network: "shared", ...leave } as const;
  const report = await runAudit([policy], target, {
    loopback: "left-out",
    regexMilliseconds: 1000,
    commands,
  });
  return report.findings.map(({ rule, status }) => [rule.text.description, status]);
}

/** Asks a host over SSH, whose login user this is. */
async function asUser<T>(user: string, ask: (host: EvidenceSource) => Promise<T>): Promise<T> {
  const limits = { timeoutMs: 120_000, outputBytes: 1 << 26 };
  const connection = connect({ user, port: server.port, config: server.config, limits });
  const exchange = (script: string) => connection.exchange(script);
  const answer = await ask(remoteHost({ name: "ssh://web1", way: "reached over SSH", exchange }));
  await connection.close();
  return answer;
}

describe.skipIf(!isRunnable)("a policy over SSH comes to what it comes to on the host", () => {
  it.each(SHELLS)("where the shell is %s", async (user) => {
    const over = await asUser(user, statusesOn);
    const here = await statusesOn(localTarget());
    expect(over).toEqual(here);
    expect(new Set(here.map(([, status]) => status))).toEqual(new Set(["PASSED", "FAILED"]));
  });
});

describe.skipIf(!isRunnable)("over SSH", () => {
  it("a login user who is not root gets ERROR where root sees more, and never a pass instead", async () => {
    const rules = UNPRIVILEGED.map(([, , rule]) => rule).join("");
    const as = async (user: string) =>
      (await asUser(user, (host) => statusesOn(host, { rules }))).map(([, status]) => status);
    expect(await as("root")).toEqual(UNPRIVILEGED.map(([status]) => status));
    expect(await as("allowed")).toEqual(UNPRIVILEGED.map(([, status]) => status));
  });

  it("commands run as the user and with the network that were chosen, of those of the host", async () => {
    const id = item("CMD_EXEC", 'cmd : "id -un"', 'expect : "^nobody$"');
    const alone = item("CMD_EXEC", `cmd : "tail -n +3 /proc/net/dev | sed 's/:.*//'"`, 'expect : "^ *lo$"');
    const leave = { userName: "nobody", network: "none" } as const;
    const statuses = await asUser("root", (host) => statusesOn(host, { rules: id + alone, ...leave }));
    expect(statuses.map(([, status]) => status)).toEqual(["PASSED", "PASSED"]);
  });

  it("no command runs as a user whom the host does not have, or whom the login user may not become", async () => {
    const mark = join(folder, "mark");
    const rules = item("CMD_EXEC", `cmd : "touch ${mark}"`, 'expect : ""');
    for (const [user, userName] of [
      ["root", "no-such-user"],
      ["allowed", "root"],
    ] as const)
      expect(await asUser(user, (host) => statusesOn(host, { rules, userName }))).toMatchObject([
        [expect.any(String), "ERROR"],
      ]);
    expect(existsSync(mark)).toBe(false);
    await asUser("root", (host) => statusesOn(host, { rules }));
    expect(existsSync(mark)).toBe(true);
  });
});
