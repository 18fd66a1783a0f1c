import { hasErrors, loadPolicy } from "../app/load-policy.ts";
import type { Dialect, LoadedPolicy } from "../app/load-policy.ts";
import { formatDiagnostics } from "./format-diagnostics.ts";
import { readPolicyFile, tooLargeMessage } from "./read-policy-file.ts";
import { UsageError } from "./usage-error.ts";

/** Policies that were read, and whether any of them must not be judged. */
export interface LoadedPolicies {
  readonly policies: readonly LoadedPolicy[];
  readonly status: "usable" | "faulty";
}

/** Reads and binds every policy that was named. Throws InputError for the first that cannot be read. */
export function loadPolicies(names: readonly string[], dialect: Dialect): LoadedPolicies {
  if (names.filter((name) => name === "-").length > 1)
    throw new UsageError("Standard input can be read only once.");
  const policies = names.map((name) => loadNamed(name, dialect));
  return { policies, status: policies.some(hasErrors) ? "faulty" : "usable" };
}

function loadNamed(name: string, dialect: Dialect): LoadedPolicy {
  const input = readPolicyFile(name);
  if (input.status === "read") return loadPolicy(input, dialect);
  const span = { start: 0, end: 0 };
  const diagnostic = {
    code: "AUD1000",
    severity: "error",
    message: tooLargeMessage(input.file),
    span,
  } as const;
  const policy = { file: input.file, checkType: "", sha256: "", nodes: [] };
  return { file: input.file, text: "", policy, diagnostics: [diagnostic] };
}

/** Shows diagnostics on standard error; notes only where they were asked for. */
export function printDiagnostics(
  policies: readonly LoadedPolicy[],
  notes: "with-notes" | "without-notes",
): void {
  for (const policy of policies) {
    const shown = policy.diagnostics.filter(({ severity }) => notes === "with-notes" || severity !== "note");
    if (shown.length > 0) process.stderr.write(formatDiagnostics({ ...policy, diagnostics: shown }));
  }
}
