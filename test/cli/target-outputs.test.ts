import { describe, expect, it } from "vitest";
import { pathFor } from "../../src/cli/target-outputs.ts";

describe("the file of a target", () => {
  it.each([
    ["ssh://admin@web1:2022", "out/ssh-admin-web1-2022/report.json"],
    ["web-1.example_a", "out/web-1.example_a/report.json"],
    ["..", "out/-/report.json"],
    [".", "out/-/report.json"],
    ["../..", "out/--../report.json"],
    [".hidden", "out/-hidden/report.json"],
    ["$& $1", "out/-1/report.json"],
  ])("lies where it was asked for, whatever the target is called (%s)", (name, path) => {
    expect(pathFor("out/{target}/report.json", name)).toBe(path);
  });
});
