import { XMLParser } from "fast-xml-parser";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildXml } from "../../../src/reporters/xml/build-xml.ts";
import { dateTime } from "../../../src/reporters/xml/date-time.ts";
import { lazily } from "../../../src/reporters/xml/lazily.ts";
import { ncName } from "../../../src/reporters/xml/nc-name.ts";
import { readXml } from "../../../src/reporters/xml/read-xml.ts";
import { textBlock } from "../../../src/reporters/xml/text-block.ts";
import { token } from "../../../src/reporters/xml/token.ts";
import { uriOf } from "../../../src/reporters/xml/uri-of.ts";

describe("what is built", () => {
  it("has attributes, texts and elements in their order, and leaves out what is undefined", () => {
    const b = lazily([1, 2], (number) => ({ "@_n": number }));
    expect(buildXml({ a: { "@_x": "1", "@_y": undefined, b, c: "text", d: "", e: undefined, f: [] } })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a x="1">\n  <b n="1"/>\n  <b n="2"/>\n  <c>text</c>\n  <d/>\n</a>\n',
    );
  });

  it.each([1020, 1021, 1022, 1023, 1024, 1025, 5000])(
    "is whole with %i elements, also empty ones",
    (count) => {
      const texts = Array.from({ length: count }, (_, index) => String(index));
      const lines = texts.map((text) => `  <b>${text}</b>\n`).join("");
      expect(buildXml({ a: { b: texts, c: [{}, { d: [] }], e: { f: {} } } })).toBe(
        `<?xml version="1.0" encoding="UTF-8"?>\n<a>\n${lines}  <c/>\n  <c/>\n  <e>\n    <f/>\n  </e>\n</a>\n`,
      );
    },
  );

  it("gives every text back", () => {
    const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false });
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (raw) => {
        const text = token(raw, "empty");
        const xml = buildXml({ a: { "@_b": text, "#text": text } });
        expect(readXml(xml, { open: () => undefined, close: () => undefined })).toBeNull();
        expect(parser.parse(xml)).toMatchObject({ a: { "@_b": text, "#text": text } });
      }),
    );
  });
});

it.each([
  ["ports/only-ssh", "ports_only-ssh"],
  ["a b", "a_x20_b"],
  ["ü:漢", "_xfc__x3a__x6f22_"],
  ["\ud800", "_xd800_"],
])("%j is the name %s", (text, name) => {
  expect(ncName(text)).toBe(name);
});

it.each([
  ["policies/ports.audit", "policies/ports.audit"],
  ["/srv/a b%.audit", "/srv/a%20b%25.audit"],
  ["//host/x", "/.//host/x"],
  ["C:\\x.audit", "C%3A/x.audit"],
  ["\ud800", "%EF%BF%BD"],
])("%j is the URI %s", (path, uri) => {
  expect(uriOf(path)).toBe(uri);
});

it.each([
  ["2026-11-21T06:04:11.123Z", 45, "2026-11-21T06:04:11.168Z"],
  ["2026-12-31T23:59:59+01:00", 0, "2026-12-31T22:59:59.000Z"],
  ["yesterday", 5, "1970-01-01T00:00:00.000Z"],
  ["2026-11-21T06:04:11Z", Infinity, "1970-01-01T00:00:00.000Z"],
])("%s and %d ms are %s", (time, afterMs, written) => {
  expect(dateTime(time, afterMs)).toBe(written);
});

it.each([
  [["a", "b\tc  ", ""], "a\nb  c"],
  [["a \r\nb\u001b"], "a\nb\\x1b"],
  [[], ""],
])("the lines %j are the text %j", (lines, text) => {
  expect(textBlock(lines)).toBe(text);
});

describe("what is read", () => {
  const nothing = { open: () => undefined, close: () => undefined };

  it.each([
    ["a DOCTYPE", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /DOCTYPE/],
    ["an entity that nobody declared", "<a>&b;</a>", /well-formed/],
    ["an element that does not end", "<a>", /well-formed/],
    ["no element", "", /well-formed/],
    ["a control character", "<a>\u0001</a>", /well-formed/],
    ["elements in elements in elements", "<a>".repeat(100_000), /nested more than 32/],
  ])("is not %s", (_, text, problem) => {
    expect(readXml(text, nothing)).toMatch(problem);
  });

  it("is never a reason to throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (head, tail) => {
        const problem = readXml(`<a b="${head}">${tail}</a>`, nothing);
        expect(problem === null || problem.endsWith(".")).toBe(true);
      }),
    );
  });

  it("tells the text of an element, CDATA and entities in it", () => {
    const texts: string[] = [];
    const read = {
      open: () => undefined,
      close: (name: string, text: string) => texts.push(`${name}=${text}`),
    };
    expect(readXml("<a><b>x &lt;&#33;<![CDATA[ <y>]]></b> <c/></a>", read)).toBeNull();
    expect(texts).toEqual(["b=x <! <y>", "c=", "a="]);
  });
});
