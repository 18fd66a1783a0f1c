import type { Target } from "../target.ts";
import { recordedText } from "./recorded-text.ts";
import { notRecorded } from "./recording.ts";
import type { Recording } from "./recording.ts";

const SHAPE = /^([^]*?)\/\/\n([^]*)\n= (\d{1,3})\n$/;

/**
 * What programs of the machine printed. The script runs them for one thing after the other: what is asked for several,
 * after `--`, is the answers for each in their order.
 */
export function recordedPrograms(recording: Recording): NonNullable<Target["runProgram"]> {
  const outputs = new Map<string, string>();
  for (const [, { content }] of recording.ofKind("program-at")) {
    const [, words = "", output, status] = SHAPE.exec(content) ?? [];
    if (output !== undefined && status === "0") outputs.set(recordedText(words), recordedText(output));
  }
  return ({ program, args }) => {
    const dashes = args.indexOf("--");
    const common = [program, ...args.slice(0, dashes + 1)].join(" ");
    const things = dashes === -1 ? [] : args.slice(dashes + 1);
    const parts = things.map((thing) => outputs.get(`${common} ${thing}`));
    if (parts.length === 0 || parts.includes(undefined))
      return Promise.resolve(notRecorded(`what ${program} says`));
    return Promise.resolve({
      status: "observed",
      value: { path: program, stdout: parts.join("\n"), stderr: "" },
    });
  };
}
