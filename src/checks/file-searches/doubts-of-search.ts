import type { FileSearchFacts } from "../../model/file-search.ts";
import type { Doubt } from "../text-files/doubt.ts";

/** What a search did not see and might have found. */
export function doubtsOfSearch({ gaps }: FileSearchFacts): readonly Doubt[] {
  return gaps.map(({ reason, detail }) => ({ reason, detail }));
}

/** Where kernels put what they make up themselves: that it was not entered says nothing. */
const EXPECTED = /^\/(?:proc|sys|dev|run)(?:\/|$)/;
const MOST = 10;

/** Says which mounts were not entered, unless that goes without saying. */
export function notesOfSearch({ skipped }: FileSearchFacts): readonly string[] {
  const told = skipped.filter((path) => !EXPECTED.test(path));
  if (told.length === 0) return [];
  const more = told.length > MOST ? ` and ${told.length - MOST} more` : "";
  return [`Not looked through, as they are served from elsewhere: ${told.slice(0, MOST).join(", ")}${more}.`];
}
