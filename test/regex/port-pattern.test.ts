import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePortPattern } from "../../src/regex/port-pattern.ts";
import { hasPort } from "../../src/model/port-set.ts";

const SAMPLES: readonly (readonly [pattern: string, ports: string])[] = [
  ["808[0-9]", "8080-8089"],
  ["8[0-9]", "80-89"],
  ["8[0-9]+", "80-89,800-899,8000-8999"],
  ["22|443", "22,443"],
  ["(22|44)3", "223,443"],
  ["(?:1|2)\\d", "10-29"],
  ["[[:digit:]]", "0-9"],
  ["[^0-7]", "8-9"],
  ["6553[5-9]", "65535"],
  ["6553.", "65530-65535"],
  ["^22$", "22"],
  ["\\A22\\z", "22"],
  ["2^2", ""],
  ["0+", "0"],
  ["022", ""],
  ["[0-9]{5}", "10000-65535"],
  [".*", "0-65535"],
  [".{2,}", "10-65535"],
  ["80{0}", "8"],
  ["80?", "8,80"],
  ["80??", "8,80"],
  ["[a-z]+", ""],
  ["70000", ""],
  ["1-1024", ""],
  ["(1{1000}){1000}", ""],
  ["[]0-9]", "0-9"],
  ["[0\\-9]", "0,9"],
];

const MALFORMED: readonly (readonly [pattern: string, offset: number])[] = [
  ["80[0-9", 2],
  ["80(1", 2],
  ["80)", 2],
  ["*80", 0],
  ["8{3,1}", 1],
  ["(?=8)0", 0],
  ["(8)\\1", 3],
  ["[9-0]", 1],
  ["8++", 2],
  ["[[:nope:]]", 1],
  ["80\\", 2],
];

describe("a port pattern", () => {
  it.each(SAMPLES)("%s stands for the ports %s", (pattern, ports) => {
    const compiled = compilePortPattern(pattern);
    expect(compiled.status).toBe("compiled");
    expect(compiled.status === "compiled" && show(compiled.ports)).toBe(ports);
  });

  it.each(MALFORMED)("%s is refused at offset %i", (pattern, offset) => {
    expect(compilePortPattern(pattern)).toMatchObject({ status: "malformed", offset });
  });

  it("agrees with the engine of the language on whole numbers", () => {
    const atom = fc.constantFrom("1", "2", "8", "0", ".", "\\d", "[0-4]", "[^5]", "(?:12|3)", "(1|2|)");
    const piece = fc.tuple(atom, fc.constantFrom("", "*", "+", "?", "{2}", "{1,3}")).map(([a, q]) => a + q);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), fc.integer({ min: 0, max: 65535 }), (pieces, port) => {
        const compiled = compilePortPattern(pieces.join(""));
        const expected = new RegExp(`^(?:${pieces.join("")})$`).test(String(port));
        return compiled.status === "compiled" && hasPort(compiled.ports, port) === expected;
      }),
    );
  });

  it("never throws and never hangs, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) =>
        ["compiled", "malformed"].includes(compilePortPattern(text).status),
      ),
    );
    expect(compilePortPattern("(".repeat(900)).status).toBe("malformed");
    expect(compilePortPattern("((((((((.*)*)*)*)*)*)*)*)*x").status).toBe("compiled");
    expect(compilePortPattern("(((((((.{6}){6}){6}){6}){6}){6}){6})").status).toBe("malformed");
  });
});

function show(ports: readonly (readonly [number, number])[]): string {
  return ports.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(",");
}
