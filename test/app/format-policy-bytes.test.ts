import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPolicyBytes } from "../../src/app/format-policy-bytes.ts";
import { randomPolicy } from "../grammar/format/random-policy.ts";

const DAMAGE = [
  '"',
  "'",
  "#",
  "\n",
  "\r",
  "||",
  "(",
  ")",
  "<",
  ">",
  "\\",
  ":",
  "<item>",
  "</item>",
  "\f",
  "\ufeff",
  "é",
];

/** Policies with a few characters put in or taken out anywhere. */
const damagedPolicy = fc
  .tuple(
    randomPolicy,
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom("", ...DAMAGE)), { maxLength: 4 }),
  )
  .map(([text, wounds]) =>
    wounds.reduce((wounded, [place, length, damage]) => {
      const at = place % (wounded.length + 1);
      return wounded.slice(0, at) + damage + wounded.slice(at + length);
    }, text),
  );

describe("formatting the bytes of a file", () => {
  it("never throws, and what it gives needs no formatting", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(damagedPolicy, (text) => {
        const outcome = formatPolicyBytes(Buffer.from(text));
        seen.add(outcome.status);
        if (outcome.status === "formatted")
          expect(formatPolicyBytes(outcome.bytes)).toMatchObject({ status: "unchanged" });
      }),
      { numRuns: 3000 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(["formatted", "faulty"]));
  });

  it("takes any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(formatPolicyBytes(bytes).status).toBe("faulty");
      }),
    );
  });

  it.each<[name: string, text: string]>([
    ["a keyword without a value", '<check_type:"Unix"><item>a :</item></check_type>'],
    ["stray text", '<check_type:"Unix">three stray words</check_type>'],
    ["a tag that is not closed", '<check_type:"Unix"><if>'],
    ["no policy at all", "local x = { 1, 2 }"],
    ["nothing", ""],
  ])("reports errors and gives nothing for %s", (_, text) => {
    const outcome = formatPolicyBytes(Buffer.from(text));
    if (outcome.status !== "faulty") expect.fail(outcome.status);
    expect(outcome.diagnostics.map(({ severity }) => severity)).toContain("error");
  });

  it("goes on where the parser only warns", () => {
    const text = '<check_type:"Unix"><group_policy:"x"><item>a : "b="c""</item></check_type>';
    const outcome = formatPolicyBytes(Buffer.from(text));
    expect(outcome).toMatchObject({ status: "formatted" });
    expect(outcome.status === "formatted" && outcome.text).toContain('  a : "b="c""\n');
  });

  it("gives the bytes back in the encoding that they had", () => {
    const text = "<check_type:'Unix'> # \u00e9t\u00e9\r\n</check_type>";
    for (const encoding of ["utf8", "utf16le", "latin1"] as const) {
      const outcome = formatPolicyBytes(Buffer.from(text, encoding));
      expect(outcome).toMatchObject({
        status: "formatted",
        bytes: Buffer.from('<check_type:"Unix"> # \u00e9t\u00e9\r\n</check_type>\r\n', encoding),
      });
    }
  });
});
