import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What a server is made of beside its keys. */
export interface ServerPlan {
  /** Users with the number of root, and their login shells. */
  readonly shells?: Readonly<Record<string, string>>;
  /** Users with the number of root whose login shell is a script of `sh`. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** What `/etc/sudoers` and `/etc/doas.conf` allow the users `allowed`, `asked` and `refused`, who are nobody. */
  readonly sudoers?: string;
  readonly doas?: string;
  /** Further lines of `sshd_config`. */
  readonly config?: string;
}

/** OpenSSH's server on a port of loopback, with users and keys of its own. */
export interface SshServer {
  readonly port: number;
  /** A configuration of ssh that knows the server and has a key for it. */
  readonly config: string;
  readonly folder: string;
  /** Another one, in which a word of it is replaced, and which has more lines. */
  configWith(change: { readonly replace?: readonly [string, string]; readonly lines?: string }): string;
  put(name: string, text: string): string;
  /** How often somebody logged in, and how often a command was started. */
  counts(): { readonly logins: number; readonly sessions: number };
  stop(): void;
}

/** Starts one, with mounts of its own, and waits until it listens. Needs root. */
export async function startSshServer(plan: ServerPlan = {}): Promise<SshServer> {
  const folder = mkdtempSync(join(tmpdir(), "dotaudit-sshd-"));
  chmodSync(folder, 0o755);
  const put = (name: string, text: string, mode = 0o644): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  };
  for (const name of ["host", "user"])
    execFileSync("/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(folder, name)]);
  chmodSync(join(folder, "user.pub"), 0o644);
  const port = await freePort();
  const hostKey = readFileSync(join(folder, "host.pub"), "utf8").split(" ").slice(0, 2).join(" ");
  put("known_hosts", `[127.0.0.1]:${port} ${hostKey}\n[localhost]:${port} ${hostKey}\n`);
  const configText = `Host *
  UserKnownHostsFile ${folder}/known_hosts
  GlobalKnownHostsFile /dev/null
  IdentityFile ${folder}/user
  IdentitiesOnly yes
`;
  const log = join(folder, "sshd.log");
  put("sshd_config", serverConfig(folder, port) + (plan.config ?? ""));
  put(
    "passwd",
    passwdOf(plan, (name, script) => put(name, `#!/bin/sh\n${script}\n`, 0o755)),
  );
  put("shadow", "root:*:1::::::\nallowed:*:1::::::\nasked:*:1::::::\nrefused:*:1::::::\n", 0o600);
  put("sudoers", plan.sudoers ?? "", 0o440);
  put("doas.conf", plan.doas ?? "", 0o400);
  const server = spawn("unshare", ["-m", "sh", "-ec", MOUNT_AND_SERVE, "sh", folder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  await untilListening(log);
  let configs = 0;
  return {
    port,
    folder,
    config: put("ssh_config", configText),
    put,
    configWith: ({ replace: [from, to] = ["", ""], lines = "" }) => {
      configs += 1;
      return put(`ssh_config_${configs}`, lines + configText.replace(from, to));
    },
    counts: () => {
      const text = readFileSync(log, "utf8");
      return {
        logins: text.match(/^Accepted publickey/gm)?.length ?? 0,
        sessions: text.match(/^Starting session/gm)?.length ?? 0,
      };
    },
    stop: () => {
      server.kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const MOUNT_AND_SERVE = `
mount -t tmpfs -o mode=755 none /run
mkdir -p /run/sshd /run/sudo
cp -a /etc /run/etc
for name in passwd shadow sudoers doas.conf; do cp -p "$1/$name" /run/etc/; done
mount --bind /run/etc /etc
exec /usr/sbin/sshd -D -E "$1/sshd.log" -f "$1/sshd_config"`;

function serverConfig(folder: string, port: number): string {
  return `Port ${port}
ListenAddress 127.0.0.1
HostKey ${folder}/host
AuthorizedKeysFile ${folder}/user.pub
StrictModes no
UsePAM no
PidFile none
PermitRootLogin yes
PasswordAuthentication no
LogLevel VERBOSE
`;
}

function passwdOf(
  { shells = {}, scripts = {} }: ServerPlan,
  put: (name: string, script: string) => string,
): string {
  const all = [
    ["root", "/bin/sh"],
    ...Object.entries(shells),
    ...Object.entries(scripts).map(([name, script]) => [name, put(name, script)]),
  ];
  const roots = all.map(([name = "", shell = ""]) => `${name}:*:0:0::/:${shell}\n`);
  const others = ["allowed", "asked", "refused"].map(
    (name, index) => `${name}:*:${70_000 + index}:70000::/:/bin/sh\n`,
  );
  return [...roots, ...others, "sshd:*:100:65534::/run/sshd:/usr/sbin/nologin\n"].join("");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function untilListening(log: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (textOf(log).includes("Server listening")) return;
    await sleep(50);
  }
  throw new Error(`sshd does not listen: ${textOf(log)}`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
