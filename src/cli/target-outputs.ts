import { reporters } from "../reporters/index.ts";
import { mergedReporters } from "../reporters/merged/index.ts";
import { parseOutputs } from "./outputs.ts";
import type { Output } from "./outputs.ts";

const PLACE = "{target}";

/** What is written of a run on targets. */
export interface TargetOutputs {
  /** The report of the only target, or of all together. */
  readonly whole: readonly Output[];
  /** A file for each target: its name has `{target}` in it. */
  readonly each: readonly Output[];
}

/** Reads all `-o` values. What is written of several targets together has the formats of merged reports. */
export function splitOutputs(values: readonly string[], count: "one" | "several"): TargetOutputs {
  const [each, whole] = [values.filter(isForEach), values.filter((value) => !isForEach(value))];
  const formats = (count === "one" ? reporters : mergedReporters).map(({ id }) => id);
  const files = parseOutputs(
    each,
    reporters.map(({ id }) => id),
  );
  return { whole: parseOutputs(whole, formats), each: files.filter(({ path }) => path !== null) };
}

/** The files of one target. */
export function filesForTarget({ each }: TargetOutputs, target: string): readonly Output[] {
  return each.map(({ format, path }) => ({ format, path: pathFor(path ?? "", target) }));
}

/** The name of a file with that of a target in it, in which nothing leads to another folder or hides the file. */
export function pathFor(path: string, target: string): string {
  return path.replaceAll(PLACE, () => target.replace(/[^\w.-]+|^\.+/g, "-"));
}

function isForEach(value: string): boolean {
  return value.includes(PLACE, value.indexOf("=") + 1);
}
