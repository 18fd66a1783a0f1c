import type { Diagnostic } from "../../../model/diagnostic.ts";
import type { VariableValue } from "../../../model/variable.ts";
import { ValueReader } from "./value-reader.ts";

/** The values of a file, and what is wrong with it; spans are offsets into its text. */
interface ParsedValues {
  readonly text: string;
  readonly values: readonly VariableValue[];
  /** Errors all of them. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The largest file of values that is read, in bytes. */
export const LARGEST_VALUES = 1024 * 1024;

const SHOWN = 100;

/**
 * Reads a YAML or JSON mapping of names to values. Values are taken as they are written: `07` and `yes` are texts of
 * two and three characters. Never throws; every fault is a diagnostic.
 */
export function parseValues(bytes: Uint8Array, file: string): ParsedValues {
  if (bytes.length > LARGEST_VALUES) return refuse("", "the file is larger than 1 MiB");
  const text = decode(bytes);
  if (text === null) return refuse("", "the file is not text in UTF-8");
  const reader = new ValueReader(text, file);
  try {
    reader.read();
  } catch {
    // Where brackets are nested by the ten thousand, the YAML parser runs out of stack.
    return refuse(text, "the file is nested too deeply to be a list of values");
  }
  return { text, values: reader.values, diagnostics: reader.diagnostics.slice(0, SHOWN) };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function refuse(text: string, message: string): ParsedValues {
  const hint = "write one NAME: value a line, in YAML or JSON";
  const span = { start: 0, end: 0 };
  return { text, values: [], diagnostics: [{ code: "AUD2060", severity: "error", message, hint, span }] };
}
