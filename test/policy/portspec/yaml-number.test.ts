import { describe, expect, it } from "vitest";
import { parseYamlNumber } from "../../../src/policy/portspec/yaml-number.ts";

describe("a number of YAML 1.1", () => {
  it.each([
    ["22", 22, "decimal"],
    ["-1", -1, "decimal"],
    ["0", 0, "decimal"],
    ["-0", 0, "decimal"],
    ["+22", 22, "other"],
    ["8_080", 8080, "other"],
    ["0x50", 80, "other"],
    ["0b10110", 22, "other"],
    ["22.0", 22, "other"],
    ["22.", 22, "other"],
    ["020", 16, "octal"],
    ["0o20", 16, "octal"],
    ["-020", -16, "octal"],
  ])("%s is %i, in a form that is %s", (text, value, form) => {
    expect(parseYamlNumber(text)).toEqual({ value, form });
  });

  it.each(["", "x", "22.5", "08", "1e3", "_22", "0x", "22 ", "1:30", "9".repeat(41), "0o8"])(
    "%j is none that all readers agree on",
    (text) => {
      expect(parseYamlNumber(text)).toBeNull();
    },
  );
});
