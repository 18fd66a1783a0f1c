import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePolicyText, encodePolicyText } from "../../../grammar/index.ts";

const TEXT = '<check_type:"Unix">\n# \u00e9t\u00e9, \u0416, \u{1f600}\n</check_type>\n';
const UTF_16 = Buffer.from(TEXT, "utf16le");
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

describe("a text goes back into the encoding of its file", () => {
  it.each<[name: string, bytes: Buffer]>([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a byte order mark", Buffer.concat([MARK, Buffer.from(TEXT)])],
    ["UTF-8 with two of them", Buffer.concat([MARK, MARK, Buffer.from(TEXT)])],
    ["UTF-16 little endian", UTF_16],
    ["UTF-16 little endian with a mark", Buffer.concat([Buffer.from([0xff, 0xfe]), UTF_16])],
    ["UTF-16 big endian", Buffer.from(UTF_16).swap16()],
    [
      "UTF-16 big endian with a mark",
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(UTF_16).swap16()]),
    ],
    ["Latin-1", Buffer.from('<check_type:"Unix">\n# \u00e9t\u00e9\n</check_type>\n', "latin1")],
    [
      "windows-1252",
      Buffer.concat([Buffer.from("# a long comment "), Buffer.from([0x80, 0x93, 0x94, 0x9f, 0xff])]),
    ],
  ])("%s", (_, bytes) => {
    const decoded = decodePolicyText(bytes);
    if (decoded.status === "rejected") expect.fail(decoded.diagnostic.message);
    expect(encodePolicyText(decoded.text, bytes)).toEqual(bytes);
    const longer = encodePolicyText(`${decoded.text}# more\n`, bytes);
    expect(decodePolicyText(longer ?? Buffer.alloc(0))).toMatchObject({ text: `${decoded.text}# more\n` });
  });

  it("whatever the text is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
        const bytes = Buffer.from(`# policy ${text}`);
        const decoded = decodePolicyText(bytes);
        if (decoded.status === "decoded") expect(encodePolicyText(decoded.text, bytes)).toEqual(bytes);
      }),
    );
  });

  it.each<[name: string, text: string, bytes: Buffer]>([
    [
      "a letter that Latin-1 does not have",
      "# \u0416 and more",
      Buffer.from("# a long comment \xe9", "latin1"),
    ],
    ["half of a pair", "# \ud800", Buffer.from("# text")],
    ["a file that is no text", "# text", Buffer.from([0, 1, 2, 3])],
    [
      "Latin-1 that would look like a binary file",
      "\xe9\xe9\xe9",
      Buffer.from("# a long comment \xe9", "latin1"),
    ],
  ])("but not where it would be read otherwise: %s", (_, text, bytes) => {
    expect(encodePolicyText(text, bytes)).toBeNull();
  });
});
