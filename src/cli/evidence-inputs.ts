import { importEvidence } from "../app/import-evidence.ts";
import type { ForeignText } from "../app/import-evidence.ts";
import { recordedHost } from "../app/recorded-host.ts";
import type { RecordedHost } from "../app/recorded-host.ts";
import { foreignFormats } from "../collectors/foreign/index.ts";
import type { ForeignFormat } from "../collectors/foreign/foreign-format.ts";
import { recogniseFormat } from "../collectors/foreign/recognise-format.ts";
import { mergeRecordings } from "../evidence/merge-recordings.ts";
import { parseDocument } from "../evidence/parse-document.ts";
import type { Recording } from "../evidence/recording.ts";
import { printable } from "../support/printable.ts";
import { faultWords, readUnpacked } from "./read-unpacked.ts";
import { isScriptOutput, readScriptOutput } from "./read-script-output.ts";
import { spareMemory } from "./spare-memory.ts";
import { TextError, UsageError } from "./usage-error.ts";

const LARGE = 4 * 1024 * 1024;

/** One `--evidence` value, read and unpacked. */
export interface EvidenceText {
  readonly origin: string;
  /** The format that was named, else `null`. */
  readonly format: ForeignFormat | null;
  readonly bytes: Uint8Array;
}

/** Reads all `--evidence` values as one host. `advice` is the command that records what they do not hold. */
export async function readEvidence(values: readonly string[], advice: string): Promise<RecordedHost> {
  if (values.filter((value) => fileOf(value).file === "-").length > 1)
    throw new UsageError("Standard input can be read only once.");
  return await evidenceIn(eachText(values), advice);
}

function* eachText(values: readonly string[]): Generator<EvidenceText> {
  for (const value of values) yield readText(value);
}

/** Texts as one host, as `readEvidence` reads files. */
export async function evidenceIn(texts: Iterable<EvidenceText>, advice: string): Promise<RecordedHost> {
  const recordings: Recording[] = [];
  const foreign: ForeignText[] = [];
  let call = advice;
  for (const text of texts) {
    if (text.format === null && isScriptOutput(text.bytes)) {
      call = scriptAdvice(advice);
      const shown = await readScriptOutput(text);
      recordings.push(shown.recording);
      foreign.push(...shown.foreign);
    } else if (text.format === null && isDocument(text.bytes)) recordings.push(recordingOf(text));
    else foreign.push(foreignText(text));
  }
  if (foreign.length > 0) recordings.push(imported(foreign));
  const merged = mergeRecordings(recordings);
  if (merged.status === "several-hosts") throw new TextError(merged.message);
  return recordedHost(merged.host, call);
}

/** A machine that a script was run on has no Node, so that only another script can record more of it. */
function scriptAdvice(advice: string): string {
  return advice.replace(/^audit collect(?! --script)/, "audit collect --script");
}

function imported(texts: readonly ForeignText[]): Recording {
  const evidence = importEvidence(texts);
  if (evidence.status === "several-hosts") throw new TextError(evidence.message);
  return evidence.recording;
}

/** The file of a value: `ss:FILE` names the format, `./ss:FILE` does not. */
export function fileOf(value: string): { readonly format: ForeignFormat | null; readonly file: string } {
  const format = foreignFormats.find(({ id }) => value.startsWith(`${id}:`));
  return format === undefined
    ? { format: null, file: value }
    : { format, file: value.slice(format.id.length + 1) };
}

/** Reads one value. Throws InputError or TextError. */
export function readText(value: string): EvidenceText {
  const { format, file } = fileOf(value);
  const read = readUnpacked(file);
  return { origin: read.file, format, bytes: read.bytes };
}

/** Reads one value as the output of another tool. Throws InputError or TextError. */
export function foreignTextOf(value: string): ForeignText {
  return foreignText(readText(value));
}

/** Whether a text is meant to be an evidence file of ours. */
function isDocument(bytes: Uint8Array): boolean {
  const start = startOf(bytes, 4096)
    .replace(/^\uFEFF/, "")
    .trimStart();
  return start.startsWith("{") && (start.includes('"schemaVersion"') || recognised(start) === null);
}

function recordingOf({ origin, bytes }: EvidenceText): Recording {
  if (bytes.byteLength > LARGE) spareMemory();
  const read = parseDocument(bytes);
  if (read.status === "faulty") throw new TextError(`${origin}: ${faultWords(read.fault)}`);
  const { target, collectedAt } = read.document;
  process.stderr.write(
    `audit: ${printable(origin)} is what was recorded of ${printable(target)} at ${collectedAt}.\n`,
  );
  return { ...read.document, origin };
}

function foreignText({ origin, format, bytes }: EvidenceText): ForeignText {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  const meant = format ?? recognised(text);
  if (meant === null) {
    const formats = foreignFormats.map(({ id }) => id).join(", ");
    throw new TextError(
      `${origin}: the format is not recognised; name it, as in --evidence ss:FILE (${formats}).`,
    );
  }
  if (format === null)
    process.stderr.write(`audit: ${printable(origin)} is read as output of ${meant.id}.\n`);
  return { origin, format: meant, text };
}

function recognised(text: string): ForeignFormat | null {
  const answer = recogniseFormat(text, foreignFormats);
  return answer.status === "recognised" ? answer.format : null;
}

function startOf(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString("utf8");
}
