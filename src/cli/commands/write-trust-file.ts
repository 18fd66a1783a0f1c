import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { printable } from "../../support/printable.ts";
import { replaceFile } from "../replace-file.ts";
import { InputError, OutputError } from "../usage-error.ts";
import type { TrustedPolicy } from "./parse-trust-file.ts";
import { readTrustFile } from "./read-trust-file.ts";

const HEADING = "# SHA-256 of policies whose commands may run; audit trust adds and removes them.";

/** What the file of this user says. Throws InputError where it cannot be used. */
export function trustedIn(path: string): readonly TrustedPolicy[] {
  const file = readTrustFile(path);
  if (file.status === "unusable") throw new InputError(printable(file.detail));
  return file.policies;
}

/** Replaces the file of this user, which nobody else may write. Throws OutputError where that cannot be. */
export function writeTrustFile(path: string, policies: readonly TrustedPolicy[]): void {
  const lines = policies.map(({ sha256, name }) => `${sha256}  ${printable(name)}`);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    replaceFile(path, 0o600, (descriptor) => {
      writeFileSync(descriptor, `${[HEADING, ...lines].join("\n")}\n`);
    });
    chmodSync(path, 0o600);
  } catch (fault) {
    throw new OutputError(`${path}: cannot be written (${String(fault)}).`, { cause: fault });
  }
}
