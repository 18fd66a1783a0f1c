import { OUTCOME_ORDER } from "../../wording/status-words.ts";
import { OUTCOME_SIGN } from "../outcome-sign.ts";

const outcomes = OUTCOME_ORDER.map(
  (word) => `.${word} { --own: var(--${word.toLowerCase()}); --sign: "${OUTCOME_SIGN[word]}"; }`,
).join("\n");

/** Colours and sizes, for light and dark. What another page of ours shares with the report. */
export const styleTokens = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f6f6f3, #131518);
  --surface: light-dark(#ffffff, #1b1e22);
  --sunken: light-dark(#f1f1ed, #22262b);
  --ink: light-dark(#1d2024, #e7e6e2);
  --quiet: light-dark(#595e66, #a3a8b0);
  --line: light-dark(#dfded8, #31363d);
  --link: light-dark(#1f4f99, #9cc1ff);
  --focus: light-dark(#1f5fd0, #8ab4ff);
  --failed: light-dark(#a82019, #ff8f86);
  --error: light-dark(#7134b8, #cba8ff);
  --warning: light-dark(#835400, #efb94f);
  --waived: light-dark(#3d5192, #abbcf2);
  --known: light-dark(#0b6169, #72d2da);
  --passed: light-dark(#176a31, #74d394);
  --skipped: light-dark(#595e66, #a3a8b0);
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
${outcomes}
`;
