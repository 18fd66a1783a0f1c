import { nearestWord } from "../../support/nearest-word.ts";
import { printable } from "../../support/printable.ts";
import type { PlacedText } from "../../yaml/map-reader.ts";
import { wrongValue } from "../../yaml/wrong-value.ts";
import { KIND_WORDS } from "../../yaml/yaml-tree.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import type { Receiver } from "../receiver.ts";
import type { FaultSink } from "./fault-sink.ts";
import { CHAT_KEYS, readChat } from "./read-chat.ts";
import { EMAIL_KEYS, readEmail } from "./read-email.ts";
import { COMMAND_KEYS, FILE_KEYS, readCommand, readFileReceiver } from "./read-local.ts";
import { readSyslog, SYSLOG_KEYS } from "./read-syslog.ts";
import { readWebhook, WEBHOOK_KEYS } from "./read-webhook.ts";
import { receiverForm } from "./receiver-form.ts";
import type { ReceiverForm } from "./receiver-form.ts";

interface ReceiverKind {
  readonly keys: readonly string[];
  readonly read: (form: ReceiverForm) => readonly Receiver[];
}

/** How each kind of receiver is read. */
export const RECEIVER_KINDS: Readonly<Record<Receiver["kind"], ReceiverKind>> = {
  email: { keys: EMAIL_KEYS, read: readEmail },
  webhook: { keys: WEBHOOK_KEYS, read: readWebhook },
  slack: { keys: CHAT_KEYS, read: (form) => readChat(form, "slack") },
  teams: { keys: CHAT_KEYS, read: (form) => readChat(form, "teams") },
  syslog: { keys: SYSLOG_KEYS, read: readSyslog },
  file: { keys: FILE_KEYS, read: readFileReceiver },
  command: { keys: COMMAND_KEYS, read: readCommand },
};

/** All addresses counted. */
const MOST_RECEIVERS = 100;

const FORMS = {
  kind: { form: "the kind of a receiver", example: Object.keys(RECEIVER_KINDS).join(" | ") },
  name: { form: "a word of letters, digits, _ - and .", example: "ops-mail" },
} as const;

const NAME = /^[A-Za-z0-9][\w.-]{0,62}$/;

/** Reads the list below `alerts:`. Where an error was reported, the receivers must not be used. Never throws. */
export function readReceivers(tree: YamlTree | null, faults: FaultSink): readonly Receiver[] {
  if (tree === null || tree.kind === "nothing") return [];
  if (tree.kind !== "list") {
    const message = `alerts: expected a list of receivers, found ${KIND_WORDS[tree.kind]}`;
    faults.error({ code: "AUD5002", message, hint: 'begin every receiver with "- "', span: tree.span });
    return [];
  }
  const taken = new Set<string>();
  const receivers = tree.items.flatMap((item) => readReceiver(item, taken, faults));
  if (receivers.length <= MOST_RECEIVERS) return receivers;
  const message = `there are ${receivers.length} receivers, and at most ${MOST_RECEIVERS} can be served`;
  faults.error({
    code: "AUD7206",
    message,
    hint: "let one address stand for several people",
    span: tree.span,
  });
  return [];
}

function readReceiver(tree: YamlTree, taken: Set<string>, faults: FaultSink): readonly Receiver[] {
  if (tree.kind !== "map") {
    const message = `expected a mapping with name, kind and more, found ${KIND_WORDS[tree.kind]}`;
    faults.error({
      code: "AUD5002",
      message,
      hint: 'write "- name: NAME" and "kind: KIND" below',
      span: tree.span,
    });
    return [];
  }
  const kind = readKind(tree, faults);
  const name = readName(tree, taken, faults);
  if (kind === null || name === null) return [];
  return kind.read(receiverForm({ name, tree }, kind.keys, faults));
}

/** A text of a mapping whose other keys are not known yet. */
function textOf(
  tree: YamlTree & { kind: "map" },
  key: keyof typeof FORMS,
  faults: FaultSink,
): PlacedText | null {
  const value = tree.entries.find((entry) => entry.key === key)?.value;
  if (value?.kind === "text") return { text: value.text.trim(), span: value.span };
  const missing = { code: "AUD5004", message: `${key} is missing`, hint: `add "${key}: …"`, span: tree.span };
  faults.error(value === undefined ? missing : wrongValue(key, FORMS[key], value));
  return null;
}

function readKind(tree: YamlTree & { kind: "map" }, faults: FaultSink): ReceiverKind | null {
  const given = textOf(tree, "kind", faults);
  if (given === null) return null;
  const kinds = Object.keys(RECEIVER_KINDS) as Receiver["kind"][];
  const kind = kinds.find((word) => word === given.text.toLowerCase());
  if (kind !== undefined) return RECEIVER_KINDS[kind];
  const near = nearestWord(given.text.slice(0, 40), kinds);
  const hint = near === null ? `there are ${kinds.join(", ")}` : `did you mean ${near}?`;
  const message = `there is no receiver of the kind ${printable(given.text.slice(0, 100))}`;
  faults.error({ code: "AUD7202", message, hint, span: given.span });
  return null;
}

function readName(
  tree: YamlTree & { kind: "map" },
  taken: Set<string>,
  faults: FaultSink,
): PlacedText | null {
  const name = textOf(tree, "name", faults);
  if (name === null) return null;
  if (!NAME.test(name.text)) {
    faults.error(wrongValue("name", FORMS.name, name));
    return null;
  }
  if (taken.has(name.text)) {
    const message = `two receivers are called ${name.text}`;
    faults.error({ code: "AUD7201", message, hint: "every queue needs a name of its own", span: name.span });
    return null;
  }
  taken.add(name.text);
  return name;
}
