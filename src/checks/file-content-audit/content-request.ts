import type { FileSearchRequest, FileTest } from "../../model/file-search.ts";
import { requestSearch } from "../file-searches/request-search.ts";
import type { ContentValues } from "./content-fields.ts";

/** How much of a file is read where `max_size` does not say. */
export const DEFAULT_BYTES = 1 << 20;

/** What a FileContent rule asks for: the files with its extensions and names, and their beginnings where it looks into them. */
export function contentRequest(values: ContentValues): FileSearchRequest {
  const { includePaths, excludePaths, maxSize } = values;
  return requestSearch({
    bases: includePaths === null ? ["/"] : listOf(includePaths),
    test: testOf(values),
    ignore: excludePaths === null ? [] : listOf(excludePaths),
    ...(looksInto(values) ? { contentBytes: maxSize ?? DEFAULT_BYTES } : {}),
  });
}

/** Whether a rule looks into files, and not at their names only. */
export function looksInto({ regex, expect }: ContentValues): boolean {
  return regex !== null || expect !== null;
}

function testOf({ fileExtension, fileName }: ContentValues): FileTest {
  const extensions = fileExtension.map((extension) => nameTest(`*.${literal(extension.replace(/^\./, ""))}`));
  const names = fileName === null ? [] : listOf(fileName).map((part) => nameTest(`*${literal(part)}*`));
  return {
    kind: "all",
    tests: [
      { kind: "type", types: ["file"] },
      { kind: "any", tests: extensions },
      ...(names.length === 0 ? [] : [{ kind: "any", tests: names } as const]),
    ],
  };
}

function nameTest(glob: string): FileTest {
  return { kind: "name", glob, letterCase: "either" };
}

/** A text that stands for itself in a glob. */
function literal(text: string): string {
  return text.replaceAll(/[*?[\]\\]/g, "\\$&");
}

/** `"/srv" | "/home"`, as FileContent policies write lists. */
function listOf(text: string): readonly string[] {
  return text
    .split("|")
    .map((part) => part.trim().replaceAll(/^"|"$/g, "").trim())
    .filter((part) => part !== "");
}
