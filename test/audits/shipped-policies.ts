import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadPolicy } from "../../src/app/load-policy.ts";
import type { Dialect, LoadedPolicy } from "../../src/app/load-policy.ts";
import type { ConditionMember } from "../../src/model/policy.ts";
import { walkPolicy } from "../../src/model/walk-policy.ts";

/** The policy files of a folder, with their folder. */
export function policiesIn(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".audit"));
  return names.map((name) => join(folder, name));
}

/** A policy file as `audit run` would read it. */
export function shippedPolicy(file: string, dialect: Dialect = "dotaudit"): LoadedPolicy {
  return loadPolicy({ file, bytes: readFileSync(file) }, { dialect });
}

/** Everything of a policy that can become a finding, in the order of the text: members of conditions cannot. */
export function reportedItems({ policy }: LoadedPolicy): readonly ConditionMember[] {
  return [...walkPolicy(policy.nodes)].flatMap(({ node }) => (node.kind === "if" ? [] : [node]));
}
