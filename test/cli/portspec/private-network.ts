import { spawnSync } from "node:child_process";
import { COMMAND } from "../audit-command.ts";
import type { Outcome } from "../audit-command.ts";

const LISTENING = new URL("../../support-hosts/listening-main.ts", import.meta.url).pathname;

/** A machine with nobody else's sockets: what listens on it, and its own `/etc/hosts`. */
export interface PrivateNetwork {
  readonly listeners: readonly { readonly host: string; readonly port: number }[];
  /** A file that takes the place of `/etc/hosts`; nothing else knows a name. */
  readonly hosts: string;
  /** One that takes the place of `/etc/nsswitch.conf`. */
  readonly resolver: string;
  /** More for the shell to do before, as packet filters. */
  readonly before?: string;
}

/** Runs the command there, with `fd00::128` as a second address of the machine. */
export function auditOn(
  { listeners, hosts, resolver, before = "" }: PrivateNetwork,
  args: readonly string[],
): Outcome {
  const script = `ip link set lo up; ip -6 addr add fd00::128/128 dev lo nodad; mount --bind ${hosts} /etc/hosts
    mount --bind ${resolver} /etc/nsswitch.conf; ${before}
    exec "$@"`;
  const listening = [process.execPath, LISTENING, JSON.stringify(listeners)];
  const words = ["-n", "-m", "sh", "-ec", script, "sh", ...listening, process.execPath, COMMAND, ...args];
  const { status, stdout, stderr } = spawnSync("unshare", words, {
    encoding: "utf8",
    timeout: 240_000,
    env: { PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` },
  });
  return { status, stdout, stderr };
}
