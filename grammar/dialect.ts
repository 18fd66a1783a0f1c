import type { Dialect } from "./syntax.ts";

/** Comments are matched first, so that a `check_type` in one of them does not count. */
const COMMENT_OR_CHECK_TYPE = /#[^\r\n]*|<[^\S\n]*check_type[^\S\n]*:[^\S\n]*["']?([\w/.-]*)/gi;
const RAW_CHECK_TYPES = new Set(["windows", "windowsfiles"]);

/** The dialect that the value of the first `check_type` tag calls for; `escaped` where there is none. */
export function dialectOf(text: string): Dialect {
  COMMENT_OR_CHECK_TYPE.lastIndex = 0;
  for (const [, checkType] of text.matchAll(COMMENT_OR_CHECK_TYPE)) {
    if (checkType !== undefined) return RAW_CHECK_TYPES.has(checkType.toLowerCase()) ? "raw" : "escaped";
  }
  return "escaped";
}
