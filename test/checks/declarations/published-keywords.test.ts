import { describe, expect, it } from "vitest";
import type { CheckDeclaration } from "../../../src/checks/define-check.ts";
import { checks } from "../../../src/checks/index.ts";
import { describeDeclaration } from "../../../src/checks/describe-check.ts";
import { lacksShared, sharedText } from "../../collectors/shared-folder.ts";
import { bindItems } from "./bind-items.ts";

const DOCUMENT = "design/UNIX-KEYWORDS.txt";

/** Keywords that the binder reads for every type. */
const GENERAL = ["type", "description", "info", "solution", "see_also", "reference", "severity", "system"];

interface Usage {
  readonly type: string;
  readonly keyword: string;
  readonly isQuoted: boolean;
  /** Values as the document shows them, escapes and all; those that it cuts are left out. */
  readonly values: readonly string[];
}

/** Reads the counts of published keywords: a line for each type, and below it one for each keyword. */
function usages(text: string): readonly Usage[] {
  let type = "";
  return text.split("\n").flatMap((line) => {
    const heading = /^## (\(item\) )?\(?([A-Za-z_]+)/.exec(line);
    if (heading !== null) type = heading[2] ?? "";
    const row = /^ {4}([a-z_0-9]+) \d+/.exec(line);
    const keyword = row?.[1] ?? "";
    if (row === null || GENERAL.includes(keyword)) return [];
    return [{ type, keyword, isQuoted: line.includes("'dq'"), values: valuesIn(line) }];
  });
}

function valuesIn(line: string): readonly string[] {
  const list = / {2}\[(.*)\]$/.exec(line)?.[1] ?? "";
  return [...list.matchAll(/\('((?:[^'\\]|\\.)*)', \d+\)/g)]
    .map(([, value = ""]) => value.replaceAll("\\\\", "\\"))
    .filter((value) => !value.includes("…") && !/@[A-Z_]+@/.test(value));
}

/** The document cuts long names of items. */
function declarationOf(type: string): CheckDeclaration | undefined {
  return (
    checks.find((declaration) => declaration.type === type) ??
    checks.find((declaration) => declaration.form === "named" && declaration.type.startsWith(type))
  );
}

const rows = lacksShared(DOCUMENT)
  ? []
  : usages(sharedText(DOCUMENT)).filter(({ type }) => type !== "report");

describe.skipIf(rows.length === 0)("what published policies use", () => {
  it("is read from the document", () => {
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.flatMap(({ values }) => values).length).toBeGreaterThan(200);
  });

  it.each(rows)("$type has the keyword $keyword, and takes its values $values", (usage) => {
    const declaration = declarationOf(usage.type);
    if (declaration === undefined) throw new Error(`${usage.type} is not declared`);
    const { keywords, example } = describeDeclaration(declaration);
    if (usage.keyword !== "name" || declaration.form === "typed")
      expect(keywords.map(({ keyword }) => keyword)).toContain(usage.keyword);
    for (const value of usage.values) {
      const lines = example.split("\n").filter((line) => !line.startsWith(`  ${usage.keyword} `));
      const written = usage.isQuoted ? `"${value}"` : value;
      const item = [...lines.slice(0, -1), `${usage.keyword} : ${written}`, lines.at(-1)].join("\n");
      const { faults } = bindItems(item);
      expect(faults.filter(({ severity }) => severity === "error")).toEqual([]);
    }
  });
});
