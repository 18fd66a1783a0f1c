import { accepted, refused } from "../fields.ts";
import type { Field, FieldSource } from "../fields.ts";
import { sameKeyword } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";

/** Both places, in one word that a variable can have as its default. */
const BOTH = "BOTH";

/** Which of two places counts: `RUNNING`, `CONFIGURED`, a list of them or `BOTH`; both where it is not given. */
export function placesField<W extends string>(
  words: readonly [W, W],
  summary: string,
): Field<readonly W[], "optional"> {
  return {
    keyword: sameKeyword("source"),
    presence: "optional",
    origin: "extension",
    words: [...words, BOTH],
    summary,
    example: words.join(" || "),
    parse: (source) => readPlaces(source, words),
  };
}

function readPlaces<W extends string>(source: FieldSource, words: readonly [W, W]) {
  const given = source.alternatives.map(({ text }) => text.trim().toUpperCase());
  if (given.every((text) => text === BOTH)) return accepted(words);
  const known = words.filter((word) => given.includes(word));
  const odd = given.find((text) => !words.some((word) => word === text));
  if (odd === undefined && known.length > 0) return accepted(known);
  const message = `expected ${[...words, BOTH].join(" or ")}, found "${shorten(source.text, 60)}"`;
  return refused({ code: "AUD2010", severity: "error", message });
}
