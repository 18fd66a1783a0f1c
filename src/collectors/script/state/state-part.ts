import { FILES_PART } from "./files-part.ts";
import { PROGRAMS_PART } from "./programs-part.ts";
import { SEARCH_PART } from "./search-part.ts";

/** The part of the script that shows what rules ask for of the state of a host: only there where they do. */
export const STATE_PART = [
  FILES_PART,
  SEARCH_PART,
  PROGRAMS_PART,
  `requests() { for request in "$@"; do printf '%s\\n' "$request"; done; }`,
].join("\n");
