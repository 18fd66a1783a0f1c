import { nameGlob } from "../files/name-glob.ts";

/** Whether a text is meant. */
export type TextTest = (text: string) => boolean;

/** A glob over a whole text, as `fnmatch(3)` without flags reads it: `*` also matches `/` and a dot in front. */
export function compileGlob(glob: string): TextTest {
  if (!/[*?[\\]/.test(glob)) return (text) => text === glob;
  const plain = /^(\*?)([^*?[\\]*)(\*?)$/.exec(glob);
  if (plain !== null) return aroundText(plain);
  const isMeant = nameGlob(`.${glob}`);
  const [start = ""] = /^[^*?[\\]*/.exec(glob) ?? [];
  return (text) => text.startsWith(start) && isMeant(`.${text}`);
}

function aroundText([, before, text = "", after]: RegExpExecArray): TextTest {
  if (before === "") return (given) => given.startsWith(text);
  return after === "" ? (given) => given.endsWith(text) : (given) => given.includes(text);
}
