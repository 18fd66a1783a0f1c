import { importScript } from "../app/import-script.ts";
import type { ScriptImport } from "../app/import-script.ts";
import { isRecording } from "../targets/recorded/parse-recording.ts";
import { printable } from "../support/printable.ts";
import { TextError } from "./usage-error.ts";

/** A text whose format was not named, and where it was read. */
interface OutputText {
  readonly origin: string;
  readonly bytes: Uint8Array;
}

/** Whether a text is what the script of `audit collect --script` printed. */
export function isScriptOutput(bytes: Uint8Array): boolean {
  return isRecording(bufferOf(bytes));
}

/** Reads what the script printed, and says whose machine it was. A recording that is cut is refused. */
export async function readScriptOutput({ origin, bytes }: OutputText): Promise<ScriptImport> {
  const read = await importScript(bufferOf(bytes), origin);
  if (read.status === "unavailable") throw new TextError(`${origin}: ${read.detail}`);
  const { target, collectedAt } = read.value.recording;
  const [name, time] = [printable(target ?? "a machine"), collectedAt ?? "some time"];
  process.stderr.write(`audit: ${printable(origin)} is what a script showed of ${name} at ${time}.\n`);
  return read.value;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
