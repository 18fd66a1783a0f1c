/** Whether a name matches a pattern of glob(7) with `*`, `?`, `[a-z]`, `[!a]` and `\`; case counts. Linear in their product. */
export function matchesGlob(pattern: string, name: string): boolean {
  const wanted = tokensOf(pattern);
  let reached: ReadonlySet<number> = withStars([0], wanted);
  for (const character of name) {
    const next: number[] = [];
    for (const at of reached) {
      const token = wanted[at];
      if (token === "any") next.push(at);
      else if (token?.test(character) === true) next.push(at + 1);
    }
    reached = withStars(next, wanted);
  }
  return reached.has(wanted.length);
}

type Token = "any" | { test(character: string): boolean };

/** A star also stands for nothing. */
function withStars(places: readonly number[], wanted: readonly Token[]): ReadonlySet<number> {
  const all = new Set(places);
  for (const place of all) if (wanted[place] === "any") all.add(place + 1);
  return all;
}

const TOKEN = /\\[^]|\[[!^]?\]?[^\]]*\]|[^]/gsu;

function tokensOf(pattern: string): readonly Token[] {
  return Array.from(pattern.matchAll(TOKEN), ([text]): Token => {
    if (text === "*") return "any";
    if (text === "?") return { test: () => true };
    if (text.length > 2 && text.startsWith("[")) return bracket(text.slice(1, -1));
    const plain = text.startsWith("\\") && text.length > 1 ? text.slice(1) : text;
    return { test: (character) => character === plain };
  });
}

function bracket(inside: string): Token {
  const isNegated = /^[!^]/.test(inside);
  const members = Array.from(inside.slice(isNegated ? 1 : 0).matchAll(/([^])-([^])|([^])/gsu));
  return {
    test: (character) =>
      isNegated !==
      members.some(([, first, last, single]) =>
        first === undefined || last === undefined
          ? character === single
          : character >= first && character <= last,
      ),
  };
}
