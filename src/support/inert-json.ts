/** What a terminal could obey or hide and JSON allows unescaped; the line feeds of the indentation stay. */
const NOT_INERT = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu;

/** Indented JSON that is inert when a terminal shows it, ended by a line feed. */
export function inertJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(NOT_INERT, escapeOf)}\n`;
}

/** The same on one line, without a line feed at its end. */
export function inertJsonLine(value: unknown): string {
  return JSON.stringify(value).replace(NOT_INERT, escapeOf);
}

function escapeOf(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
