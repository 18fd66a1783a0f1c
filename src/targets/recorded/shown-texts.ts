import type { Seen, Unavailable } from "../../model/observation.ts";
import { plainPath, shownPath } from "./shown-path.ts";
import type { Recording } from "./recording.ts";

/** Whether texts are wanted in which digests of passwords were replaced on the machine. */
export type Secrets = "masked" | "left-out";

/** The text of a file, bytes as Latin-1; `null` where the script did not look. */
export type ShownTexts = (path: string) => Seen<string> | null;

const END = /\n= (\w{1,10}) (\d{1,12}) (whole|masked)\n$/;

/** Reads the texts that sections `content-at` show. One that was cut, or broke off, is none. */
export function shownTexts(recording: Recording, secrets: Secrets): ShownTexts {
  const texts = new Map<string, string>();
  for (const [, { content }] of recording.ofKind("content-at")) {
    const [path, rest] = shownPath(content) ?? [];
    if (path !== undefined && rest !== undefined) texts.set(path, rest);
  }
  const keepsNul = recording.sectionsOf("nul", ".").at(-1)?.content === "a\0b";
  return (path) => {
    const text = texts.get(plainPath(path));
    if (text === undefined) return null;
    return keepsNul || !text.includes("\0") ? textOf(path, text, secrets) : withNul(path);
  };
}

function textOf(path: string, text: string, secrets: Secrets): Seen<string> {
  const [whole = "", ended = "", limit = "", how] = END.exec(text.slice(-64)) ?? [];
  const content = text.slice(0, text.length - whole.length);
  if (ended === "denied")
    return unseen("missing-privilege", `${path} may not be read by the user who ran the script; root may.`);
  if (ended !== "0") return unseen("failed", `${path} could not be read to its end by the script.`);
  if (content.length > Number(limit))
    return unseen(
      "truncated-output",
      `${path} is longer than the ${limit} bytes that the script shows of it.`,
    );
  if (how === "masked" && secrets === "left-out")
    return unseen(
      "not-supported",
      `${path} holds digests of passwords, which no script shows; run \`audit\` on the host.`,
    );
  return { status: "observed", value: content };
}

function withNul(path: string): Unavailable {
  return unseen(
    "not-supported",
    `${path} holds a NUL, which this machine's \`sed\` does not leave as it is.`,
  );
}

function unseen(reason: Unavailable["reason"], detail: string): Unavailable {
  return { status: "unavailable", reason, detail };
}
