/** A policy, and perhaps a line in it. */
export interface PolicyPlace {
  readonly name: string;
  readonly line: number | null;
}

/**
 * Reads `POLICY`, `POLICY:LINE` and, as diagnostics print it, `POLICY:LINE:COLUMN`. A name may hold a colon itself: the
 * longest part that is a file wins.
 */
export function splitPlace(place: string, isFile: (name: string) => boolean): PolicyPlace {
  if (isFile(place)) return { name: place, line: null };
  const one = withoutNumber(place);
  if (one === null) return { name: place, line: null };
  const two = isFile(one.name) ? null : withoutNumber(one.name);
  return two ?? one;
}

function withoutNumber(text: string): { readonly name: string; readonly line: number } | null {
  const [, name, digits] = /^(.+):(\d{1,9})$/s.exec(text) ?? [];
  return name === undefined ? null : { name, line: Number(digits) };
}
