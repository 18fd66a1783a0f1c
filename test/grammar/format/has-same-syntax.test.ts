import { describe, expect, it } from "vitest";
import { hasSameSyntax, parsePolicy } from "../../../grammar/index.ts";

function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => ({ syntax: parsePolicy(text).syntax, text }));
  return hasSameSyntax(first!, second!);
}

const POLICY =
  '<check_type:"Unix" version:"1"># c\n<item>a : "x" || ("y" && z)\nb : [1..2]</item></check_type>';

describe("two texts", () => {
  it.each([
    ["blanks in tags", '<check_type:"Unix" version:"1">', '<check_type :\t"Unix"  version: "1" >'],
    ["line breaks", "\nb :", "\r\n\r\n\tb\t:"],
    ["quotes of tags", '<check_type:"Unix" version:"1">', "<check_type:Unix version:'1'>"],
    ["blanks around operators", '"x" || ("y" && z)', '"x"||( "y"\n&&z )'],
    ["redundant parentheses", '"x" || ("y" && z)', '("x")||"y"&&z'],
    ["the other closing tag", "</item>", "</custom_item>"],
    ["the blanks behind a comment", "# c\n", "# c \t\n"],
  ])("are one policy if they differ in %s", (_, part, other) => {
    const changed = POLICY.replace(part, other);
    expect(changed).not.toBe(POLICY);
    expect(isSame(POLICY, changed)).toBe(true);
  });

  it.each([
    ["a string", '"x"', '"X"'],
    ["the quotes of a string", '"x"', "'x'"],
    ["a blank in a string", '"x"', '"x "'],
    ["a word", "z", "y"],
    ["a word that becomes a string", "z)", '"z")'],
    ["a range", "[1..2]", "[1..3]"],
    ["an operator", "||", "&&"],
    ["the grouping of a list", '"x" || ("y" && z)', '("x" || "y") && z'],
    ["an operand that is left out", " && z", ""],
    ["a keyword", "b :", "B :"],
    ["a keyword that is left out", "b : [1..2]", ""],
    ["a comment", "# c\n", "# d\n"],
    ["a comment that is left out", "# c\n", "\n"],
    ["a tag", "<item>", "<custom_item>"],
    ["a tag's value", "Unix", "unix"],
    ["an attribute", 'version:"1"', 'version:"2"'],
    ["an attribute that is left out", ' version:"1"', ""],
    ["a closing tag that is left out", "</item>", ""],
    ["the dialect", "Unix", "Windows"],
    ["an item more", "</check_type>", "<item></item></check_type>"],
  ])("are not the same policy if they differ in %s", (_, part, other) => {
    const changed = POLICY.replace(part, other);
    expect(changed).not.toBe(POLICY);
    expect(isSame(POLICY, changed)).toBe(false);
    expect(isSame(changed, POLICY)).toBe(false);
  });
});
