import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checks } from "../../src/checks/index.ts";

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const sources = ["src", "grammar"].flatMap(filesBelow).filter((file) => file.endsWith(".ts"));

describe("the files of the house", () => {
  it("stay under 200 lines", () => {
    const long = sources.filter((file) => readFileSync(file, "utf8").split("\n").length > 200);
    expect(long).toEqual([]);
  });

  it("have kebab-case names", () => {
    const odd = sources.filter((file) => !/(^|\/)[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(file));
    expect(odd).toEqual([]);
  });

  it("export by name only", () => {
    const withDefault = sources.filter((file) => /^export default/m.test(readFileSync(file, "utf8")));
    expect(withDefault).toEqual([]);
  });

  it("have a README in every room", () => {
    const rooms = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const without = rooms.filter(({ name }) => !readdirSync(join("src", name)).includes("README.md"));
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  const typed = checks.filter(({ form }) => form === "typed");

  it.each(typed.map(({ type }) => type))("%s has a folder, a README and a mirror in the tests", (type) => {
    const folder = type.toLowerCase().replaceAll("_", "-");
    expect(readdirSync(join("src/checks", folder))).toContain("README.md");
    expect(readdirSync(join("test/checks", folder))).toContain(`${folder}.test.ts`);
  });

  it("speak of every built-in item in the README of the checks, and in tests", () => {
    const named = checks.filter(({ form }) => form === "named").map(({ type }) => type);
    const readme = readFileSync("src/checks/README.md", "utf8");
    const tests = ["built-in-items", "host-state"]
      .flatMap((folder) => filesBelow(join("test/checks", folder)))
      .map((file) => readFileSync(file, "utf8"))
      .join("");
    expect(named.filter((type) => !readme.includes(type) || !tests.includes(type))).toEqual([]);
  });

  it("say every diagnostic code in a README", () => {
    const codes = new Set(sources.flatMap((file) => readFileSync(file, "utf8").match(/AUD\d{4}/g) ?? []));
    const rooms = [
      "src/policy",
      "src/policy/portspec",
      "src/policy/samhain",
      "src/alerts",
      "src/gate",
      "src/inventory",
      "src/yaml",
      "src/watch",
      "grammar",
    ];
    const readmes = rooms.map((room) => readFileSync(`${room}/README.md`, "utf8")).join("");
    expect([...codes].filter((code) => !readmes.includes(code))).toEqual([]);
  });
});
