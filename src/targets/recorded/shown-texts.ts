import type { Seen, Unavailable } from "../../model/observation.ts";
import { headText } from "../walk/read-head.ts";
import { plainPath, shownPath } from "./shown-path.ts";
import type { Recording } from "./recording.ts";

/** Whether texts are wanted in which digests of passwords were replaced on the machine. */
export type Secrets = "masked" | "left-out";

/** The texts of files. Each answer is `null` where the script did not look. */
export interface ShownTexts {
  /** All of a file, bytes as Latin-1. */
  whole(path: string): Seen<string> | null;
  /** The first bytes of a file that a search found, as text. */
  start(path: string, limit: number): Seen<string> | null;
}

/** Reads the texts that sections `content-at` and `starts-at` show. One that was cut, or broke off, is none. */
export function shownTexts(recording: Recording, secrets: Secrets): ShownTexts {
  const keepsNul = recording.sectionsOf("nul", ".").at(-1)?.content === "a\0b";
  const read = (path: string, text: string) =>
    keepsNul || !text.includes("\0") ? textOf(path, text, secrets) : withNul(path);
  const [texts, starts] = [wholeTexts(recording), startTexts(recording)];
  return {
    whole: (path) => {
      const text = texts.get(plainPath(path));
      return text === undefined ? null : wholeOf(path, read(path, text));
    },
    start: (path, limit) => {
      const text = starts.texts.get(plainPath(path));
      if (text === undefined) return starts.end === "complete" ? null : unread(path, starts.end);
      const seen = read(path, text);
      return seen.status === "observed" ? startOf(path, seen.value, limit) : seen;
    },
  };
}

type TextsByPath = Map<string, string>;

function wholeTexts(recording: Recording): TextsByPath {
  return textsIn(recording.ofKind("content-at").map(([, { content }]) => content));
}

/** A file that several searches read counts as the one that read most of it. */
function textsIn(contents: readonly string[]): TextsByPath {
  const texts: TextsByPath = new Map();
  for (const content of contents) {
    const [path, rest] = shownPath(content) ?? [];
    if (path === undefined || rest === undefined) continue;
    if (limitOf(rest) >= limitOf(texts.get(path) ?? "")) texts.set(path, rest);
  }
  return texts;
}

type StartsEnd = "complete" | "room" | "time";

const STARTS_END = /^! (\w{1,10})\n$/;
/** As `timeout` says that time was up, in GNU's and in older busybox. */
const OUT_OF_TIME = new Set(["124", "137", "143"]);

/** Texts one after the other, each line behind a blank, with a dot alone after each of them; then how it ended. */
function startTexts(recording: Recording): { readonly texts: TextsByPath; readonly end: StartsEnd } {
  const contents: string[] = [];
  let end: StartsEnd = "complete";
  for (const [, { content }] of recording.ofKind("starts-at")) {
    const parts = content.split("\n.\n");
    const last = parts.pop() ?? "";
    const word = STARTS_END.exec(last)?.[1] ?? "124";
    if (word === "room") end = "room";
    else if (end === "complete" && OUT_OF_TIME.has(word)) end = "time";
    contents.push(...parts.map((part) => `\n${part}\n`.replaceAll("\n ", "\n").slice(1)));
  }
  return { texts: textsIn(contents), end };
}

const END = /\n= (\w{1,10}) (\d{1,12}) (whole|masked)\n$/;

function limitOf(text: string): number {
  return Number(END.exec(text.slice(-64))?.[2] ?? -1);
}

/** A text, and how many bytes of a file were to be shown at most. */
interface LimitedText {
  readonly content: string;
  readonly limit: number;
}

function textOf(path: string, text: string, secrets: Secrets): Seen<LimitedText> {
  const [whole = "", ended = "", limit = "", how] = END.exec(text.slice(-64)) ?? [];
  const content = text.slice(0, text.length - whole.length);
  if (ended === "denied")
    return unseen("missing-privilege", `${path} may not be read by the user who ran the script; root may.`);
  if (ended === "drained")
    return unseen("not-supported", `Reading ${path} would take messages away from those that they are for.`);
  if (ended !== "0") return unseen("failed", `${path} could not be read to its end by the script.`);
  if (how === "masked" && secrets === "left-out")
    return unseen(
      "not-supported",
      `${path} holds digests of passwords, which no script shows; run \`audit\` on the host.`,
    );
  return { status: "observed", value: { content, limit: Number(limit) } };
}

function wholeOf(path: string, seen: Seen<LimitedText>): Seen<string> {
  if (seen.status === "unavailable") return seen;
  const { content, limit } = seen.value;
  return content.length > limit ? tooLong(path, limit) : { status: "observed", value: content };
}

function startOf(path: string, { content, limit }: LimitedText, asked: number): Seen<string> {
  if (content.length > limit && asked > limit) return tooLong(path, limit);
  return { status: "observed", value: headText(Buffer.from(content.slice(0, asked), "latin1")) };
}

function tooLong(path: string, limit: number): Unavailable {
  return unseen("truncated-output", `${path} is longer than the ${limit} bytes that the script shows of it.`);
}

function unread(path: string, end: Exclude<StartsEnd, "complete">): Unavailable {
  return end === "room"
    ? unseen("truncated-output", `${path} was not read: the files before it are as much as a script shows.`)
    : unseen("timed-out", `${path} was not read in the time of the search.`);
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
