import { Linter } from "eslint";
import { expect, it } from "vitest";
import { reportScript } from "../../../../src/reporters/html/script/report-script.ts";

const GLOBALS = [
  "addEventListener",
  "clearTimeout",
  "CSS",
  "document",
  "FormData",
  "history",
  "location",
  "matchMedia",
  "performance",
  "setTimeout",
  "URLSearchParams",
];

it("the script of the page keeps the rules of the house", () => {
  const messages = new Linter().verify(reportScript, {
    languageOptions: {
      sourceType: "script",
      globals: Object.fromEntries(GLOBALS.map((name) => [name, "readonly"])),
    },
    rules: {
      complexity: ["error", 10],
      eqeqeq: "error",
      "max-params": ["error", 3],
      "no-eval": "error",
      "no-undef": "error",
      "no-unused-vars": "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  });
  expect(messages.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
});

it("the script makes no markup of text, and ends nowhere early", () => {
  expect(reportScript).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|<\/script|<!--/i);
});
