import type { Seen } from "../../../model/observation.ts";

/** One row of a table: osquery writes every value as a string, some loggers write numbers. */
export type Row = Readonly<Partial<Record<string, string>>>;

/** Arrays in arrays, or tables in an object: deeper than that there are no rows. */
const DEPTH_LIMIT = 3;

/** Reads the JSON of one query or of several: arrays one after another, or in an object by the name of their table. */
export function parseRows(text: string): Seen<readonly Row[]> {
  try {
    const joined = text.replace(/^\uFEFF/, "").replace(/^\](\r?\n)\[/gm, "],$1[");
    return { status: "observed", value: rowsIn(JSON.parse(`[${joined}]`), DEPTH_LIMIT) };
  } catch {
    const detail = "The text is no JSON as osqueryi --json writes it, or it was cut.";
    return { status: "unavailable", reason: "malformed-output", detail };
  }
}

function rowsIn(value: unknown, depth: number): readonly Row[] {
  if (typeof value !== "object" || value === null || depth < 0) return [];
  if (Array.isArray(value)) return value.flatMap((member) => rowsIn(member, depth - 1));
  const tables = Object.values(value).filter((member) => Array.isArray(member));
  return tables.length > 0 ? tables.flatMap((table) => rowsIn(table, depth - 1)) : [rowOf(value)];
}

function rowOf(value: object): Row {
  const words = Object.entries(value).flatMap(([column, cell]: [string, unknown]) =>
    typeof cell === "string" || typeof cell === "number" ? [[column, String(cell)] as const] : [],
  );
  return Object.fromEntries(words);
}
