import type { Doubt } from "../text-files/doubt.ts";
import { quoted } from "../wording/quoted.ts";
import type { FileValues } from "./file-fields.ts";

/** A glob finds no directory, so that its silence says nothing of those that a rule wants. */
export function unfoundDirectories({ file, fileType }: FileValues): readonly Doubt[] {
  if (fileType !== "d") return [];
  return file
    .filter((path) => /[*?[][^/]*$/.test(path))
    .map((path) => ({
      reason: "undetermined",
      detail: `${quoted(path)} ends in a glob, which stands for files and finds no directory.`,
    }));
}
