import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { metadataOf } from "./metadata-of.ts";
import { processorTime } from "../../processor-time.ts";

/** Each line as a comment, with a policy behind them. */
function commented(...lines: string[]): string {
  return `${lines.map((line) => `#${line}\n`).join("")}<check_type:"Unix">\n</check_type>\n`;
}

const WHOLE = commented(
  " A header with <words> in it, @PROFESSIONALFEED@, $Revision$",
  "<ui_metadata>",
  "<display_name>Ports of a web server</display_name>",
  "<description>What it is for.</description>",
  "<spec>",
  "  <type>HOUSE</type>",
  "  <name>Web server</name>",
  "  <profile>Level 1</profile>",
  "  <version>2.1</version>",
  "  <link>https://example.org/a?b=c&d=e</link>",
  "</spec>",
  "<spec><type>OTHER</type><profile/></spec>",
  "<labels>web, ports,,</labels>",
  "<benchmark_refs>800-53,LEVEL</benchmark_refs>",
  "<variables>",
  "  <variable>",
  "    <name>WEB_PORTS</name>",
  "    <default>80|443</default>",
  "    <description>Ports of the web server</description>",
  "    <info>As the load balancer knows them.</info>",
  "    <value_type>string</value_type>",
  "  </variable>",
  "  <variable>",
  "    <name> MUST_BE_SET </name>",
  "  </variable>",
  "</variables>",
  "<owner>Team <b>Web</b></owner>",
  "</ui_metadata>",
  "<custom_item>",
  "  type : AUDIT_DENIED_OPEN_PORTS",
  "</custom_item>",
);

describe("the metadata of a policy", () => {
  it("is read whole", () => {
    const { metadata, diagnostics } = metadataOf(WHOLE);
    expect(diagnostics).toEqual([]);
    expect(metadata).toMatchObject({
      displayName: "Ports of a web server",
      description: "What it is for.",
      specs: [
        {
          type: "HOUSE",
          name: "Web server",
          profile: "Level 1",
          version: "2.1",
          link: "https://example.org/a?b=c&d=e",
        },
        { type: "OTHER", name: null, profile: null },
      ],
      labels: ["web", "ports"],
      benchmarkRefs: ["800-53", "LEVEL"],
      variables: [
        {
          name: "WEB_PORTS",
          default: "80|443",
          description: "Ports of the web server",
          info: "As the load balancer knows them.",
          valueType: "STRING",
        },
        { name: "MUST_BE_SET", default: null, description: null, info: null, valueType: null },
      ],
      other: [{ name: "owner", text: "Team <b>Web</b>" }],
    });
  });

  it("points at names and defaults in the policy's own text", () => {
    const [variable] = metadataOf(WHOLE).metadata.variables;
    const at = (span?: { start: number; end: number }) => WHOLE.slice(span?.start, span?.end);
    expect(at(variable?.nameSpan)).toBe("WEB_PORTS");
    expect(at(variable?.defaultSpan)).toBe("80|443");
    expect(at(variable?.span)).toMatch(/^<variable>[^]*<\/variable>$/);
  });

  it("is the same with CRLF, with blanks before the tags and with tags in capitals", () => {
    const plain = metadataOf(WHOLE);
    const changed = WHOLE.replaceAll(/^#</gm, "  ##  <").replaceAll("variable>", "VARIABLE>");
    expect(metadataOf(changed.replaceAll("\n", "\r\n")).outline).toEqual(plain.outline);
  });

  it("may stand between items, in several places, and be missing", () => {
    const late = `<check_type:"Unix">\n#<spec><name>late</name></spec>\n</check_type>\n#<spec></spec>\n`;
    expect(metadataOf(late).metadata.specs).toHaveLength(2);
    expect(metadataOf('<check_type:"Unix">\n</check_type>').elements).toEqual([]);
  });

  it("is not looked for in strings", () => {
    const text = `<check_type:"Unix">\n<custom_item>\ncmd : "cat <<E\n#<spec></spec>\nE"\n</custom_item>\n</check_type>`;
    expect(metadataOf(text).elements).toEqual([]);
  });

  it("does not begin in the middle of a comment, and ends where other text stands between comments", () => {
    expect(metadataOf(commented("see <ui_metadata> below")).elements).toEqual([]);
    const { outline, diagnostics } = metadataOf(
      `${commented("<ui_metadata>", "<labels>a</labels>")}#<labels>b</labels>\n`,
    );
    expect(outline).toEqual(["ui_metadata", '  labels = "a"']);
    expect(diagnostics).toMatchObject([{ code: "AUD1040", message: /<ui_metadata> is not closed/ }]);
  });
});

describe("the value of a metadata element", () => {
  const value = (...lines: string[]) => metadataOf(commented("<spec>", ...lines, "</spec>")).outline.slice(1);

  it.each([
    ["a regular expression", String.raw`10\.0\.0\.2|(1[4-9]|[2-9][0-9])|^13$`],
    ["tags of all kinds", "a <b> </c> <name> </variable> <none> < <= <"],
    ["entities, which stay as they are", "&lt;x&gt; &amp; &#10;"],
    ["a comment sign and quotes", `# x "y' \\" @OTHER@`],
    ["blanks on both sides", "  7 "],
    ["nothing", ""],
  ])("may be %s", (_, text) => {
    expect(value(`<name>${text}</name>`)).toEqual([`  name = ${JSON.stringify(text)}`]);
  });

  it("may have several lines, each of which loses its comment sign", () => {
    expect(value("<name>one", "#two", "  <three> ", "</name>")).toEqual([
      `  name = ${JSON.stringify("one\n#two\n  <three> ")}`,
    ]);
    expect(value("<name>", "one", "</name>")).toEqual(['  name = "one"']);
  });

  it("may hold lines that begin with other tags", () => {
    expect(value("<name>see", "<link>", "there</name>")).toEqual(['  name = "see\\n<link>\\nthere"']);
  });
});

describe("a fault in metadata is reported, and the rest is read", () => {
  it.each<[name: string, lines: string[], outline: string[], faults: [code: string, at: string][]]>([
    [
      "a text that is not closed ends before the next known tag",
      ["<spec>", "<name>one", "two", "<version>1</version>", "</spec>"],
      ["spec", '  name = "one\\ntwo"', '  version = "1"'],
      [["AUD1040", "<name>"]],
    ],
    [
      "a text whose closing tag is misspelt",
      ["<spec>", "<name>one</nmae>", "</spec>"],
      ["spec", '  name = "one</nmae>"'],
      [["AUD1040", "<name>"]],
    ],
    [
      "a variable that is not closed ends before the next one",
      ["<variables>", "<variable>", "<name>A</name>", "<variable>", "<name>B</name>", "</variables>"],
      ["variables", "  variable", '    name = "A"', "  variable", '    name = "B"'],
      [
        ["AUD1040", "<variable>"],
        ["AUD1040", "<variable>"],
      ],
    ],
    [
      "a spec that is not closed",
      ["<ui_metadata>", "<spec>", "<name>A</name>", "<variables>", "</variables>", "</ui_metadata>"],
      ["ui_metadata", "  spec", '    name = "A"', '  variables = ""'],
      [["AUD1040", "<spec>"]],
    ],
    [
      "a closing tag that closes nothing",
      ["<spec>", "</variable>", "<name>A</name>", "</spec>"],
      ["spec", '  name = "A"'],
      [["AUD1041", "</variable>"]],
    ],
    [
      "an unknown element that is not closed is over with its line",
      ["<ui_metadata>", "<odd> text <name>", "<labels>a</labels>", "</ui_metadata>"],
      ["ui_metadata", '  odd = " text <name>"', '  labels = "a"'],
      [["AUD1040", "<odd>"]],
    ],
    [
      "an unknown element of several lines",
      ["<ui_metadata>", "<odd>", "<inner>x</inner>", "</odd>", "</ui_metadata>"],
      ["ui_metadata", "  odd", '    inner = "x"'],
      [],
    ],
    [
      "names that every object has",
      ["<spec>", "<constructor>", "<__proto__>x</__proto__>", "</constructor>", "</spec>"],
      ["spec", "  constructor", '    __proto__ = "x"'],
      [],
    ],
    [
      "everything that is open ends with the comments",
      ["<ui_metadata>", "<variables>", "<variable>", "<name>A</name>"],
      ["ui_metadata", "  variables", "    variable", '      name = "A"'],
      [
        ["AUD1040", "<variable>"],
        ["AUD1040", "<variables>"],
        ["AUD1040", "<ui_metadata>"],
      ],
    ],
  ])("%s", (_, lines, outline, faults) => {
    const text = commented(...lines);
    const read = metadataOf(text);
    const found = read.diagnostics.map(({ code, span }) => [code, text.slice(span.start, span.end)]);
    expect(read.outline).toEqual(outline);
    expect(found).toEqual(faults);
  });

  it.each([
    ["without a name", "<default>1</default>", "AUD1042", "<variable>", []],
    ["with a name that is none", "<name>my port</name>", "AUD1043", "my port", []],
    [
      "with two defaults",
      "<name>A</name>@<default>1</default>@<default>2</default>",
      "AUD1045",
      "<default>",
      ["2"],
    ],
    ["of an unknown type", "<name>A</name>@<value_type>INT</value_type>", "AUD1046", "INT", [null]],
    [
      "declared twice",
      "<name>A</name>@</variable>@<variable>@<name>A</name>@<default>2</default>",
      "AUD1044",
      "A",
      ["2"],
    ],
  ])("a variable %s", (_, body, code, at, defaults) => {
    const text = commented("<variables>", "<variable>", ...body.split("@"), "</variable>", "</variables>");
    const { metadata, diagnostics } = metadataOf(text);
    expect(diagnostics).toMatchObject([{ code, severity: "warning" }]);
    expect(diagnostics.map(({ span }) => text.slice(span.start, span.end))).toEqual([at]);
    expect(metadata.variables.map((variable) => variable.default)).toEqual(defaults);
  });
});

describe("hostile metadata", () => {
  const tag = fc.constantFrom(
    ...["ui_metadata", "spec", "variables", "variable", "name", "default", "odd", "info"].flatMap((name) => [
      `<${name}>`,
      `</${name}>`,
      `<${name}/>`,
    ]),
  );

  it("never throws; elements lie in the text, in order, and inside each other", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(tag, fc.constantFrom("\n#", "\n", "x", " ", "<", "#")), { maxLength: 60 }),
        (parts) => {
          const text = `#<ui_metadata>\n#${parts.join("")}`;
          const open = [{ children: metadataOf(text).elements, span: { start: 0, end: text.length } }];
          for (let element = open.pop(); element !== undefined; element = open.pop()) {
            let place = element.span.start;
            for (const child of element.children) {
              expect(child.span.start).toBeGreaterThanOrEqual(place);
              expect(child.valueSpan.end).toBeGreaterThanOrEqual(child.valueSpan.start);
              place = child.span.end;
              open.push(child);
            }
            expect(place).toBeLessThanOrEqual(element.span.end);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ["<odd>"],
    ["<odd>\n#"],
    ["<odd></odd>\n#"],
    ["<name>"],
    ["<name>\n#"],
    ["</name>\n#"],
    ["<variable>\n#"],
    ["<variable><name>A</name></variable>\n#"],
    ["<"],
    ["<a"],
    [" "],
    ["x <name> </odd>"],
    ["<spec></spec>\n#"],
    ["<odd>\n#</ui_metadata>\n#<ui_metadata>\n#"],
    ["\n\n\n<then>\n#<spec>"],
  ])("takes time in proportion to a megabyte of %j", (piece) => {
    const text = `#<ui_metadata>\n#${piece.repeat(1_000_000 / piece.length)}`;
    const started = processorTime();
    metadataOf(text);
    expect(processorTime() - started).toBeLessThan(20_000);
  });

  it("is cut off behind the first 200,000 tags, with a warning", () => {
    const { diagnostics } = metadataOf(`#<ui_metadata>\n${"#<labels>a</labels>\n".repeat(110_000)}`);
    expect(diagnostics.map(({ code }) => code)).toContain("AUD1047");
  });
});
