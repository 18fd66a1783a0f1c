import { createHash } from "node:crypto";
import { commandsOf } from "../app/commands-of.ts";
import { hasErrors, loadPolicy } from "../app/load-policy.ts";
import type { TrustedPolicy } from "./commands/parse-trust-file.ts";
import { readTrustFile } from "./commands/read-trust-file.ts";
import { ownTrustFile, trustFiles } from "./commands/trust-files.ts";
import { trustedIn, writeTrustFile } from "./commands/write-trust-file.ts";
import { printable } from "../support/printable.ts";
import { EXIT } from "./exit-codes.ts";
import { printDiagnostics } from "./load-policies.ts";
import { readPolicyFile, tooLargeMessage } from "./read-policy-file.ts";
import { TextError, UsageError } from "./usage-error.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit trust`. */
export interface TrustOptions {
  readonly list?: boolean;
  readonly remove?: boolean;
}

/** `audit trust [POLICY…]`: lets the commands of policies run, lists such policies, or takes the leave back. */
export async function trustCommand(names: readonly string[], options: TrustOptions): Promise<number> {
  if (options.list === true) return await listTrusted(names, options);
  if (names.length === 0) throw new UsageError("Name a policy: audit trust policy.audit.");
  return options.remove === true ? await removeTrusted(names) : await addTrusted(names);
}

async function listTrusted(names: readonly string[], { remove }: TrustOptions): Promise<number> {
  if (names.length > 0 || remove === true) throw new UsageError("--list stands alone.");
  for (const path of trustFiles(process.env)) {
    const file = readTrustFile(path);
    if (file.status === "unusable") process.stderr.write(`audit: ${printable(file.detail)}\n`);
    else
      await writeStdout(file.policies.map(({ sha256, name }) => `${sha256}  ${printable(name)}\n`).join(""));
  }
  return 0;
}

async function addTrusted(names: readonly string[]): Promise<number> {
  const path = ownTrustFile(process.env);
  const known = trustedIn(path);
  const added: TrustedPolicy[] = [];
  const lines: string[] = [];
  for (const name of names) {
    const loaded = loadPolicy({ file: name, bytes: bytesOf(name) }, { dialect: "dotaudit" });
    if (hasErrors(loaded)) {
      printDiagnostics([loaded], "without-notes");
      process.stderr.write("audit: a policy with errors is not trusted.\n");
      return EXIT.badText;
    }
    const { sha256 } = loaded.policy;
    const count = commandsOf(loaded.policy).length;
    added.push({ sha256, name });
    lines.push(`${sha256}  ${printable(name)}: ${count} ${count === 1 ? "command" : "commands"} may run`);
  }
  const digests = new Set(added.map(({ sha256 }) => sha256));
  writeTrustFile(path, [...known.filter(({ sha256 }) => !digests.has(sha256)), ...added]);
  await writeStdout(`${lines.join("\n")}\n`);
  return 0;
}

async function removeTrusted(names: readonly string[]): Promise<number> {
  const path = ownTrustFile(process.env);
  const digests = new Set(names.map(digestOf));
  const known = trustedIn(path);
  const kept = known.filter(({ sha256 }) => !digests.has(sha256));
  if (kept.length < known.length) writeTrustFile(path, kept);
  const count = known.length - kept.length;
  await writeStdout(`${count} ${count === 1 ? "policy is" : "policies are"} trusted no more\n`);
  return 0;
}

function digestOf(name: string): string {
  if (/^[0-9a-f]{64}$/i.test(name)) return name.toLowerCase();
  return createHash("sha256").update(bytesOf(name)).digest("hex");
}

function bytesOf(name: string): Buffer {
  const file = readPolicyFile(name);
  if (file.status === "too-large") throw new TextError(tooLargeMessage(file.file));
  return file.bytes;
}
