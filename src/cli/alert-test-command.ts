import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Receiver } from "../alerts/receiver.ts";
import type { AlertGroup } from "../model/alert.ts";
import { makeSenders } from "../receivers/make-senders.ts";
import { printable } from "../support/printable.ts";
import { EXIT } from "./exit-codes.ts";
import { readReceiversFile } from "./read-receivers-file.ts";
import { UsageError } from "./usage-error.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit alert test`. */
export interface AlertTestOptions {
  readonly receiver?: string;
  readonly allowCommands?: true;
}

/** `audit alert test CONFIG`: one attempt for each receiver, all at the same time. */
export async function alertTestCommand(file: string, options: AlertTestOptions): Promise<number> {
  const receivers = chosen(readReceiversFile(file), file, options.receiver);
  const commands = options.allowCommands === true ? "allowed" : "forbidden";
  const group = testGroup();
  const tried = makeSenders(receivers, { commands }).map(async ({ lane, send }) => {
    const delivery = await send(group);
    const said = delivery.status === "delivered" ? "delivered" : `${delivery.status}: ${delivery.detail}`;
    await writeStdout(`${printable(lane)}: ${said}\n`);
    return delivery.status;
  });
  const outcomes = await Promise.all(tried);
  return outcomes.every((status) => status === "delivered") ? 0 : EXIT.incomplete;
}

function chosen(all: readonly Receiver[], file: string, name: string | undefined): readonly Receiver[] {
  if (all.length === 0) throw new UsageError(`${file}: there is no receiver of alerts in it.`);
  const receivers = name === undefined ? all : all.filter((receiver) => receiver.name === name);
  if (receivers.length > 0) return receivers;
  const names = [...new Set(all.map((receiver) => receiver.name))].join(", ");
  throw new UsageError(`--receiver ${name}: ${file} has ${names}.`);
}

function testGroup(): AlertGroup {
  const at = new Date().toISOString();
  const alert = {
    id: randomUUID(),
    kind: "opened",
    state: "new",
    target: hostname(),
    subject: "test",
    severity: "LOW",
    summary: "This is a test. Nothing has happened.",
    details: ["It was sent by audit alert test."],
    since: at,
  } as const;
  return { id: randomUUID(), watch: "test", at, watcher: hostname(), alerts: [alert], heldBack: 0 };
}
