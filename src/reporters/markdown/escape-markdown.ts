import { printable } from "../../support/printable.ts";

/** ASCII punctuation that Markdown, its tables, mentions or HTML in it could take for markup (CommonMark 2.4). */
const MARKUP = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g;

/** Between these, an entity is written: a backslash would not keep the readers of GitHub and GitLab from obeying. */
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "@": "&#64;",
  "#": "&#35;",
  "!": "&#33;",
  "|": "&#124;",
  "\\": "&#92;",
  "~": "&#126;",
  $: "&#36;",
};

/** Characters that mean nothing inside of a line of text. */
const HARMLESS = /[ "%'(),./:;=?^{}+-]/;

/**
 * One line of text that Markdown shows as it is: no link, mention, image, HTML or end of a table cell comes of it. Sites look for
 * mentions and references when entities are read already: a character of no width stands in between.
 */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(MARKUP, (character) => {
      if (HARMLESS.test(character)) return character;
      return ENTITIES[character] ?? `\\${character}`;
    })
    .replace(/(?:&#64;|&#35;)(?=\w)/g, "$&&#8203;")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/:(?=\/\/|[\w+-]+:)|(?<=mailto|xmpp):/gi, "&#58;")
    .replace(/^([-+=])/, "\\$1")
    .replace(/(www)\./gi, "$1&#46;")
    .replace(/^ /, "&#32;");
}
