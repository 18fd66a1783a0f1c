import { describe, expect, it } from "vitest";
import { isTooLong } from "../../src/cli/is-too-long.ts";

const LONG = "x".repeat(2 ** 28);

function faultOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (fault) {
    return fault;
  }
}

describe("an output that is longer than a text can be", () => {
  it.each([
    ["joined", () => [LONG, LONG, LONG].join("")],
    ["as JSON", () => JSON.stringify([LONG, LONG, LONG])],
    ["padded", () => LONG.padEnd(2 ** 30)],
  ])("is known by what the engine throws: %s", (_, work) => {
    expect(isTooLong(faultOf(work))).toBe(true);
  });

  it("is no other fault", () => {
    expect(isTooLong(faultOf(() => "x".repeat(-1)))).toBe(false);
    expect(isTooLong(new Error("Invalid string length"))).toBe(false);
  });
});
