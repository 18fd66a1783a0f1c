import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numericAddress } from "../../src/collectors/numeric-address.ts";

const hex = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString("hex"));

describe("a numeric address", () => {
  it.each([
    ["127.0.0.1", "7f000001"],
    ["0.0.0.0", "00000000"],
    ["::", "0".repeat(32)],
    ["[::1]", `${"0".repeat(31)}1`],
    ["fe80::1%eth0", `fe80${"0".repeat(27)}1`],
    ["[fe80::1%eth0]", `fe80${"0".repeat(27)}1`],
    ["::ffff:192.0.2.1", "c0000201"],
    ["[::FFFF:c000:201]", "c0000201"],
    ["127.0.0.53%lo", "7f000035"],
  ])("%s is %s", (text, bytes) => {
    expect(hex(numericAddress(text))).toBe(bytes);
  });

  it.each([
    "",
    "*",
    "localhost",
    "1",
    "127.1",
    "010.0.0.1",
    "256.0.0.1",
    "1.2.3",
    "1.2.3.4.5",
    "::1::",
    "[]",
    "fe80:",
  ])("%j is none", (text) => {
    expect(numericAddress(text)).toBeNull();
  });

  it("is read without an exception, whatever it holds, and has 4 or 16 bytes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.ipV4(), fc.ipV6()), (text) => {
        expect([undefined, 4, 16]).toContain(numericAddress(text)?.length);
      }),
    );
  });
});
