import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeDeclaration } from "../../../src/checks/describe-check.ts";
import { checks } from "../../../src/checks/index.ts";
import { bindItems } from "./bind-items.ts";

const described = checks.map(describeDeclaration);

/** Codes of faults that only several keywords together show. */
function isAboutSeveral(code: string): boolean {
  return code >= "AUD2110" && code <= "AUD2129";
}

describe("every declared check type", () => {
  it("is declared once for each form and kind of policy", () => {
    const keys = described.flatMap(({ type, form, platforms }) =>
      platforms.map((platform) => `${platform} ${form} ${type}`),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each(described)(
    "$type ($form, $platforms): its example binds without a fault",
    ({ example, platforms }) => {
      const { faults, nodes } = bindItems(example, platforms.includes("unix") ? "Unix" : "FileContent");
      expect(faults).toEqual([]);
      expect(nodes).toHaveLength(1);
      expect(nodes[0]).toMatchObject({ fields: expect.any(Object) as unknown });
    },
  );

  it.each(described)("$type ($form, $platforms): the example of every keyword is accepted", (description) => {
    const checkType = description.platforms.includes("unix") ? "Unix" : "FileContent";
    for (const { keyword, example, place } of description.keywords) {
      if (place === "windows" || description.example.includes(` ${keyword} `)) continue;
      const item = description.example.replace(/\n<\//, (end) => `\n${keyword} : ${example}${end}`);
      const { faults } = bindItems(item, checkType);
      const own = faults.filter(({ at, severity }) => severity === "error" || example.includes(at));
      expect(own.filter(({ code, severity }) => severity !== "note" && !isAboutSeveral(code))).toEqual([]);
    }
  });

  it.each(described)("$type ($form, $platforms): its words are sentences", ({ summary, keywords }) => {
    expect(summary).toMatch(/^[A-Z].*\.$/);
    for (const { summary: words } of keywords) expect(words).not.toMatch(/\.$/);
  });

  it("has a README in its folder", () => {
    const folders = readdirSync("src/checks", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const without = folders.filter(({ name }) => !readdirSync(`src/checks/${name}`).includes("README.md"));
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it("is named in the README of the checks", () => {
    const readme = readFileSync("src/checks/README.md", "utf8");
    expect(described.filter(({ type }) => !readme.includes(`\`${type}\``)).map(({ type }) => type)).toEqual(
      [],
    );
  });
});
