import type { ChatReceiver } from "../receiver.ts";
import { PATH, readPath } from "./read-path.ts";
import { readUrl } from "./read-url.ts";
import type { ReceiverForm } from "./receiver-form.ts";

/** The keys of a chat. */
export const CHAT_KEYS = ["url", "ca"] as const;

/** Reads a receiver of Slack or Teams. Whoever knows its URL may write there: it is a secret. */
export function readChat(form: ReceiverForm, kind: ChatReceiver["kind"]): readonly ChatReceiver[] {
  const { map, faults, common } = form;
  if (map.tree("url") === null) map.required("url");
  const url = readUrl(map.tree("url"), "warned", faults);
  const ca = readPath(map.text("ca", PATH), "ca", faults.error);
  return url === null ? [] : [{ ...common, kind, url, ca }];
}
