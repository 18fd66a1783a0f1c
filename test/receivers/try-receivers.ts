import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseReceivers } from "../../src/alerts/config/parse-receivers.ts";
import type { AlertGroup, Delivery } from "../../src/model/alert.ts";
import { makeSenders } from "../../src/receivers/make-senders.ts";
import { groupOf } from "./sample-groups.ts";

/** One attempt for a receiver, given as a mapping without its name. */
export async function tryReceiver(
  receiver: Readonly<Record<string, unknown>>,
  group: AlertGroup = groupOf(),
  commands: "allowed" | "forbidden" = "allowed",
): Promise<Delivery> {
  const { receivers, diagnostics } = parseReceivers(
    Buffer.from(JSON.stringify({ alerts: [{ name: "it", ...receiver }] })),
  );
  const [sender] = makeSenders(receivers, { commands });
  if (sender === undefined) throw new Error(JSON.stringify(diagnostics));
  return sender.send(group);
}

/** A private folder, and how to remove it. */
export function scratch(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "dotaudit-receivers-"));
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
