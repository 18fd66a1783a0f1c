import { expect, it } from "vitest";
import { splitPlace } from "../../src/cli/split-place.ts";

it.each<[place: string, files: readonly string[], name: string, line: number | null]>([
  ["a.audit", ["a.audit"], "a.audit", null],
  ["a.audit", [], "a.audit", null],
  ["a.audit:12", ["a.audit"], "a.audit", 12],
  ["a.audit:12", ["a.audit", "a.audit:12"], "a.audit:12", null],
  ["a.audit:12:7", ["a.audit"], "a.audit", 12],
  ["a.audit:12:7", ["a.audit:12"], "a.audit:12", 7],
  ["a.audit:12", [], "a.audit", 12],
  ["a:b:3", ["a:b"], "a:b", 3],
  ["-", [], "-", null],
  ["-:3", [], "-", 3],
  [":3", [], ":3", null],
  ["a:", [], "a:", null],
  ["a:3x", [], "a:3x", null],
  ["a:12345678901", [], "a:12345678901", null],
  ["a\nb:3", [], "a\nb", 3],
])("%s, with the files %j, is %s line %s", (place, files, name, line) => {
  expect(splitPlace(place, (candidate) => files.includes(candidate))).toEqual({ name, line });
});
