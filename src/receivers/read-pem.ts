import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import type { Stats } from "node:fs";

const LARGEST = 4 * 1024 * 1024;
const GROUP_AND_OTHERS = 0o077;

const MARKS = {
  certificate: /-----BEGIN CERTIFICATE-----/,
  key: /-----BEGIN (?:[A-Z]{1,10} )?PRIVATE KEY-----/,
} as const;

/**
 * A file in PEM that holds a certificate, or a key without a password that nobody else can read. Throws a sentence where
 * it cannot be had.
 */
export function readPem(path: string, what: keyof typeof MARKS): string {
  const file = readRegular(path);
  if (file === null || !MARKS[what].test(file.text)) throw new Error(`${path} holds no ${what} in PEM.`);
  const mode = file.stat.mode & 0o777;
  if (what === "key" && (mode & GROUP_AND_OTHERS) !== 0)
    throw new Error(`${path} can be read or changed by others (mode ${mode.toString(8)}): chmod 600.`);
  return file.text;
}

interface RegularFile {
  readonly text: string;
  readonly stat: Stats;
}

function readRegular(path: string): RegularFile | null {
  let descriptor;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    const stat = fstatSync(descriptor);
    return stat.isFile() && stat.size <= LARGEST ? { stat, text: readFileSync(descriptor, "latin1") } : null;
  } catch (fault) {
    const code = fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
    throw new Error(`${path} cannot be read (${code}).`, { cause: fault });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
