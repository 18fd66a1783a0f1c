import { UsageError } from "./usage-error.ts";

/** One `-o FORMAT[=PATH]`: without a path it goes to standard output. */
export interface Output {
  readonly format: string;
  readonly path: string | null;
}

/** Reads all `-o` values. Without one for standard output, that takes the terminal report. */
export function parseOutputs(values: readonly string[], formats: readonly string[]): readonly Output[] {
  const outputs = readOutputs(values, formats);
  const hasStdout = outputs.some(({ path }) => path === null);
  return hasStdout ? outputs : [...outputs, { format: "terminal", path: null }];
}

/** Reads all `-o` values. Standard output takes one format at most. */
export function readOutputs(values: readonly string[], formats: readonly string[]): readonly Output[] {
  const outputs = values.map((value) => parseOutput(value, formats));
  const onStdout = outputs.filter(({ path }) => path === null);
  if (onStdout.length > 1) {
    const names = onStdout.map(({ format }) => format).join(" and ");
    throw new UsageError(
      `Standard output takes one format, not ${names}: give the others a file, as in -o json=FILE.`,
    );
  }
  return outputs;
}

function parseOutput(value: string, formats: readonly string[]): Output {
  const at = value.indexOf("=");
  const format = at === -1 ? value : value.slice(0, at);
  const path = at === -1 ? null : value.slice(at + 1);
  if (!formats.includes(format))
    throw new UsageError(`There is no format "${format}": use ${formats.join(", ")}.`);
  if (path === "") throw new UsageError(`-o ${value}: the file's name is missing after "=".`);
  return { format, path: path === "-" ? null : path };
}
