import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePolicyText } from "../../grammar/index.ts";

const TEXT = '<check_type:"Unix"> # é € 😀\n</check_type>\n';

function utf16be(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

describe("bytes", () => {
  it.each([
    ["UTF-8", Buffer.from(TEXT), "utf-8"],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${TEXT}`), "utf-8"],
    ["UTF-16 LE with a byte order mark", Buffer.from(`\ufeff${TEXT}`, "utf16le"), "utf-16le"],
    ["UTF-16 BE with a byte order mark", utf16be(`\ufeff${TEXT}`), "utf-16be"],
    ["UTF-16 LE without one", Buffer.from(TEXT, "utf16le"), "utf-16le"],
    ["UTF-16 BE without one", utf16be(TEXT), "utf-16be"],
  ])("in %s become text", (_, bytes, encoding) => {
    expect(decodePolicyText(bytes)).toEqual({ status: "decoded", text: TEXT, encoding, diagnostics: [] });
  });

  it("of an empty file are an empty text", () => {
    expect(decodePolicyText(new Uint8Array())).toMatchObject({ status: "decoded", text: "" });
  });

  it("in Latin-1 become text, with a warning at the first odd one", () => {
    const decoded = decodePolicyText(Buffer.from("# Prüfung für Münster\n", "latin1"));
    expect(decoded).toMatchObject({
      status: "decoded",
      text: "# Prüfung für Münster\n",
      encoding: "latin1",
      diagnostics: [{ code: "AUD1002", severity: "warning", span: { start: 4, end: 5 } }],
    });
  });

  it.each([
    ["an ELF header", Buffer.from("\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", "latin1")],
    ["zero bytes in text", Buffer.from(`${TEXT}\0${TEXT}`)],
    ["a gzip header", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xab, 0xcd])],
    ["mostly high bytes", Buffer.from(Array.from({ length: 100 }, (_, index) => 0x80 + index))],
    ["half a character of UTF-16", Buffer.from([0xff, 0xfe, 0x3c, 0x00, 0x3c])],
    ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
  ])("of %s are rejected", (_, bytes) => {
    expect(decodePolicyText(bytes)).toMatchObject({ status: "rejected", diagnostic: { code: "AUD1001" } });
  });

  it.each([
    [
      "a zero byte",
      Buffer.from(`${TEXT}\0${TEXT}`),
      / The first byte that no text has is 0x00 in line 3, at offset 48\.$/,
    ],
    [
      "a sign of control in Latin-1",
      Buffer.from("# \xe9\n\x02", "latin1"),
      / is 0x02 in line 2, at offset 4\.$/,
    ],
    ["high bytes only", Buffer.from("\xe9".repeat(50), "latin1"), /policy\.$/],
    ["a zero character in UTF-16", utf16be(`\ufeff${TEXT}\0`), /policy\.$/],
  ])("with %s are rejected, and the place is told where there is one", (_, bytes, words) => {
    const decoded = decodePolicyText(bytes);
    expect(decoded.status === "rejected" && decoded.diagnostic.message).toMatch(words);
  });

  it("of any kind are decoded or rejected, never an exception", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(["decoded", "rejected"]).toContain(decodePolicyText(bytes).status);
      }),
      { numRuns: 1000 },
    );
  });
});
