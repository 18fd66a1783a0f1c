import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseUserMap } from "../../../src/targets/namespace/parse-user-map.ts";

describe("the map of users", () => {
  const ROOTLESS = "         0       1000          1\n         1     100000      65536\n";

  it.each([
    [1000, 0],
    [100000, 1],
    [100032, 33],
    [165535, 65536],
    [165536, null],
    [0, null],
    [999, null],
  ])("gives user %i of the machine the number %s inside", (uid, inside) => {
    expect(parseUserMap(ROOTLESS)(uid)).toBe(inside);
  });

  it("that makes no sense gives nobody a number, and never throws", () => {
    expect(parseUserMap("0 0\nx y z\n-1 0 5")(0)).toBeNull();
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, uid) => {
        const inside = parseUserMap(text)(uid);
        expect(inside === null || Number.isSafeInteger(inside)).toBe(true);
      }),
    );
  });
});
