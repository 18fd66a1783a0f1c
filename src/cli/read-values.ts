import { isVariableName, LARGEST_VALUES, parseValues } from "../app/variable-values.ts";
import type { VariableValues } from "../app/variable-values.ts";
import { formatDiagnostics } from "./format-diagnostics.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { readPolicyFile } from "./read-policy-file.ts";
import { TextError, UsageError } from "./usage-error.ts";

/** The values of `--values` and behind them those of `--set`: of several for one name, the last one counts. */
export function readValues({ set, values }: Pick<PolicyOptions, "set" | "values">): VariableValues {
  return [...values.flatMap(readFile), ...set.map(readSetting)];
}

function readSetting(setting: string): VariableValues[number] {
  const at = setting.indexOf("=");
  const name = setting.slice(0, Math.max(0, at));
  if (!isVariableName(name))
    throw new UsageError(`--set ${setting}: expected NAME=VALUE, as in --set SSH_PORT=22.`);
  return { name, value: setting.slice(at + 1), origin: { kind: "set" } };
}

function readFile(name: string): VariableValues {
  const input = readPolicyFile(name, LARGEST_VALUES);
  if (input.status === "too-large") throw new TextError(`${input.file}: larger than 1 MiB.`);
  const { text, values, diagnostics } = parseValues(input.bytes, input.file);
  if (diagnostics.length === 0) return values;
  const faults = formatDiagnostics({ file: input.file, text, diagnostics });
  throw new TextError(`these values cannot be used:\n${faults.trimEnd()}`);
}
