import { describe, expect, it } from "vitest";
import { nearestWord } from "../../src/support/nearest-word.ts";

const WORDS = ["custom_item", "item", "if", "report", "check_type"];

describe("the nearest word", () => {
  it.each([
    ["custom_itm", "custom_item"],
    ["CUSTOM_ITEM", "custom_item"],
    ["reprot", "report"],
    ["itme", "item"],
    ["chek_tpye", "check_type"],
    ["fi", "if"],
    ["wibble", null],
    ["x", null],
    ["", null],
    ["y".repeat(1_000_000), null],
  ])("to %s is %s", (word, nearest) => {
    expect(nearestWord(word, WORDS)).toBe(nearest);
  });

  it("is the first of several equally near ones, and null among none", () => {
    expect(nearestWord("porty", ["ports", "port_"])).toBe("ports");
    expect(nearestWord("port", [])).toBeNull();
  });
});
