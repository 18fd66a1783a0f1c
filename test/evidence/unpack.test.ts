import { gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LARGEST_EVIDENCE, unpack } from "../../src/evidence/unpack.ts";

const plain = Buffer.from("evidence ".repeat(5000));
const packers = [
  ["gzip", gzipSync],
  ["zstd", zstdCompressSync],
] as const;

it("bytes that are not packed stay as they are", () => {
  expect(unpack(plain)).toEqual({ status: "unpacked", bytes: plain });
});

describe.each(packers)("%s, known by its first bytes", (name, pack) => {
  const packed = pack(plain);

  it("is unpacked", () => {
    const unpacked = unpack(packed);
    expect(unpacked.status === "unpacked" && plain.equals(unpacked.bytes)).toBe(true);
  });

  it("is refused wherever it was cut", () => {
    for (let length = 4; length < packed.length; length += 7)
      expect(unpack(packed.subarray(0, length))).toEqual({
        status: "faulty",
        message: `${name}: the text was cut: its end is missing.`,
      });
  });

  it("is refused where it grows beyond the limit", () => {
    const bomb = pack(Buffer.alloc(LARGEST_EVIDENCE + 1));
    expect(bomb.length).toBeLessThan(1 << 20);
    expect(unpack(bomb)).toEqual({
      status: "faulty",
      message: `${name}: larger than 256 MiB when unpacked.`,
    });
  });

  it("never throws for damage", () => {
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.nat(255), (place, byte) => {
        const damaged = Buffer.from(packed);
        damaged[place] = byte;
        expect(["unpacked", "faulty"]).toContain(unpack(damaged).status);
      }),
      { numRuns: 50 },
    );
  });
});
