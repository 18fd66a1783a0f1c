import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainLine } from "../../src/app/explain-policy.ts";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { outlinePolicy } from "../../src/app/outline-policy.ts";
import { walkPolicy } from "../../src/model/walk-policy.ts";
import { reviewPolicy } from "../../src/policy/review/review-policy.ts";
import { renderLine } from "../../src/reporters/terminal/outline/render-line.ts";
import { renderOutline } from "../../src/reporters/terminal/outline/render-outline.ts";

const PIECES = [
  "<if>",
  "</if>",
  '<condition type:"AND">',
  '<condition auto:"WARNING" type:"or">',
  "</condition>",
  "<then>",
  "</then>",
  "<else>",
  "</else>",
  "<custom_item>",
  "</custom_item>",
  '<report type:"PASSED">',
  "</report>",
  "type : AUDIT_DENIED_OPEN_PORTS",
  "type : CMD_EXEC",
  'description : "x"',
  'description : "\u001b[31m漢字 👩🏽"',
  "port_type : TCP",
  'ports : "1,2"',
  'ports : "99999"',
  'system : "Linux"',
  'cmd : "id"',
  "# comment",
  '"',
  "@NAME@",
  " ",
  "\n",
  "\r\n",
];
const ITEM =
  '<custom_item>\ntype : AUDIT_DENIED_OPEN_PORTS\ndescription : "y"\nport_type : TCP\nports : "3"\n</custom_item>\n';
const IF = `<if><condition type:"AND">${ITEM}</condition><then>\n`;

const body = fc.array(fc.constantFrom(...PIECES, ITEM, ITEM, IF, "</then></if>"), { maxLength: 40 });

function load(text: string) {
  return loadPolicy({ file: "a.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });
}

describe("any text", () => {
  it("is reviewed, outlined and explained on every line, and every page keeps its width", async () => {
    const style = { width: 60, colour: "none", detail: "normal" } as const;
    await fc.assert(
      fc.asyncProperty(body, async (pieces) => {
        const text = `<check_type:"Unix">\n${pieces.join("\n")}\n</check_type>`;
        const loaded = load(text);
        reviewPolicy(loaded.policy.nodes);
        const pages = [await renderOutline(outlinePolicy(loaded), style)];
        for (const [index] of text.split(/\r\n|\n|\r/).entries()) {
          const explained = explainLine(loaded, index + 1);
          const [first, last] = explained.lines;
          expect(first <= index + 1 && index + 1 <= last).toBe(true);
          pages.push(await renderLine(explained, style));
        }
        for (const page of pages) expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]|[^\n]{61}/);
      }),
      { numRuns: 300 },
    );
  });

  it("has a row in its outline for every node, and for every branch", () => {
    fc.assert(
      fc.property(body, (pieces) => {
        const loaded = load(`<check_type:"Unix">\n${pieces.join("\n")}\n</check_type>`);
        const nodes = Array.from(walkPolicy(loaded.policy.nodes), ({ node }) => node);
        const heads = nodes.flatMap((node) =>
          node.kind === "if" ? [...node.condition.members, ...(node.else === null ? [1] : [1, 2])] : [],
        );
        expect(outlinePolicy(loaded).rows).toHaveLength(nodes.length + heads.length);
      }),
      { numRuns: 300 },
    );
  });
});

it("a line that two items share is explained by the one that begins on it", () => {
  const [first, second] = [ITEM.trim(), ITEM.replace('"y"', '"z"')];
  const loaded = load(`<check_type:"Unix">\n${first}${second}</check_type>`);
  expect(explainLine(loaded, 7)).toMatchObject({ explained: { text: { description: "z" } } });
  expect(explainLine(loaded, 6)).toMatchObject({ explained: { text: { description: "y" } } });
});

it("50,000 items are outlined and explained", () => {
  const loaded = load(`<check_type:"Unix">\n${ITEM.repeat(50_000)}</check_type>`);
  expect(outlinePolicy(loaded).counts).toMatchObject({ judged: 50_000 });
  expect(explainLine(loaded, 300_000)).toMatchObject({
    explained: { kind: "item" },
    lines: [299_996, 300_001],
  });
});

describe("a line of the metadata", () => {
  const lines = [
    "#<ui_metadata>",
    "#<variables>",
    "#<variable>",
    "#<name>PORTS</name>",
    "#<default>22</default>",
    "#</variable>",
    "#<variable><name>EMPTY</name></variable>",
    "#</variables>",
    "#</ui_metadata>",
  ];

  it.each<[line: number, stands: string, lines: readonly [number, number]]>([
    [2, "a comment", [2, 2]],
    [3, 'a comment that declares the variable PORTS, which is "22" by default', [3, 6]],
    [5, 'a comment that declares the variable PORTS, which is "22" by default', [3, 6]],
    [7, "a comment that declares the variable EMPTY, which has no default", [7, 7]],
  ])("%i says which variable it declares", (line, stands, place) => {
    const loaded = load(`${lines.join("\n")}\n<check_type:"Unix">\n${ITEM}</check_type>\n`);
    expect(explainLine(loaded, line)).toMatchObject({ explained: { kind: "none", stands }, lines: place });
  });
});
