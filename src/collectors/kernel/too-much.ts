import type { Unavailable } from "../../model/observation.ts";

/** What is said of a folder with more than can be looked through. */
export function tooMuch(folder: string): Unavailable {
  return {
    status: "unavailable",
    reason: "truncated-output",
    detail: `There is more in ${folder} than can be looked through.`,
  };
}
