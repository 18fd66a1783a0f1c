import type { FilesRequest } from "../../model/files.ts";
import { isWholePath } from "../field-kinds/file-paths.ts";

/** How a rule says which files it is about. */
export interface FileChoice {
  readonly file: readonly string[];
  readonly searchLocations?: readonly string[] | null;
}

/** The paths to look at; a mere name is looked for in each location, and nowhere if there is none. */
export function wholePaths({ file, searchLocations }: FileChoice): readonly string[] {
  const paths = file.flatMap((path) =>
    isWholePath(path) ? [path] : (searchLocations ?? []).map((location) => within(location, path)),
  );
  return [...new Set(paths)];
}

/** Asks for the text of every file of a rule. */
export function textRequests(choice: FileChoice): readonly FilesRequest[] {
  return wholePaths(choice).map((path) => ({ kind: "files", path, wishes: ["content"] }));
}

function within(location: string, name: string): string {
  return location.endsWith("/") ? `${location}${name}` : `${location}/${name}`;
}
