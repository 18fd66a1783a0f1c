import type { FilesRequest } from "../../model/files.ts";
import { isWholePath } from "../field-kinds/file-paths.ts";
import { xslSheet } from "./xsl-sheet.ts";

/** How a rule says which files it is about. */
export interface FileChoice {
  readonly file: readonly string[];
  readonly searchLocations?: readonly string[] | null;
  /** The lines of an XSL sheet, which makes the text that counts. */
  readonly xslStatements?: readonly string[] | null;
}

/** The paths to look at; a mere name is looked for in each location, and nowhere if there is none. */
export function wholePaths({ file, searchLocations }: FileChoice): readonly string[] {
  const paths = file.flatMap((path) =>
    isWholePath(path) ? [path] : (searchLocations ?? []).map((location) => within(location, path)),
  );
  return [...new Set(paths)];
}

/** Asks for the text of every file of a rule, and for what its sheet makes of it. */
export function textRequests(choice: FileChoice): readonly FilesRequest[] {
  const { xslStatements = null } = choice;
  const sheets = xslStatements === null ? {} : { sheets: [xslSheet(xslStatements)] };
  return wholePaths(choice).map((path) => ({ kind: "files", path, wishes: ["content"], ...sheets }));
}

function within(location: string, name: string): string {
  return location.endsWith("/") ? `${location}${name}` : `${location}/${name}`;
}
