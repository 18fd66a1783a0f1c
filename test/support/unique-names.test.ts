import fc from "fast-check";
import { expect, it } from "vitest";
import { uniqueNames } from "../../src/support/unique-names.ts";

it("a name that comes again gets a number that no other name has", () => {
  expect(uniqueNames(["a", "b", "a", "a.2", "a"])).toEqual(["a", "b", "a.2", "a.2.2", "a.3"]);
});

it("no two are equal, and each begins with its name, whatever the names", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("", "a", "a.2", "a.3", "__proto__", "a.2.2")), (names) => {
      const unique = uniqueNames(names);
      expect(new Set(unique).size).toBe(names.length);
      expect(unique.every((name, index) => name.startsWith(names[index] ?? "?"))).toBe(true);
    }),
  );
});
