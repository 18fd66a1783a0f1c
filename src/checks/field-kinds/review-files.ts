import type { ReviewIssue } from "../fields.ts";
import { isWholePath, relativePath } from "./file-paths.ts";

/** How a rule says which files it is about. */
interface FileChoice {
  readonly file: readonly string[];
  readonly searchLocations: readonly string[] | null;
  readonly required: "YES" | "NO" | null;
  readonly fileRequired: "YES" | "NO" | null;
}

/** Reports files that cannot be found as they are given, and contradicting words about missing ones. */
export function reviewFiles(values: FileChoice): readonly ReviewIssue[] {
  return [...reviewPlaces(values), ...reviewPresence(values)];
}

function reviewPlaces({ file, searchLocations }: FileChoice): readonly ReviewIssue[] {
  const odd = file.find((path) => isWholePath(path) === (searchLocations !== null));
  if (odd === undefined) return [];
  if (searchLocations === null) {
    const hint = "begin it with / or ~/, or say in `search_locations` where to look";
    return [{ ...relativePath(odd), hint, keyword: "file" }];
  }
  const message = "`search_locations` has no effect on a file that is given with its whole path";
  const hint = "remove it, or give the file's name alone";
  return [{ code: "AUD2117", severity: "warning", message, hint, keyword: "search_locations" }];
}

function reviewPresence({ required, fileRequired }: FileChoice): readonly ReviewIssue[] {
  if (required === null || fileRequired === null || required === fileRequired) return [];
  const message = `\`required : ${required}\` and \`file_required : ${fileRequired}\` contradict each other`;
  return [{ code: "AUD2118", severity: "warning", message, hint: "remove one", keyword: "file_required" }];
}
