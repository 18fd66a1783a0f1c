import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseReceivers } from "../../src/alerts/config/parse-receivers.ts";
import type { Delivery } from "../../src/model/alert.ts";
import { makeSenders } from "../../src/receivers/make-senders.ts";
import type { PrivateOrder, PrivateOutcome } from "./in-private.ts";
import { makeCertificate } from "./make-certificate.ts";

/** A server that runs while our senders try it. */
export interface PrivateServer {
  /** Starts it in a folder with `cert.pem` and `key.pem`; nothing is waited for. */
  start(folder: string): void;
  /** A port that answers when it is ready. */
  readonly port: number;
  /** Where it keeps what it got, and its log. */
  readonly kept: string;
  readonly log: string;
  /** Whether it has done everything. */
  isDone(kept: string, log: string): boolean;
}

/** The main of a private machine: reads the order, runs server and senders, writes the outcome. */
export async function servePrivately(server: PrivateServer): Promise<void> {
  const { config, groups } = JSON.parse(readFileSync(0, "utf8")) as PrivateOrder;
  const folder = mkdtempSync(join(tmpdir(), "dotaudit-server-"));
  process.on("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  chmodSync(folder, 0o755);
  execFileSync("ip", ["link", "set", "lo", "up"]);
  makeCertificate(folder);
  server.start(folder);
  if (!(await isOpenSoon(server.port)))
    throw new Error(`Nobody listens on port ${server.port}: ${textOf(join(folder, server.log))}`);
  const parsed = parseReceivers(Buffer.from(config.replaceAll("@FOLDER@", folder)));
  if (parsed.receivers.length === 0) throw new Error(JSON.stringify(parsed.diagnostics));
  const deliveries: Record<string, Delivery[]> = {};
  for (const { lane, send } of makeSenders(parsed.receivers, { commands: "forbidden" }))
    for (const group of groups) (deliveries[lane] ??= []).push(await send(group));
  const texts = await untilDone(server, folder);
  const outcome = JSON.stringify({ deliveries, ...texts } satisfies PrivateOutcome);
  process.stdout.write(outcome, () => process.exit(0));
}

async function untilDone(server: PrivateServer, folder: string) {
  for (let turn = 0; ; turn += 1) {
    const [kept, log] = [textOf(join(folder, server.kept)), textOf(join(folder, server.log))];
    if (server.isDone(kept, log) || turn === 100) return { kept, log };
    await wait(50);
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

async function isOpenSoon(port: number): Promise<boolean> {
  for (let turn = 0; turn < 200; turn += 1) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => {
        resolve(true);
      });
      socket.once("error", () => {
        resolve(false);
      });
    });
    socket.destroy();
    if (isOpen) return true;
    await wait(50);
  }
  return false;
}
