import { isWholePath } from "../field-kinds/file-paths.ts";
import { quoted } from "../wording/quoted.ts";
import type { Doubt } from "./doubt.ts";
import type { FileChoice } from "./whole-paths.ts";

/** A doubt for each file of a rule of which nothing says where it is. */
export function placelessFiles({ file, searchLocations }: FileChoice): Doubt[] {
  if (searchLocations !== null && searchLocations !== undefined) return [];
  return file
    .filter((path) => !isWholePath(path))
    .map((path) => ({
      reason: "undetermined",
      detail: `Nothing says where ${quoted(path)} is: it is no whole path, and no search_locations are given.`,
    }));
}
