import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsePolicy, SYNTAX_FAULTS } from "../../grammar/index.ts";
import { outline } from "./outline.ts";

const folder = new URL("faults/", import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".audit"))
  .map((name) => [name.replaceAll("-", " ").replace(".audit", ""), name] as const);

/** What a person would mark with a pen: the code and the text under the caret. */
function marks(text: string): string[] {
  return parsePolicy(text).diagnostics.map(({ code, span }) => {
    const line = text.slice(0, span.start).split("\n").length;
    return `${line} ${code} ${text.slice(span.start, span.end).split(/\r?\n/)[0]!}`;
  });
}

describe("faults", () => {
  it.each(cases)("are found where they are made: %s", async (_, name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const found = [...marks(text), "", ...outline(parsePolicy(text).syntax), ""].join("\n");
    await expect(found).toMatchFileSnapshot(new URL(name.replace(".audit", ".expected"), folder).pathname);
  });

  it("come with a message, a severity and a code that the list explains", () => {
    for (const [, name] of cases) {
      for (const diagnostic of parsePolicy(readFileSync(new URL(name, folder), "utf8")).diagnostics) {
        expect(Object.keys(SYNTAX_FAULTS)).toContain(diagnostic.code);
        expect(diagnostic.message).toMatch(/^[A-Z<].*$/u);
      }
    }
  });

  it("are explained in the README, every one of them", () => {
    const readme = readFileSync(new URL("../../grammar/README.md", import.meta.url), "utf8").replaceAll(
      / +/g,
      " ",
    );
    for (const [code, [severity, meaning]] of Object.entries(SYNTAX_FAULTS)) {
      expect(readme).toContain(`| ${code} | ${severity} | ${meaning.replaceAll(/(<\w+>)/g, "`$1`")} |`);
    }
  });

  it.each([
    ["", ["AUD1003"]],
    [" \r\n\t", ["AUD1003"]],
    ["# only\n# comments", ["AUD1004"]],
    ["local x = { 1, 2 }\nif x < 3 then print('no') end", ["AUD1005"]],
    ["<custom_item>\n type : X\n</custom_item>", ["AUD1005"]],
  ])("of a file that is no policy are not drowned: %j", (text, codes) => {
    expect(parsePolicy(text).diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  it("beyond a thousand are counted and not listed", () => {
    const { diagnostics } = parsePolicy(`<check_type:"Unix">${"</if>".repeat(5000)}</check_type>`);
    expect(diagnostics).toHaveLength(1001);
    expect(diagnostics.at(-1)).toMatchObject({ code: "AUD1090", message: "4000 more faults are not shown." });
  });

  it("quote hostile text harmlessly", () => {
    const { diagnostics } = parsePolicy('<check_type:"Unix">\n\u001b[31m\u202eevil\n</check_type>');
    expect(diagnostics[0]?.message).toContain(String.raw`\x1b[31m\u202eevil`);
  });
});
