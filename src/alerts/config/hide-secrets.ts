import type { Span } from "../../model/span.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import { COMMON_KEYS } from "./common-keys.ts";
import { EMAIL_KEYS } from "./read-email.ts";
import { FILTER_KEYS } from "./read-filter.ts";
import { COMMAND_KEYS, FILE_KEYS } from "./read-local.ts";
import { SECRET_KEYS } from "./read-secret-source.ts";
import { SYSLOG_KEYS } from "./read-syslog.ts";
import { stars, starsAt } from "../../support/stars.ts";

/** Keys of receivers whose values anybody may see. What stands behind any other may be a secret, or a misspelt one. */
const SHOWN: ReadonlySet<string> = new Set(
  [COMMON_KEYS, EMAIL_KEYS, FILTER_KEYS, COMMAND_KEYS, FILE_KEYS, SECRET_KEYS, SYSLOG_KEYS]
    .flat()
    .filter((key) => key !== "password"),
);

/** What a line says that may hold a secret, where only its words can tell. */
const TELLING = /auth|cookie|hook|key|pas|pwd|secret|token|url/i;

/**
 * The text of a file with stars in the place of the secrets of its receivers: no code frame shows them. Every offset
 * stays what it was. Never throws.
 */
export function hideSecrets(text: string): string {
  const { tree } = parseYaml(Buffer.from(text));
  if (tree === null) return valuesWithout(text);
  const entries = tree.kind === "map" ? tree.entries : [];
  const spans = entries.filter(({ key }) => key === "alerts").flatMap(({ value }) => secretSpans(value));
  return commentsWithout(starsAt(text, spans));
}

function secretSpans(tree: YamlTree): readonly Span[] {
  switch (tree.kind) {
    case "text":
      return [tree.span];
    case "nothing":
      return [];
    case "list":
      return tree.items.flatMap(secretSpans);
    case "map":
      return tree.entries.flatMap(({ key, value }) =>
        SHOWN.has(key) ? shownSpans(value) : secretSpans(value),
      );
  }
}

/** A mapping where a text belongs is not what its key says. */
function shownSpans(value: YamlTree): readonly Span[] {
  return value.kind === "map" ? secretSpans(value) : [];
}

/** Takes comments out that speak of secrets. */
function commentsWithout(text: string): string {
  const lines = text
    .split("\n")
    .map((line) => (TELLING.test(line) ? withStars(line, line.indexOf("#")) : line));
  return lines.join("\n");
}

/** Where only the lines are known: takes out what stands behind a telling key, and all lines up to the next one. */
function valuesWithout(text: string): string {
  let isTelling = false;
  const lines = text.split("\n").map((line) => {
    const colon = line.indexOf(":");
    if (colon < 0) return isTelling ? stars(line) : line;
    isTelling = TELLING.test(line);
    return isTelling ? withStars(line, colon) : line;
  });
  return lines.join("\n");
}

/** Stars behind a place; everything stays where there is none. */
function withStars(line: string, place: number): string {
  return place < 0 ? line : line.slice(0, place + 1) + stars(line.slice(place + 1));
}
