import { describe, expect, it } from "vitest";
import { exitCodeOf } from "../../src/gate/exit-code.ts";
import type { FailOn } from "../../src/gate/exit-code.ts";

const none = { PASSED: 0, FAILED: 0, WARNING: 0, ERROR: 0, SKIPPED: 0, WAIVED: 0, KNOWN: 0 };

describe("the exit status", () => {
  it.each<[counts: Partial<typeof none>, failOn: FailOn, status: number]>([
    [{}, "failed", 2],
    [{}, "error", 2],
    [{ PASSED: 3 }, "failed", 0],
    [{ SKIPPED: 1 }, "failed", 0],
    [{ WAIVED: 1, KNOWN: 1 }, "error", 0],
    [{ PASSED: 1, WARNING: 1 }, "failed", 0],
    [{ PASSED: 1, WARNING: 1 }, "warning", 1],
    [{ PASSED: 1, WARNING: 1 }, "error", 0],
    [{ ERROR: 1 }, "failed", 2],
    [{ ERROR: 1 }, "warning", 2],
    [{ ERROR: 1 }, "error", 1],
    [{ ERROR: 1, WARNING: 1 }, "warning", 1],
    [{ FAILED: 1, ERROR: 5 }, "failed", 1],
    [{ FAILED: 1 }, "warning", 1],
    [{ FAILED: 1 }, "error", 1],
  ])("of %o with --fail-on %s is %i", (counts, failOn, status) => {
    expect(exitCodeOf({ ...none, ...counts }, failOn)).toBe(status);
  });
});
