import { anyOf } from "../wording/any-of.ts";

/** Lines of a file that have something in common. */
export interface NamedLine {
  readonly name: string;
  readonly line: number;
}

/** Values that several lines share, in words: `0: root (line 1) and toor (line 7)`; `null` is no value. */
export function repeatedValues<L extends NamedLine>(
  lines: readonly L[],
  valueOf: (line: L) => string | number | null,
): readonly string[] {
  const groups = new Map<string | number, L[]>();
  for (const line of lines) {
    const value = valueOf(line);
    if (value === null) continue;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [line]);
    else group.push(line);
  }
  return [...groups]
    .filter(([, group]) => group.length > 1)
    .map(([value, group]) => `${value}: ${anyOf(group.map(placed), "and")}`);
}

/** A line by its name and its place. */
export function placed({ name, line }: NamedLine): string {
  return `${name} (line ${line})`;
}
