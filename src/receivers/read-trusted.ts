import { readPem } from "./read-pem.ts";

/** The certificates of a PEM file; `undefined` for those of Node. Throws a sentence where it cannot be read. */
export function readTrusted(file: { readonly text: string } | null): string | undefined {
  return file === null ? undefined : readPem(file.text, "certificate");
}
