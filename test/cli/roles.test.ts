import { describe, expect, it } from "vitest";
import { parseRoles } from "../../src/cli/roles.ts";
import { UsageError } from "../../src/cli/usage-error.ts";

describe("roles", () => {
  it.each([
    ["files without a role", ["a", "b"], [], [{ name: null, files: ["a", "b"] }]],
    ["a role with several files", [], ["web=a", "b"], [{ name: "web", files: ["a", "b"] }]],
    [
      "several roles, one of them twice",
      [],
      ["web=a", "db=b", "c", "web=d"],
      [
        { name: "web", files: ["a", "d"] },
        { name: "db", files: ["b", "c"] },
      ],
    ],
    ["a path with an equals sign", [], ["web=ss:./a=b"], [{ name: "web", files: ["ss:./a=b"] }]],
  ])("%s", (_, plain, values, roles) => {
    expect(parseRoles(plain, values)).toEqual(roles);
  });

  it.each([
    ["nothing at all", [], []],
    ["a role without a file", [], ["web="]],
    ["a file before any role", [], ["a.json"]],
    ["a name that is a path", [], ["../web=a"]],
    ["files with and without a role", ["a"], ["web=b"]],
  ])("%s is a wrong call", (_, plain, values) => {
    expect(() => parseRoles(plain, values)).toThrow(UsageError);
  });
});
