import { isPortspec } from "../policy/portspec/is-portspec.ts";
import { isSamhainrc } from "../policy/samhain/is-samhainrc.ts";

/** The languages that are read here. */
export type FrontEnd = "audit" | "portspec" | "samhain";

/** Which language a text is written in: known by the text itself, and by the name of its file. */
export function chooseFrontEnd(text: string, name: string): FrontEnd {
  if (isPortspec(text, name)) return "portspec";
  return isSamhainrc(text) ? "samhain" : "audit";
}
