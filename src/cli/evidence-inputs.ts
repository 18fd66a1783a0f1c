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
import { LARGEST_EVIDENCE, unpack } from "../evidence/unpack.ts";
import { printable } from "../support/printable.ts";
import { readPolicyFile } from "./read-policy-file.ts";
import { isScriptOutput, readScriptOutput } from "./read-script-output.ts";
import { spareMemory } from "./spare-memory.ts";
import { TextError, UsageError } from "./usage-error.ts";

const LARGE = 4 * 1024 * 1024;

/** One `--evidence` value, read and unpacked. */
interface EvidenceText {
  readonly origin: string;
  /** The format that was named, else `null`. */
  readonly format: ForeignFormat | null;
  readonly bytes: Uint8Array;
}

/** Reads all `--evidence` values as one host. `advice` is the command that records what they do not hold. */
export async function readEvidence(values: readonly string[], advice: string): Promise<RecordedHost> {
  if (values.filter((value) => fileOf(value).file === "-").length > 1)
    throw new UsageError("Standard input can be read only once.");
  const recordings: Recording[] = [];
  const foreign: ForeignText[] = [];
  for (const value of values) {
    const text = readText(value);
    if (text.format === null && isScriptOutput(text.bytes)) {
      const shown = await readScriptOutput(text);
      recordings.push(shown.recording);
      foreign.push(...shown.foreign);
    } else if (text.format === null && isDocument(text.bytes)) recordings.push(recordingOf(text));
    else foreign.push(foreignText(text));
  }
  const merged = mergeRecordings(
    foreign.length === 0 ? recordings : [...recordings, importEvidence(foreign)],
  );
  if (merged.status === "several-hosts") throw new TextError(merged.message);
  return recordedHost(merged.host, advice);
}

/** The file of a value: `ss:FILE` names the format, `./ss:FILE` does not. */
export function fileOf(value: string): { readonly format: ForeignFormat | null; readonly file: string } {
  const format = foreignFormats.find(({ id }) => value.startsWith(`${id}:`));
  return format === undefined
    ? { format: null, file: value }
    : { format, file: value.slice(format.id.length + 1) };
}

function readText(value: string): EvidenceText {
  const { format, file } = fileOf(value);
  const read = readPolicyFile(file, LARGEST_EVIDENCE);
  if (read.status === "too-large")
    throw new TextError(`${read.file}: larger than ${LARGEST_EVIDENCE >> 20} MiB.`);
  const unpacked = unpack(read.bytes);
  if (unpacked.status === "faulty") throw new TextError(`${read.file}: ${unpacked.message}`);
  return { origin: read.file, format, bytes: unpacked.bytes };
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
  if (read.status === "faulty") {
    const { pointer, message } = read.fault;
    throw new TextError(`${origin}: ${pointer === "" ? "" : `at ${pointer}: `}${message}`);
  }
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
