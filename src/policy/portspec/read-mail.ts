import { KIND_WORDS } from "../../yaml/yaml-tree.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import type { PortspecMail } from "./portspec-config.ts";
import { readNumber } from "./read-number.ts";
import { readSwitch } from "./read-settings.ts";
import type { WrittenConfig } from "./written-config.ts";

const LAST_PORT = 65_535;

/** Reads where alerts go by mail; `null` where `sendemail` is not set, and where something is missing. */
export function readMail(written: WrittenConfig): PortspecMail | null {
  const isWanted = readSwitch("sendemail", written) === true;
  const server = text("smtpserver", written);
  const port = readPort(written);
  const username = text("smtpusername", written);
  const password = text("smtppassword", written);
  const from = text("fromemail", written);
  const to = readReceivers(written);
  if (!isWanted) return null;
  const needed = { smtpserver: server, smtpport: port, smtpusername: username, smtppassword: password };
  const missing = Object.entries({ ...needed, alertemail: to, fromemail: from })
    .filter(([, value]) => value === null)
    .map(([key]) => key);
  if (missing.length > 0) reportMissing(missing, written);
  if (server === null || port === null || username === null) return null;
  if (password === null || to === null || from === null) return null;
  return { server, port, username, password, to, from };
}

function reportMissing(keys: readonly string[], written: WrittenConfig): void {
  const span = written.entries.get("sendemail")?.keySpan ?? written.span;
  const faulty = keys.filter((key) => written.entries.has(key));
  const missing = keys.length === 1 ? "is missing" : "are missing";
  const message = `sendemail is set: ${keys.join(", ")} ${faulty.length > 0 ? "cannot be used" : missing}`;
  const hint = "add it, or write sendemail: false";
  written.report({ code: "AUD6516", severity: "error", message, hint, span });
}

function readPort(written: WrittenConfig): number | null {
  const tree = written.entries.get("smtpport")?.value;
  if (tree === undefined || tree.kind === "nothing") return null;
  const port = readNumber(tree, "smtpport", written);
  if (port === null || (port >= 1 && port <= LAST_PORT)) return port;
  const message = `smtpport: expected 1 to ${LAST_PORT}, found ${port}`;
  written.report({ code: "AUD6505", severity: "error", message, span: tree.span });
  return null;
}

function readReceivers(written: WrittenConfig): readonly string[] | null {
  const tree = written.entries.get("alertemail")?.value;
  if (tree === undefined || tree.kind === "nothing") return null;
  const items = tree.kind === "list" ? tree.items : [];
  if (tree.kind !== "list") refuse(tree, "alertemail: expected a list of addresses", written);
  const texts = items.flatMap((item) => textOf(item, "alertemail", written) ?? []);
  return texts.length === 0 ? null : texts;
}

function text(key: string, written: WrittenConfig): string | null {
  const tree = written.entries.get(key)?.value;
  return tree === undefined || tree.kind === "nothing" ? null : textOf(tree, key, written);
}

/** What would end the line of a header of a mail is refused; a password may hold anything. */
function textOf(tree: YamlTree, key: string, written: WrittenConfig): string | null {
  if (tree.kind !== "text") return refuse(tree, `${key}: expected a text`, written);
  if (tree.text === "") return null;
  const isLine = key === "smtppassword" || !/\p{Cc}/u.test(tree.text);
  return isLine ? tree.text : refuse(tree, `${key}: expected a text of one line`, written);
}

function refuse({ kind, span }: YamlTree, expected: string, written: WrittenConfig): null {
  const message = `${expected}, found ${kind === "text" ? "one with control characters" : KIND_WORDS[kind]}`;
  written.report({ code: "AUD6504", severity: "error", message, span });
  return null;
}
