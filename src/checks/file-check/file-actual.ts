import type { FoundFile } from "../../model/files.ts";
import { octal } from "../wording/octal.ts";
import type { FileValues } from "./file-fields.ts";
import { isUneven } from "./is-uneven.ts";

const MOST_FILES = 100;

/** How a file compares with the policy, in the words of Nessus. */
export type Comparison = "does not match" | "is compliant with";

/** Files as Nessus shows them, and the path of each below. */
export function filesActual(
  files: readonly (readonly [file: FoundFile, comparison: Comparison])[],
  values: FileValues,
): string {
  const policy = policyText(values);
  const shown = files
    .slice(0, MOST_FILES)
    .map(
      ([file, comparison]) =>
        `The file ${file.path} with fmode ${fileText(file)} ${comparison} the policy value ${policy}\n${file.path}`,
    );
  const left = files.length - shown.length;
  return [...shown, ...(left > 0 ? [`(${left} more files)`] : [])].join("\n");
}

/** `No files found: /x`. */
export function noFilesActual({ file }: Pick<FileValues, "file">): string {
  return `No files found: ${file.join(" ")}`;
}

/** Nothing was there, and nothing had to be. */
export const NOTHING_ACTUAL = "No matching files were found";

function fileText(file: FoundFile): string {
  return textOf([
    ["owner:", file.owner ?? String(file.uid)],
    ["group:", file.group ?? String(file.gid)],
    ["mode:", octal(file.mode)],
    ["uid:", String(file.uid)],
    ["gid:", String(file.gid)],
    ["md5:", file.md5?.status === "observed" ? file.md5.value : null],
    ["attr:", file.attributes?.status === "observed" ? file.attributes.value : null],
    ["uneven permissions :", isUneven(file.mode) ? "TRUE" : "FALSE"],
  ]);
}

function policyText(values: FileValues): string {
  return textOf([
    ["owner:", listOf(values.owner)],
    ["group:", listOf(values.group)],
    ["mode:", values.mode === null ? null : octal(values.mode)],
    ["mask:", values.mask === null ? null : values.mask.toString(8).padStart(3, "0")],
    ["uid:", listOf(values.uid)],
    ["gid:", listOf(values.gid)],
    ["md5:", listOf(values.md5)],
    ["attr:", values.attr],
    ["uneven permissions :", "FALSE"],
  ]);
}

function listOf(texts: readonly string[] | null): string | null {
  return texts === null ? null : texts.join(" || ");
}

/** Every part ends in a blank, the last one too. */
function textOf(parts: readonly (readonly [word: string, value: string | null])[]): string {
  return parts.flatMap(([word, value]) => (value === null ? [] : [`${word} ${value} `])).join("");
}
