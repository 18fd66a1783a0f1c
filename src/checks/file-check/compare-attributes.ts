import type { FoundFile } from "../../model/files.ts";
import type { Seen, Unavailable } from "../../model/observation.ts";
import type { Doubt } from "../text-files/doubt.ts";
import { anyOf } from "../wording/any-of.ts";
import { octal } from "../wording/octal.ts";
import { quoted } from "../wording/quoted.ts";
import { hasAttributes } from "./has-attributes.ts";
import type { FileValues } from "./file-fields.ts";
import { isUneven } from "./is-uneven.ts";

/** Whether a file has one of the attributes that a rule gives; `text` says what it has in its place. */
export type Demand =
  | { readonly status: "met" }
  | { readonly status: "unmet"; readonly text: string }
  | { readonly status: "unseen"; readonly doubt: Doubt };

const MET: Demand = { status: "met" };

/** Compares a file with every attribute that a rule gives; `nameless` says why owners may have no names. */
export function compareAttributes(
  file: FoundFile,
  values: FileValues,
  nameless: Unavailable | null,
): readonly Demand[] {
  const { mode, mask, checkUneveness, fileType } = values;
  const named = (name: string | null, id: number): Seen<string> =>
    name === null && nameless !== null ? nameless : { status: "observed", value: name ?? String(id) };
  return [
    ...oneOfTexts("owner", named(file.owner, file.uid), values.owner),
    ...oneOfTexts("group", named(file.group, file.gid), values.group),
    ...oneOfNumbers("uid", file.uid, values.uid),
    ...oneOfNumbers("gid", file.gid, values.gid),
    ...(mode === null ? [] : [demand(file.mode === mode, `mode is ${octal(file.mode)}, not ${octal(mode)}`)]),
    ...(mask === null ? [] : [demand((file.mode & mask) === 0, wordsForBits(file.mode, mask))]),
    ...(checkUneveness === "YES" ? [demand(!isUneven(file.mode), `mode ${octal(file.mode)} is uneven`)] : []),
    ...oneOfTexts("md5", file.md5 ?? notRecorded(file, "md5"), values.md5),
    ...attributes(file, values.attr),
    ...(fileType === null ? [] : [demand(isOfType(file, fileType), `it is a ${file.type}`)]),
  ];
}

function demand(isMet: boolean, text: string): Demand {
  return isMet ? MET : { status: "unmet", text };
}

function oneOfTexts(word: string, seen: Seen<string>, wanted: readonly string[] | null): readonly Demand[] {
  if (wanted === null) return [];
  if (seen.status === "unavailable") return [{ status: "unseen", doubt: seen }];
  return [demand(wanted.includes(seen.value), `${word} is ${seen.value}, not ${anyOf(wanted)}`)];
}

function oneOfNumbers(word: string, id: number, wanted: readonly string[] | null): readonly Demand[] {
  if (wanted === null) return [];
  return [demand(wanted.map(Number).includes(id), `${word} is ${id}, not ${anyOf(wanted)}`)];
}

function wordsForBits(mode: number, mask: number): string {
  return `mode ${octal(mode)} has ${octal(mode & mask)}, which mask ${octal(mask)} forbids`;
}

function attributes(file: FoundFile, wanted: string | null): readonly Demand[] {
  if (wanted === null) return [];
  const seen = file.attributes ?? notRecorded(file, "attributes");
  if (seen.status === "unavailable") return [{ status: "unseen", doubt: seen }];
  const has = hasAttributes(seen.value, wanted);
  if (has !== "undetermined") return [demand(has === "yes", `attributes are "${seen.value}", not ${wanted}`)];
  const detail = `${quoted(wanted)} is not in the form of lsattr or chattr.`;
  return [{ status: "unseen", doubt: { reason: "undetermined", detail } }];
}

function notRecorded({ path }: FoundFile, words: string): Unavailable {
  const detail = `The ${words} of ${path} were not recorded.`;
  return { status: "unavailable", reason: "not-recorded", detail };
}

function isOfType({ type }: FoundFile, wanted: string): boolean {
  return type === (wanted === "d" ? "directory" : "file");
}
