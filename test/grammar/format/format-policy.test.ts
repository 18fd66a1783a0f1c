import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatted } from "./formatted.ts";

const folder = new URL("layouts/", import.meta.url);
const layouts = readdirSync(folder).filter((name) => name.endsWith(".audit"));

/** The lines of the body of a policy, formatted. */
function body(text: string): string[] {
  const lines = formatted(`<check_type:"Unix">\n${text}\n</check_type>\n`).split("\n");
  return lines
    .slice(1, -2)
    .filter((line, index, all) => line !== "" || (index > 0 && index < all.length - 1));
}

describe("the canonical layout", () => {
  it.each(layouts)("of %s", async (name) => {
    const text = formatted(readFileSync(new URL(name, folder), "utf8"));
    await expect(text).toMatchFileSnapshot(new URL(name.replace(".audit", ".expected"), folder).pathname);
    expect(formatted(text)).toBe(text);
  });

  it("is that of the README's example", () => {
    const readme = readFileSync(new URL("../../../grammar/format/README.md", import.meta.url), "utf8");
    const example = /## The layout\n\n```\n([^]*?)```/.exec(readme)?.[1] ?? "";
    expect(formatted(example)).toBe(example);
    expect(formatted(example.replaceAll(/^ +(?=[<#a-z])/gm, "").replaceAll(/ +:/g, ":"))).toBe(example);
  });
});

describe("blank lines", () => {
  it.each([
    ["one between items", "<item></item><item></item>", ["<item>", "</item>", "", "<item>", "</item>"]],
    ["never two", "<item></item>\n\n\n\n<item></item>", ["<item>", "</item>", "", "<item>", "</item>"]],
    ["none inside of a tag", "<item>\n\n type : X\n\n</item>", ["<item>", "  type : X", "</item>"]],
    [
      "kept between keywords",
      "<item>\n a : X\n\n\n b : Y\n c : Z</item>",
      ["<item>", "  a : X", "", "  b : Y", "  c : Z", "</item>"],
    ],
    [
      "kept between branches",
      '<if><condition type:"AND"></condition>\n\n<then></then><else></else></if>',
      [
        "<if>",
        '  <condition type:"AND">',
        "  </condition>",
        "",
        "  <then>",
        "  </then>",
        "  <else>",
        "  </else>",
        "</if>",
      ],
    ],
    [
      "before the comment that belongs to the next item",
      "<item></item>\n# about the next\n<item></item>",
      ["<item>", "</item>", "", "# about the next", "<item>", "</item>"],
    ],
    [
      "behind the comment that belongs to the item before",
      "<item></item>\n# about it\n\n<item></item>",
      ["<item>", "</item>", "# about it", "", "<item>", "</item>"],
    ],
  ])("%s", (_, text, lines) => {
    expect(body(text)).toEqual(lines);
  });
});

describe("line endings", () => {
  it.each([
    [
      "CR LF stays",
      "# h\r\n<check_type:'Unix'>\r\n</check_type>\r\n",
      '# h\r\n<check_type:"Unix">\r\n</check_type>\r\n',
    ],
    ["LF stays", "<check_type:'Unix'>\n</check_type>", '<check_type:"Unix">\n</check_type>\n'],
    [
      "the one of most lines wins",
      "<check_type:'Unix'>\r\n<debug/>\r\n<debug/>\n</check_type>",
      '<check_type:"Unix">\r\n<debug/>\r\n<debug/>\r\n</check_type>\r\n',
    ],
    [
      "strings keep theirs",
      '<check_type:"Unix">\n<item>\nname : "a\r\nb"\n</item>\n</check_type>',
      '<check_type:"Unix">\n\n<item>\n  name : "a\r\nb"\n</item>\n\n</check_type>\n',
    ],
    [
      "a text without any gets LF",
      '<check_type:"Unix"></check_type>',
      '<check_type:"Unix">\n</check_type>\n',
    ],
    [
      "a lone CR is one, too",
      '# h\r<check_type:"Unix">\r# c\r</check_type>',
      '# h\n<check_type:"Unix">\n# c\n</check_type>\n',
    ],
  ])("%s", (_, text, expected) => {
    expect(formatted(text)).toBe(expected);
    expect(formatted(expected)).toBe(expected);
  });
});
