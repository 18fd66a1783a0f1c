import { inertJson } from "../support/inert-json.ts";
import { printable } from "../support/printable.ts";
import { EXIT } from "./exit-codes.ts";
import type { AskedTarget } from "./many-targets/asked-target.ts";
import { askedTargets } from "./many-targets/asked-targets.ts";
import { checkPolicies } from "./many-targets/check-policies.ts";
import { PolicyShelf } from "./many-targets/policy-shelf.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { UsageError } from "./usage-error.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit targets`. */
export interface TargetsOptions extends PolicyOptions {
  readonly limit: readonly string[];
  readonly format: "text" | "json";
}

/** Who contacts nobody may list every address. */
const NOTHING_CONTACTED = { target: [], yesIMay: true };

/** `audit targets FILE [POLICY…]`: what a run of an inventory looks at. No target is contacted. */
export async function targetsCommand(
  file: string,
  names: readonly string[],
  options: TargetsOptions,
): Promise<number> {
  if ([file, ...names, ...options.values].filter((name) => name === "-").length > 1)
    throw new UsageError("Standard input can be read only once.");
  const asked = askedTargets(names, { ...NOTHING_CONTACTED, targets: file, limit: options.limit });
  const status = checkPolicies(new PolicyShelf(options), { ...asked, remarks: "printed" });
  if (status === "faulty") return EXIT.badText;
  const listed = asked.targets.map(listedTarget);
  await writeStdout(
    options.format === "json" ? targetsJson(file, listed) : listed.map(targetText).join("\n"),
  );
  return 0;
}

type ListedTarget = ReturnType<typeof listedTarget>;

/** A target with everything that holds for it, as plain values. */
function listedTarget({ named, policies, values, entry, seconds }: AskedTarget) {
  const labels = [...(entry?.labels ?? [])].map(([name, { text: value }]) => ({ name, value }));
  return {
    name: named.name,
    target: entry?.target.text ?? named.name,
    groups: entry?.groups ?? [],
    labels,
    policies,
    variables: values,
    ...settingsOf(entry),
    timeout: seconds,
  };
}

/** What only some kinds of targets have. */
function settingsOf(entry: AskedTarget["entry"]) {
  const { become = null, ports = null, predict = null } = entry ?? {};
  return { become, ports: ports?.text ?? null, predict: predict === "asked" };
}

function targetsJson(file: string, targets: readonly ListedTarget[]): string {
  return inertJson({ schemaVersion: "1.0", inventory: file, targets });
}

function targetText(listed: ListedTarget): string {
  const { name, target, groups, labels, policies, variables, become, ports, predict, timeout } = listed;
  const head = name === target ? name : `${name}  ${target}`;
  return [
    `${printable(head)}\n`,
    row("groups", groups.join(", ")),
    row("labels", labels.map((label) => `${label.name}=${label.value}`).join(", ")),
    row("policies", policies.join(", ")),
    row("values", variables.map((variable) => `${variable.name}=${variable.value}`).join(", ")),
    row("become", become ?? ""),
    row("ports", ports ?? ""),
    row("predict", predict ? "yes" : ""),
    row("timeout", `${timeout} s`),
  ].join("");
}

/** Nothing, where there is nothing to say. */
function row(label: string, text: string): string {
  return text === "" ? "" : `    ${label.padEnd(8)}  ${printable(text)}\n`;
}
