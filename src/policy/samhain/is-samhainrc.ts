import { findKey } from "./find-key.ts";

const TAG = /^[ \t]*<[ \t]*(?:check_type|group_policy|custom_item|item|if|report)\b/im;
const HEADING = /^[ \t]*\[PortCheck/im;
const SETTING = /^[ \t]*((?:Severity)?PortCheck[A-Za-z]*)[^=\n]*=/gim;

/** Whether a text is a configuration of samhain with a port check, by its own words. */
export function isSamhainrc(text: string): boolean {
  if (TAG.test(text)) return false;
  if (HEADING.test(text)) return true;
  for (const [, key = ""] of text.matchAll(SETTING)) if (findKey(key) !== null) return true;
  return false;
}
