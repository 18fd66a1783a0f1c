/** Clauses of which one is enough, as a sentence: `No file exists, or a line is missing.` */
export function oneOf(clauses: readonly [string, ...string[]]): string {
  const last = clauses.at(-1) ?? "";
  const text = clauses.length === 1 ? last : `${clauses.slice(0, -1).join(", ")}, or ${last}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
