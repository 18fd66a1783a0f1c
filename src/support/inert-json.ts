/** What a terminal could obey or hide and JSON allows unescaped; the line feeds of the indentation stay. */
const NOT_INERT = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu;

/** Runs of what is not plain: found several times faster than by Unicode's categories, which then look at these only. */
const NOT_PLAIN = /[^\n -~]+/g;

/** Indented JSON that is inert when a terminal shows it, ended by a line feed. */
export function inertJson(value: unknown): string {
  return `${inert(JSON.stringify(value, null, 2))}\n`;
}

/** The same on one line, without a line feed at its end. */
export function inertJsonLine(value: unknown): string {
  return inert(JSON.stringify(value));
}

function inert(json: string): string {
  return json.replace(NOT_PLAIN, (run) => run.replace(NOT_INERT, escapeOf));
}

function escapeOf(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
