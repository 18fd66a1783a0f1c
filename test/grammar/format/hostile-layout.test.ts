import { describe, expect, it } from "vitest";
import { formatPolicy } from "../../../grammar/format/format-policy.ts";
import { parsePolicy } from "../../../grammar/index.ts";
import { formatted } from "./formatted.ts";
import { processorTime } from "../../processor-time.ts";

const body = (text: string) => `<check_type:"Unix">\n<debug/>\n${text}</check_type>`;

describe("hostile layouts", () => {
  it.each<[name: string, text: string]>([
    ["100,000 nested ifs", `${"<if><then>".repeat(100_000)}${"</then></if>".repeat(100_000)}`],
    ["100,000 items on one line", "<item>a:b</item>".repeat(100_000)],
    ["300,000 keywords on one line", `<item>${"b:c ".repeat(300_000)}</item>`],
    [
      "a keyword of 1 MB beside 200,000 short ones",
      `<item>${"k".repeat(1_000_000)}:a ${"b:c ".repeat(200_000)}</item>`,
    ],
    ["a list of 200,000 operands on as many lines", `<item>a : ${"b||\n".repeat(200_000)}c</item>`],
    ["200,000 commented-out tags that are never closed", "#<item>\n\n".repeat(200_000)],
    ["a comment of 500,000 tags", `#${"<item>".repeat(500_000)}\n`],
    ["200,000 blocks of metadata", "<debug/>\n#<ui_metadata>\n".repeat(200_000)],
    ["leads of blanks and tabs", `${" ".repeat(1000)}#<item>\n${"\t".repeat(1000)}#</item>\n`.repeat(1000)],
    ["5 million line breaks", `<item>${"\n".repeat(5_000_000)}</item>`],
    ["a string of 5 MB", `<item>a : "${"x\n".repeat(2_500_000)}"</item>`],
  ])("are laid out in time and size that follow the text: %s", (_, text) => {
    const source = body(text);
    const started = processorTime();
    const result = formatted(source);
    expect(processorTime() - started).toBeLessThan(20_000);
    expect(result.length).toBeLessThan(40 * source.length);
    expect(formatted(result)).toBe(result);
  });

  it("are refused where the result would be larger than any policy that is read", () => {
    const text = body(`${"<if><then>".repeat(20)}${"#\n".repeat(900_000)}${"</then></if>".repeat(20)}`);
    expect(formatPolicy(parsePolicy(text).syntax, text)).toEqual({ status: "refused", reason: "too-large" });
  });

  it.each([
    body("three stray words"),
    body("<no_such_tag>"),
    body("</item>"),
    body("<item>a : b c</item>"),
    body('<item>a : ("b" "c")</item>'),
  ])("of which nothing may be lost are refused: %j", (text) => {
    expect(formatPolicy(parsePolicy(text).syntax, text)).toEqual({ status: "refused", reason: "stray-text" });
  });
});
