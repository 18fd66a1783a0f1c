import { describe, expect, it } from "vitest";
import { isOneOf } from "../../../src/checks/sysctl-check/parameter-values.ts";

describe("a range of values of a parameter", () => {
  it.each([
    ["9223372036854775807", 0, null, true],
    ["18446744073709551615", 0, 1_000_000, false],
    ["-9223372036854775808", null, 0, true],
    ["-9223372036854775808", 0, null, false],
    ["9".repeat(100), 1, null, true],
    ["9".repeat(101), 1, null, false],
    ["1 2", 0, null, false],
    ["", null, null, false],
  ] as const)("takes the numbers that lie in it: %s in [%s..%s] is %s", (found, min, max, answer) => {
    expect(isOneOf([{ kind: "range", min, max }], found)).toBe(answer);
  });
});
