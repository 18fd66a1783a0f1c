import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { CHILD_ENVIRONMENT } from "./environment.ts";
import { isInstalled } from "./programs.ts";
import type { Result } from "./result.ts";

/** Twenty hosts that are reached over SSH. */
export interface SshHosts {
  /** Put before a command, runs it where the hosts can be reached. */
  readonly enter: readonly string[];
  readonly addresses: readonly string[];
  /** A configuration of ssh that knows the hosts and has a key for them. */
  readonly config: string;
  /** How many commands each host was asked for so far. */
  readonly exchanges: () => readonly number[];
}

const NEEDS = ["unshare", "nsenter", "ip", "sh", "sshd", "ssh", "ssh-keygen", "xargs"];
const COUNT = 20;
const addressOf = (host: number): string => `10.99.0.${host}`;
const HOSTS = Array.from({ length: COUNT }, (_, index) => index + 1);

/** One network with a bridge, and a network for each host that hangs on it, with OpenSSH's server in it. */
const SCRIPT = `
mount -t tmpfs -o mode=755 none /run
mkdir -p /run/sshd
cp -a /etc /run/etc
cp "$1/passwd" "$1/shadow" /run/etc/
mount --bind /run/etc /etc
ip link set lo up
ip link add hosts type bridge
ip address add 10.99.0.254/24 dev hosts
ip link set hosts up
for host in $2; do
  ip netns add "h$host"
  ip link add "v$host" type veth peer name eth0 netns "h$host"
  ip link set "v$host" master hosts up
  ip -n "h$host" address add "10.99.0.$host/24" dev eth0
  ip -n "h$host" link set lo up
  ip -n "h$host" link set eth0 up
  ip netns exec "h$host" "$3" -D -E "$1/$host.log" -f "$1/sshd_config" &
done
for host in $2; do
  until grep -q "Server listening" "$1/$host.log" 2> /dev/null; do sleep 0.05; done
done
echo ready
wait`;

/** Measures where twenty hosts are reached over SSH, each a network of its own with a real server. */
export async function onSshHosts(
  { work, folder }: { readonly work: string; readonly folder: string },
  measure: (hosts: SshHosts) => readonly Result[],
): Promise<readonly Result[]> {
  const missing = NEEDS.filter((program) => !isInstalled(program));
  const lacks = process.geteuid?.() === 0 ? missing : ["root", ...missing];
  if (lacks.length > 0) return [{ status: "skipped", work, host: "X", reason: `needs ${lacks.join(", ")}` }];
  const place = join(folder, "ssh");
  writeFiles(place);
  const words = ["-n", "-m", "sh", "-ec", SCRIPT, "sh", place, HOSTS.join(" "), "/usr/sbin/sshd"];
  const child = spawn("unshare", words, {
    stdio: ["ignore", "pipe", "inherit"],
    env: CHILD_ENVIRONMENT,
    detached: true,
  });
  const stop = (): void => void process.kill(-(child.pid ?? 0), "SIGKILL");
  process.once("exit", stop);
  try {
    const ended = once(child, "exit").then(() => ["nothing"]);
    const [line] = (await Promise.race([once(createInterface(child.stdout), "line"), ended])) as [string];
    if (line !== "ready") throw new Error(`The hosts over SSH said ${line}.`);
    return measure({
      enter: ["nsenter", "-t", String(child.pid), "-n", "-m"],
      addresses: HOSTS.map(addressOf),
      config: join(place, "ssh_config"),
      exchanges: () => HOSTS.map((host) => sessionsIn(join(place, `${host}.log`))),
    });
  } finally {
    process.off("exit", stop);
    if (child.exitCode === null) stop();
  }
}

function sessionsIn(log: string): number {
  return readFileSync(log, "utf8").match(/^Starting session/gm)?.length ?? 0;
}

/** Keys and configurations for both sides; the account of root has a shell of its own and no password. */
function writeFiles(place: string): void {
  mkdirSync(place, { mode: 0o755 });
  for (const name of ["host", "user"])
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(place, name)]);
  const hostKey = readFileSync(join(place, "host.pub"), "utf8");
  const files = {
    known_hosts: `10.99.0.* ${hostKey}`,
    passwd: "root:*:0:0::/:/bin/sh\nsshd:*:100:65534::/run/sshd:/usr/sbin/nologin\n",
    shadow: "root:*:1::::::\n",
    sshd_config: `HostKey ${place}/host\nAuthorizedKeysFile ${place}/user.pub\n${SERVER}`,
    ssh_config: `Host *\n  User root\n  IdentityFile ${place}/user\n  UserKnownHostsFile ${place}/known_hosts\n${CLIENT}`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text, { mode: 0o600 });
}

const SERVER = `StrictModes no
UsePAM no
PidFile none
PermitRootLogin yes
PasswordAuthentication no
LogLevel VERBOSE
`;

const CLIENT = `  GlobalKnownHostsFile /dev/null
  IdentitiesOnly yes
`;
