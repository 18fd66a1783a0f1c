import { join } from "node:path";
import { learnPolicy } from "../learn/learn-policy.ts";
import { printable } from "../support/printable.ts";
import { fileOf } from "./evidence-inputs.ts";
import { EXIT } from "./exit-codes.ts";
import { parseRoles } from "./roles.ts";
import type { RoleFiles } from "./roles.ts";
import { UsageError } from "./usage-error.ts";
import { refuseSharedInput, wholeEvidence } from "./whole-evidence.ts";
import { refuseOverwriting, writeOutputFile, writeStdout } from "./write-output.ts";

/** Options of `audit learn`. */
export interface LearnOptions {
  /** `NAME=FILE`, and further files of the same role. */
  readonly role: readonly string[];
  /** A file for one policy, a folder for several; absent: standard output. */
  readonly output?: string;
}

/**
 * `audit learn EVIDENCE…`: writes the policy of each role. Exit 2 where something was not seen, or has a name that is not
 * written into a policy, so that the policy demands less than it might.
 */
export async function learnCommand(plain: readonly string[], options: LearnOptions): Promise<number> {
  const roles = parseRoles(plain, options.role);
  const files = roles.flatMap((role) => role.files);
  refuseSharedInput(files);
  if (roles.length > 1 && (options.output === undefined || options.output === "-"))
    throw new UsageError("Several roles are several policies: name a folder for them with -o.");
  const paths = roles.map((role) => pathOf(role, roles.length, options.output));
  const inputs = files.map((value) => fileOf(value).file);
  for (const path of paths) if (path !== null) refuseOverwriting(inputs, path);
  let status = 0;
  for (const [index, role] of roles.entries())
    status = Math.max(status, await learnRole(role, paths[index] ?? null));
  return status;
}

function pathOf({ name }: RoleFiles, count: number, output: string | undefined): string | null {
  if (output === undefined || output === "-") return null;
  return count === 1 ? output : join(output, `${name ?? "hosts"}.audit`);
}

async function learnRole({ name, files }: RoleFiles, path: string | null): Promise<number> {
  const learnt = learnPolicy({ name, hosts: await Promise.all(files.map(wholeEvidence)) });
  for (const gap of learnt.gaps) process.stderr.write(`audit: not learnt: ${printable(gap)}\n`);
  if (learnt.status === "refused") return EXIT.incomplete;
  if (path === null) await writeStdout(learnt.text);
  else writeOutputFile(path, learnt.text);
  return learnt.gaps.length === 0 ? 0 : EXIT.incomplete;
}
