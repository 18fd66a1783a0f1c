import { anyOf } from "../wording/any-of.ts";
import { octal } from "../wording/octal.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import type { FileValues } from "./file-fields.ts";

/** What a rule about files looks at. */
export function wordsForFiles({ file, searchLocations, ignore }: FileValues): string {
  return sentences(
    `${file.length === 1 ? "The file" : "The files"} ${anyOf(file.map(quoted), "and")}.`,
    file.some((path) => /[*?[]/.test(path)) ? "A glob stands for files, not for directories." : null,
    searchLocations === null
      ? null
      : `A file without its path is looked for in ${anyOf(searchLocations.map(quoted))}.`,
    ignore === null ? null : `These do not count: ${anyOf(ignore.map(quoted), "and")}.`,
  );
}

/** Everything that a rule wants of a file, each in a few words; none where it has only to exist. */
export function wordsForAttributes(values: FileValues): readonly string[] {
  const { checkUneveness, fileType } = values;
  return [
    ...listWords("it belongs to the user", values.owner),
    ...listWords("it belongs to the group", values.group),
    ...listWords("it belongs to the user with the number", values.uid),
    ...listWords("it belongs to the group with the number", values.gid),
    ...(values.mode === null ? [] : [`its permissions are exactly ${octal(values.mode)}`]),
    ...(values.mask === null ? [] : [`it has none of the permissions ${octal(values.mask)}`]),
    ...(checkUneveness === "YES"
      ? ["the group may do no more than the owner, and others no more than the group"]
      : []),
    ...listWords("its MD5 digest is", values.md5),
    ...(values.attr === null ? [] : [`its attributes are ${quoted(values.attr)}`]),
    ...(fileType === null ? [] : [`it is a ${fileType === "d" ? "directory" : "regular file"}`]),
  ];
}

function listWords(words: string, texts: readonly string[] | null): readonly string[] {
  return texts === null ? [] : [`${words} ${anyOf(texts.map(quoted))}`];
}

/** Whether a file that does not exist is no fault. */
export function isFileOptional({ required, fileRequired }: FileValues): boolean {
  return required === "NO" || fileRequired === "NO";
}

/** What a FILE_CHECK rule wants, in one sentence. */
export function expectedFile(values: FileValues): string {
  const wishes = wordsForAttributes(values);
  const files = anyOf(values.file.map(quoted), "and");
  if (wishes.length === 0)
    return isFileOptional(values) ? `${files} may exist.` : `There is a file ${files}.`;
  const start = isFileOptional(values) ? `Where there is a file ${files}` : `There is a file ${files}, and`;
  return `${start}: ${anyOf(wishes, "and")}.`;
}

const MOST_NOTES = 10;

/** Says which paths of a list stand for nothing, where others do. */
export function notesOnFiles(empty: readonly string[]): readonly string[] {
  if (empty.length === 0) return [];
  const more = empty.length > MOST_NOTES ? ` and ${empty.length - MOST_NOTES} more` : "";
  return [`There is no file ${empty.slice(0, MOST_NOTES).map(quoted).join(", ")}${more}.`];
}
