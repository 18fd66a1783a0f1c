import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lacks } from "../../support-hosts/requires.ts";
import { BRIEF, connect, exchangeOnce, shown } from "./exchange.ts";
import { startSshServer } from "./ssh-server.ts";
import type { SshServer } from "./ssh-server.ts";

const SHELLS = ["dash", "bash", "rbash", "tcsh", "fish", "mksh", "ksh93"].filter((name) => !lacks(name));
const isRunnable = !lacks("root", "namespaces", "ssh", "sshd", "ssh-keygen");
const END = /\n@ end \d+\n$/;
const POSIX = 'exec /bin/sh "$@"';
const MOST_NOISE = 60_000;

const scripts: Readonly<Record<string, string>> = {
  noisy: `head -c ${MOST_NOISE} /dev/zero | tr '\\0' x; echo; ${POSIX}`,
  complaining: `echo "Welcome to sudo, env: not found, Permission denied" >&2; ${POSIX}`,
  greedy: "cat >/dev/null",
  early: "exit 0",
  endless: "exec yes",
  moaning: "yes >&2",
  silent: "exec sleep 60",
  cut: '/bin/sh "$@" | head -c 300',
  lost: '/bin/sh "$@" | head -c 300; sleep 1; kill -9 $PPID; sleep 1',
  stuck: '/bin/sh "$@" | head -c 300; sleep 60',
  goodbye: '/bin/sh "$@"; echo Goodbye',
  windows: "echo \"'env' is not recognized as an internal or external command,\" >&2; exit 1",
  router: "echo \"% Invalid input detected at '^' marker.\"; exit 0",
  odd: "exit 255",
  grumpy: "echo I am no shell >&2; exit 255",
};

/** Other tests have connections as well. */
const folder = mkdtempSync(join(tmpdir(), "dotaudit-x-"));
chmodSync(folder, 0o755);
process.env.TMPDIR = folder;

let server: SshServer;
beforeAll(async () => {
  if (!isRunnable) return;
  const shells = Object.fromEntries(SHELLS.map((name) => [`in-${name}`, pathOf(name)]));
  server = await startSshServer({
    shells: { ...shells, closed: "/usr/sbin/nologin" },
    scripts,
    sudoers:
      "Defaults use_pty\nDefaults:refused !authenticate\nallowed ALL = (ALL) NOPASSWD: ALL\nasked ALL = (ALL) PASSWD: ALL\n",
    doas: "permit nopass allowed\npermit asked\n",
  });
});
afterAll(() => {
  if (isRunnable) server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function pathOf(name: string): string {
  return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
}

function connectionFolders(): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith("dotaudit-ssh-"));
}

const way = (user: string, more = {}) => ({ user, port: server.port, config: server.config, ...more });

describe.skipIf(!isRunnable)("an exchange with a real OpenSSH server", () => {
  it.each(SHELLS)("runs the script for a user whose login shell is %s", async (name) => {
    const seen = await exchangeOnce(way(`in-${name}`));
    expect(shown(seen)).toMatch(END);
  });

  it("bears up to 64 KiB that a login says before, and what it complains of", async () => {
    const noisy = await exchangeOnce(way("noisy"));
    expect(noisy.status === "observed" && noisy.value.length).toBeGreaterThan(MOST_NOISE);
    expect(shown(await exchangeOnce(way("complaining")))).toMatch(END);
  });

  it("uses one connection for all exchanges, and leaves nothing of it behind", async () => {
    const before = server.counts();
    const connection = connect(way("root"));
    for (let times = 0; times < 3; times++) expect(shown(await connection.exchange(BRIEF))).toMatch(END);
    await connection.close();
    const { logins, sessions } = server.counts();
    expect([logins - before.logins, sessions - before.sessions]).toEqual([1, 3]);
    expect(connectionFolders()).toEqual([]);
    await connection.close();
    expect(await connection.exchange(BRIEF)).toMatchObject({ reason: "failed" });
  });

  it("is given up when the connection is closed meanwhile", async () => {
    const connection = connect(way("silent"));
    const startedAt = performance.now();
    const exchange = connection.exchange(BRIEF);
    setTimeout(() => void connection.close(), 500);
    expect(await exchange).toMatchObject({
      reason: "failed",
      detail: expect.stringContaining("given up") as string,
    });
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });

  it("works through a ProxyCommand of the user's, more than once", async () => {
    const lines = `ProxyCommand /usr/sbin/sshd -i -f ${server.folder}/sshd_config\n`;
    const connection = connect({ ...way("root"), config: server.configWith({ lines }) });
    for (let times = 0; times < 2; times++) expect(shown(await connection.exchange(BRIEF))).toMatch(END);
    await connection.close();
  });

  it("works through a ProxyJump of the user's", async () => {
    const lines = `Match originalhost inside\n  HostName 127.0.0.1\n  HostKeyAlias [127.0.0.1]:${server.port}\n  ProxyJump root@localhost:${server.port}\nMatch all\n`;
    const before = server.counts().logins;
    const config = server.configWith({ lines });
    const seen = await exchangeOnce({ ...way("root"), host: "inside", config });
    expect(shown(seen)).toMatch(END);
    expect(server.counts().logins - before).toBe(2);
  });

  it("heeds no forwarding, command or terminal of the user's configuration", async () => {
    const [local, remote] = [join(server.folder, "ran-here"), join(server.folder, "ran-there")];
    const lines = `PermitLocalCommand yes\nLocalCommand touch ${local}\nRemoteCommand touch ${remote}\nRequestTTY force\nForwardAgent yes\nForwardX11 yes\nLocalForward ${server.folder}/forward 127.0.0.1:1\nRemoteForward 0 127.0.0.1:1\nControlMaster no\nControlPath ${server.folder}/control\n`;
    const config = server.configWith({ lines });
    expect(shown(await exchangeOnce({ ...way("root"), config }))).toMatch(END);
    expect([local, remote, `${server.folder}/forward`].filter(existsSync)).toEqual([]);
    expect(readFileSync(join(server.folder, "sshd.log"), "utf8")).not.toMatch(/forward/i);
  });
});

describe.skipIf(!isRunnable)("an exchange that fails is told for what it is", () => {
  const quick = { limits: { timeoutMs: 2500, outputBytes: 1 << 20 } };
  const awkward: readonly (readonly [user: string, reason: string, words: string, more: object])[] = [
    ["greedy", "malformed-output", "did not run the script: what it ran instead ended with status 0", {}],
    ["early", "malformed-output", "did not run the script", {}],
    ["odd", "vanished", "was lost, or what it ran instead of the script ended with status 255", {}],
    ["grumpy", "malformed-output", "ended with status 255. It said: I am no shell", {}],
    ["endless", "truncated-output", "sent more than 1048576 bytes", {}],
    ["moaning", "truncated-output", "complained without an end", {}],
    ["silent", "timed-out", "had not begun to show itself after 3 s", quick],
    ["stuck", "timed-out", "was still showing itself after 3 s", quick],
    ["cut", "truncated-output", "is cut", {}],
    ["goodbye", "truncated-output", "something follows its end", {}],
    ["lost", "vanished", "was lost before it had shown everything", {}],
    ["windows", "missing-tool", "It said: 'env' is not recognized", {}],
    ["router", "missing-tool", "Invalid input", {}],
    [
      "closed",
      "missing-privilege",
      "runs no commands. It said: This account is currently not available.",
      {},
    ],
    ["stranger", "missing-privilege", "did not let this user in", {}],
  ];

  it.each(awkward)("by %s, as %s", async (user, reason, words, more) => {
    const seen = await exchangeOnce(way(user, more));
    expect(seen).toMatchObject({ status: "unavailable", reason });
    expect(seen.status === "unavailable" && seen.detail).toContain(words);
    expect(seen.status === "unavailable" && seen.detail).toContain("ssh://web1");
  });

  it.each([
    ["an unknown host key", "known_hosts", "no_hosts", "is not in known_hosts"],
    ["another key", "/user\n", "/host\n", "did not let this user in"],
    ["a fault in the configuration", "IdentitiesOnly", "Identities", "does not accept its own configuration"],
  ])("by %s", async (_, from, to, words) => {
    const before = server.counts().sessions;
    const config = server.configWith({ replace: [from, to] });
    const seen = await exchangeOnce({ ...way("root"), config });
    expect(seen.status === "unavailable" && seen.detail).toContain(words);
    expect(server.counts().sessions).toBe(before);
    expect(existsSync(join(server.folder, "no_hosts"))).toBe(false);
  });

  it.each([
    ["a changed host key", "", "shows another host key than the one in known_hosts"],
    ["a revoked host key", "@revoked ", "is marked as revoked"],
  ])("by %s", async (_, mark, words) => {
    const key = readFileSync(join(server.folder, mark === "" ? "user.pub" : "host.pub"), "utf8");
    server.put("other_hosts", `${mark}[127.0.0.1]:${server.port} ${key}`);
    const config = server.configWith({ replace: ["known_hosts", "other_hosts"] });
    const seen = await exchangeOnce({ ...way("root"), config });
    expect(seen.status === "unavailable" && seen.detail).toContain(words);
  });

  it("by no way of encryption in common", async () => {
    const config = server.configWith({ lines: "KexAlgorithms diffie-hellman-group1-sha1\n" });
    const seen = await exchangeOnce({ ...way("root"), config });
    expect(seen).toMatchObject({ reason: "not-supported" });
  });

  it("by a name that does not resolve", async () => {
    const seen = await exchangeOnce({ ...way("root"), host: "nowhere.invalid" });
    expect(seen).toMatchObject({
      reason: "missing-source",
      detail: expect.stringContaining("not resolve") as string,
    });
  });

  it("by a port that is closed", async () => {
    const seen = await exchangeOnce({ ...way("root"), port: 1 });
    expect(seen).toMatchObject({
      reason: "missing-source",
      detail: expect.stringContaining("No SSH server") as string,
    });
  });

  it("by a connection that is lost between two exchanges, which is then made anew", async () => {
    const connection = connect(way("root"));
    expect(shown(await connection.exchange(BRIEF))).toMatch(END);
    const killed = await connection.exchange("kill -9 $(ps -o ppid= -p $PPID) $PPID");
    expect(killed).toMatchObject({ status: "unavailable", reason: "vanished" });
    expect(shown(await connection.exchange(BRIEF))).toMatch(END);
    await connection.close();
  });
});

describe.skipIf(!isRunnable)("becoming root on the host", () => {
  const isRoot = (text: string) => /^@ host ok \.\n(?: .*\n){3} 0\n/m.test(text);

  it.each(["sudo", "doas"] as const)("works by %s", async (become) => {
    if (lacks(become)) return;
    const seen = await exchangeOnce(way("allowed", { become }));
    expect(shown(seen)).toMatch(END);
    expect(seen.status === "observed" && isRoot(seen.value)).toBe(true);
    const plain = await exchangeOnce(way("allowed"));
    expect(plain.status === "observed" && isRoot(plain.value)).toBe(false);
  });

  it.each([
    ["sudo", "asked", "asks for a password"],
    ["sudo", "refused", "does not allow this user"],
    ["doas", "asked", "asks for a password"],
    ["doas", "refused", "does not allow this user"],
  ] as const)("by %s of the user %s says why not", async (become, user, words) => {
    if (lacks(become)) return;
    const seen = await exchangeOnce(way(user, { become }));
    expect(seen).toMatchObject({ status: "unavailable", reason: "missing-privilege" });
    expect(seen.status === "unavailable" && seen.detail).toContain(words);
  });
});
