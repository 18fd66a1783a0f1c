import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

const LARGEST = 4 * 1024 * 1024;

/** The certificates of a PEM file; `undefined` for those of Node. Throws a sentence where it cannot be read. */
export function readTrusted(path: string | null): string | undefined {
  if (path === null) return undefined;
  let text;
  try {
    text = readRegular(path);
  } catch (fault) {
    const code = fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
    throw new Error(`${path} cannot be read (${code}).`, { cause: fault });
  }
  if (text?.includes("-----BEGIN CERTIFICATE-----") !== true)
    throw new Error(`${path} holds no certificate in PEM.`);
  return text;
}

function readRegular(path: string): string | null {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  try {
    const stat = fstatSync(descriptor);
    return stat.isFile() && stat.size <= LARGEST ? readFileSync(descriptor, "latin1") : null;
  } finally {
    closeSync(descriptor);
  }
}
