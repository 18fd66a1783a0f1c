/** The same names in the same order, no two of them equal: the second `a` is `a.2`. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name) => {
    let count = counts.get(name) ?? 0;
    let unique: string;
    do unique = ++count === 1 ? name : `${name}.${count}`;
    while (taken.has(unique));
    counts.set(name, count);
    taken.add(unique);
    return unique;
  });
}
