import { reportedDiagnostics } from "../app/load-policy.ts";
import type { LoadedPolicy } from "../app/load-policy.ts";
import { inertJson } from "../support/inert-json.ts";
import { lineIndex } from "../support/line-index.ts";
import { printable } from "../support/printable.ts";
import { EXIT } from "./exit-codes.ts";
import { countDiagnostics } from "./format-diagnostics.ts";
import { loadPolicies } from "./load-policies.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit vars`. */
export interface VarsOptions extends PolicyOptions {
  readonly format: "text" | "json";
}

type Variable = LoadedPolicy["variables"][number];

/**
 * `audit vars POLICY…`: every variable with its value and where that comes from. Faults are counted on standard error
 * and do not matter, unless there is no text at all to look at (exit 65).
 */
export async function varsCommand(names: readonly string[], options: VarsOptions): Promise<number> {
  const { policies, status } = loadPolicies(names, options);
  await writeStdout(options.format === "json" ? varsJson(policies) : policies.map(varsText).join("\n"));
  if (status === "faulty")
    process.stderr.write(`audit: ${countDiagnostics(policies)}; audit lint shows them.\n`);
  return policies.some(({ text }) => text === "") ? EXIT.badText : 0;
}

function varsText({ file, variables }: LoadedPolicy): string {
  const count = variables.length === 0 ? "no" : String(variables.length);
  const head = `${printable(file)}: ${count} variable${variables.length === 1 ? "" : "s"}\n`;
  return [head, ...variables.map(variableText)].join("\n");
}

function variableText(variable: Variable): string {
  const { name, value, declaration, uses } = variable;
  const rows = [
    row("from", originText(variable)),
    ...(value === declaration?.default ? [] : [row("default", declaration?.default)]),
    row("type", declaration?.valueType),
    row("used", uses === 0 ? "never" : uses === 1 ? "once" : `${uses} times`),
    row("meaning", declaration?.description),
    row("info", declaration?.info),
  ];
  return `${name}${value === null ? " has no value" : ` = ${printable(value)}`}\n${rows.join("")}`;
}

/** Nothing, where there is nothing to say. */
function row(label: string, text: string | null | undefined): string {
  return text == null || text === "" ? "" : `    ${label.padEnd(8)} ${printable(text)}\n`;
}

function originText({ name, origin, declaration }: Variable): string {
  if (origin === null)
    return declaration === null ? "nowhere: it is not declared" : `nowhere: --set ${name}=… gives it one`;
  switch (origin.kind) {
    case "default":
      return "its default";
    case "set":
      return "--set";
    case "file":
      return `${origin.file}, line ${origin.line}`;
  }
}

function varsJson(policies: readonly LoadedPolicy[]): string {
  const files = policies.map((policy) => {
    const lines = lineIndex(policy.text);
    const variables = policy.variables.map(({ name, value, origin, uses, declaration }) => ({
      name,
      value,
      origin,
      default: declaration?.default ?? null,
      valueType: declaration?.valueType ?? null,
      description: declaration?.description ?? null,
      info: declaration?.info ?? null,
      uses,
      declared: declaration === null ? null : lines.positionAt(declaration.nameSpan.start),
    }));
    return { file: policy.file, variables, diagnostics: reportedDiagnostics(policy) };
  });
  return inertJson({ schemaVersion: "1.0", files });
}
