/**
 * Whether a file with these letters of `lsattr` has what a rule gives: `+i` or `i`, it has them; `-i`, it has none of
 * them; `=i` or a whole field of `lsattr` (`----i---------e-------`), it has exactly these.
 */
export function hasAttributes(letters: string, wanted: string): "yes" | "no" | "undetermined" {
  const terms = wanted.trim().split(/\s+/);
  if (!terms.every((term) => /^(?:[-+=]?[A-Za-z]+|[-A-Za-z]{8,64})$/.test(term))) return "undetermined";
  return terms.every((term) => hasTerm(letters, term)) ? "yes" : "no";
}

function hasTerm(letters: string, term: string): boolean {
  const named = Array.from(term.replaceAll(/[-+=]/g, ""));
  const has = (letter: string): boolean => letters.includes(letter);
  if (term.startsWith("=") || /-.*-/.test(term))
    return named.every(has) && Array.from(letters).every((letter) => named.includes(letter));
  return term.startsWith("-") ? !named.some(has) : named.every(has);
}
