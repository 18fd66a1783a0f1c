import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/json/parse-json.ts";

function faultOf(text: string | Uint8Array): { readonly pointer: string; readonly message: string } {
  const read = parseJson(typeof text === "string" ? Buffer.from(text) : text);
  if (read.status === "read") throw new Error("It was read.");
  return read.fault;
}

describe("JSON from bytes", () => {
  it("is what JSON.parse reads, however it is laid out", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 1, "\t"), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const expected = JSON.parse(text, (key, part: unknown) =>
          key === "__proto__" ? undefined : part,
        ) as unknown;
        expect(parseJson(Buffer.from(text))).toEqual({ status: "read", value: expected });
      }),
    );
  });

  it("never throws, and reads nothing that JSON.parse refuses", () => {
    const piece = fc.constantFrom(
      ...'{}[],:"\\0-1.5eE+tfn \n\u0000\u00e9',
      "true",
      "null",
      '"a"',
      "\\u00",
      "1e999",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        if (parseJson(Buffer.from(text)).status === "read")
          expect(() => JSON.parse(text) as unknown).not.toThrow();
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(["read", "faulty"]).toContain(parseJson(bytes).status);
      }),
    );
  });

  it("reads values again that stand in it before, each where it stands", () => {
    const row = { who: { uid: 0, name: "root" }, list: [1, 2, { deep: [true] }], text: "x" };
    const value = [row, row, { ...row, text: "y" }, row, { who: { uid: 0, name: "roo" } }, [row, [row]]];
    expect(parseJson(Buffer.from(JSON.stringify(value)))).toEqual({ status: "read", value });
  });

  it.each([
    ['{"a":{"b":1,"b":2}}', "/a/b", "This name stands twice in one object."],
    ['[1,[2,{"x/y~":tru}]]', "/1/1/x~1y~0", "Expected true at byte 14."],
    ['{"a":[1,2', "/a/1", 'The text ends where "," or "]" was expected.'],
    ['["a\u0001"]', "/0", 'Expected the closing quote of a text (a control character is "\\u….") at byte 3.'],
    ['{"a":NaN}', "/a", "Expected a value at byte 5."],
    ["[01]", "/0", "Expected a value at byte 1."],
    ["[1] x", "", "Expected the end of the text at byte 4."],
    ["", "", "The text ends where a value was expected."],
    [`[${"9".repeat(500)}]`, "/0", 'Expected "," or "]" at byte 401.'],
    ["[".repeat(100_000), "/0".repeat(64), "Values stand in each other more than 64 deep."],
    ['{"a":'.repeat(100_000), "/a".repeat(64), "Values stand in each other more than 64 deep."],
  ])("%.40j is refused, with the place", (text, pointer, message) => {
    expect(faultOf(text)).toEqual({ pointer, message });
  });

  it("text that is not UTF-8 is refused", () => {
    expect(faultOf(Buffer.from([0x22, 0xff, 0x22])).message).toBe("The text is not UTF-8.");
  });

  it("more values than the limit are refused", () => {
    const read = parseJson(Buffer.from(`[${"0,".repeat(20)}0]`), { depth: 3, values: 20 });
    expect(read).toMatchObject({ status: "faulty", fault: { message: "There are more than 20 values." } });
  });

  it("a member __proto__ is left out and changes nothing", () => {
    const read = parseJson(Buffer.from('{"__proto__":{"polluted":1},"constructor":{"prototype":1}}'));
    expect(read).toEqual({ status: "read", value: { constructor: { prototype: 1 } } });
    expect("polluted" in {}).toBe(false);
  });
});
