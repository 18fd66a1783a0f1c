import { emptyPolicy, hasErrors, loadPolicies as load } from "../app/load-policy.ts";
import type { LoadedPolicy, LoadOptions } from "../app/load-policy.ts";
import { formatDiagnostics } from "./format-diagnostics.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { readPolicyFile, tooLargeMessage } from "./read-policy-file.ts";
import type { PolicyFile } from "./read-policy-file.ts";
import { readValues } from "./read-values.ts";
import { UsageError } from "./usage-error.ts";

/** Policies that were read, and whether any of them must not be judged. */
export interface LoadedPolicies {
  readonly policies: readonly LoadedPolicy[];
  readonly status: "usable" | "faulty";
}

/** Reads a policy, or says why it cannot be read and gives nothing. */
export type PolicyReader = (name: string) => PolicyFile | null;

/** Reads and binds every policy that was named. By itself it throws InputError for the first that cannot be read. */
export function loadPolicies(
  names: readonly string[],
  options: PolicyOptions,
  read: PolicyReader = (name) => readPolicyFile(name),
): LoadedPolicies {
  if ([...names, ...options.values].filter((name) => name === "-").length > 1)
    throw new UsageError("Standard input can be read only once.");
  const variables = readValues(options);
  const files = names.flatMap((name) => read(name) ?? []);
  return bindPolicies(files, { dialect: options.dialect, variables, ...foreignReading(options) });
}

/** How configurations of other programs are read. */
export function readingOf({ faithful }: PolicyOptions): "fixed" | "faithful" {
  return faithful === true ? "faithful" : "fixed";
}

/** The same, with the release that a faithful reading follows. */
export function foreignReading(options: PolicyOptions): Pick<LoadOptions, "reading" | "samhain"> {
  return { reading: readingOf(options), samhain: options.samhain ?? "4.1" };
}

/** Binds policies that were read; one that was too large to be read is a fault. */
export function bindPolicies(files: readonly PolicyFile[], options: LoadOptions): LoadedPolicies {
  const inputs = files.filter((file) => file.status === "read");
  const policies = inFullOrder(files, load(inputs, options));
  return { policies, status: policies.some(hasErrors) ? "faulty" : "usable" };
}

/** The loaded policies, with a fault in the place of each file that was too large to be loaded. */
function inFullOrder(files: readonly PolicyFile[], loaded: readonly LoadedPolicy[]): readonly LoadedPolicy[] {
  const rest = loaded.values();
  return files.flatMap(({ status, file }) =>
    status === "read" ? (rest.next().value ?? []) : tooLarge(file),
  );
}

function tooLarge(file: string): LoadedPolicy {
  const message = tooLargeMessage(file);
  const span = { start: 0, end: 0 };
  return emptyPolicy({ file, sha256: "" }, { code: "AUD1000", severity: "error", message, span });
}

/** Shows diagnostics on standard error; notes only where they were asked for. */
export function printDiagnostics(
  policies: readonly LoadedPolicy[],
  notes: "with-notes" | "without-notes",
  say: (text: string) => unknown = (text) => process.stderr.write(text),
): void {
  for (const policy of policies) {
    const shown = policy.diagnostics.filter(({ severity }) => notes === "with-notes" || severity !== "note");
    if (shown.length > 0) say(formatDiagnostics({ ...policy, diagnostics: shown }));
  }
}
