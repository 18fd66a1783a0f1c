import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { Stats } from "node:fs";
import { join } from "node:path";
import { Secret } from "../alerts/secret.ts";
import type { SecretSource } from "../alerts/secret.ts";

/** A secret, or a sentence why it cannot be had. */
export type ReadSecret =
  | { readonly status: "read"; readonly secret: Secret }
  | { readonly status: "unreadable"; readonly message: string };

const LARGEST = 64 * 1024;
const GROUP_AND_OTHERS = 0o077;
const OTHERS = 0o007;

/** Reads a secret from where it is kept. Never throws. */
export function readSecret(source: SecretSource): ReadSecret {
  switch (source.kind) {
    case "inline":
      return { status: "read", secret: source.secret };
    case "environment":
      return asSecret(process.env[source.name], `The variable ${source.name} of the environment`);
    case "file":
      return fromFile(source.path, GROUP_AND_OTHERS);
    case "credential":
      return fromCredential(source.name);
  }
}

/** systemd lets only the service in, by an access list that looks like rights of a group. */
function fromCredential(name: string): ReadSecret {
  const folder = process.env.CREDENTIALS_DIRECTORY;
  if (folder !== undefined && folder !== "") return fromFile(join(folder, name), OTHERS);
  return unreadable(
    `The credential ${name} cannot be read: systemd gave none ($CREDENTIALS_DIRECTORY is not set).`,
  );
}

function fromFile(path: string, forbidden: number): ReadSecret {
  try {
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    try {
      const fault = faultOf(fstatSync(descriptor), forbidden);
      return fault === null ? asSecret(textOf(descriptor), path) : unreadable(`${path} ${fault}.`);
    } finally {
      closeSync(descriptor);
    }
  } catch (fault) {
    const code = fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
    return unreadable(`${path} ${WORDS[code] ?? `cannot be read (${code})`}.`);
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "may not be read by this user",
  EPERM: "may not be read by this user",
};

function faultOf(stat: Stats, forbidden: number): string | null {
  if (!stat.isFile()) return "is not a regular file";
  if ((stat.mode & forbidden) === 0) return null;
  const mode = (stat.mode & 0o777).toString(8);
  return `can be read or changed by others (mode ${mode}): chmod 600`;
}

function textOf(descriptor: number): string {
  const buffer = Buffer.alloc(LARGEST + 1);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) return buffer.toString("utf8", 0, length).replace(/\r?\n$/, "");
    length += count;
  }
}

function asSecret(text: string | undefined, place: string): ReadSecret {
  if (text === undefined) return unreadable(`${place} is not set.`);
  if (text === "") return unreadable(`${place} is empty.`);
  if (text.length > LARGEST) return unreadable(`${place} is longer than any secret.`);
  if (/[\0\r\n]/.test(text)) return unreadable(`${place} holds more than one line.`);
  return { status: "read", secret: new Secret(text) };
}

function unreadable(message: string): ReadSecret {
  return { status: "unreadable", message };
}
