import { spawnSync } from "node:child_process";
import type { AlertGroup, Delivery } from "../../src/model/alert.ts";

/** What a private server is asked to do. `@FOLDER@` in the configuration stands for its folder. */
export interface PrivateOrder {
  readonly config: string;
  readonly groups: readonly AlertGroup[];
}

/** What became of it: the deliveries by lane, in the order of the groups, and what the server kept. */
export interface PrivateOutcome {
  readonly deliveries: Readonly<Record<string, readonly Delivery[]>>;
  readonly kept: string;
  readonly log: string;
}

/** Runs a server and our senders on a private machine: network, mounts and processes of its own, gone afterwards. */
export function inPrivate(main: "mail-main.ts" | "syslog-main.ts", order: PrivateOrder): PrivateOutcome {
  const path = new URL(main, import.meta.url).pathname;
  const args = ["-n", "-m", "-p", "-f", "--mount-proc", "--kill-child", process.execPath, path];
  const { status, stdout, stderr, error } = spawnSync("unshare", args, {
    input: JSON.stringify(order),
    encoding: "utf8",
    timeout: 100_000,
    maxBuffer: 1 << 28,
    env: { PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin`, LC_ALL: "C", MAIL_PASSWORD: PASSWORD },
  });
  if (status !== 0) throw new Error(`The private server failed: ${stderr}${error?.message ?? ""}`);
  return JSON.parse(stdout) as PrivateOutcome;
}

/** The password of the user `watch` of the private mail server. */
export const PASSWORD = "s3cret word";
