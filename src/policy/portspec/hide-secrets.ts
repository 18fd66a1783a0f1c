import type { YamlTree } from "../../yaml/yaml-tree.ts";
import { stars, starsAt } from "../../support/stars.ts";

/** What stands on a line behind a key that sounds like a secret. */
const SECRET_LINE = /((?:pas|pwd|secret|token)[a-z]{0,20}["']?[ \t]*:[ \t]*)([^\n]+)/gi;

/**
 * The text with stars in the place of the password, and of whatever stands behind a key that is not known, for it may be
 * a misspelt one: no code frame shows them. Every offset stays what it was.
 */
export function hideSecrets(text: string, tree: YamlTree | null, shownKeys: readonly string[]): string {
  const byLine = text.replace(SECRET_LINE, (_, before: string, value: string) => before + stars(value));
  const entries = tree?.kind === "map" ? tree.entries : [];
  const spans = entries.filter(({ key }) => !shownKeys.includes(key)).map(({ value }) => value);
  return starsAt(
    byLine,
    spans.filter(({ kind }) => kind !== "nothing").map(({ span }) => span),
  );
}
