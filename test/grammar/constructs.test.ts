import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasSameSyntax } from "../../grammar/format/has-same-syntax.ts";
import { decodePolicyText, parsePolicy, printSyntax } from "../../grammar/index.ts";
import { Scanner } from "../../grammar/scanner.ts";
import { TAG_NAMES } from "../../grammar/tags.ts";
import { TOKENS } from "../../grammar/tokens.ts";
import { hasErrors, loadPolicy } from "../../src/app/load-policy.ts";
import type { ReadFixture } from "./constructs.ts";
import { CONSTRUCTS, elementsOf, valuesOf } from "./constructs.ts";
import { formatted } from "./format/formatted.ts";
import { meaningOf } from "./format/meaning-of.ts";
import { outline } from "./outline.ts";

const FOLDER = new URL("../fixtures/language/", import.meta.url).pathname;
const names = globSync("*/*.audit", { cwd: FOLDER })
  .map((file) => file.replace(".audit", ""))
  .sort();
const textOf = (name: string): string => readFileSync(`${FOLDER}${name}.audit`, "utf8");
const load = (name: string) =>
  loadPolicy({ file: `${name}.audit`, bytes: Buffer.from(textOf(name)) }, { dialect: "dotaudit" });

/** It tells of this version and not of the policy: the type is not judged yet. */
const NOT_JUDGED = "AUD2003";

function read(name: string): ReadFixture {
  const { text, metadata, diagnostics } = load(name);
  return { text, syntax: parsePolicy(text).syntax, metadata, codes: diagnostics.map(({ code }) => code) };
}

const fixtures = new Map(names.map((name) => [name, read(name)]));
const plainest = fixtures.get("file/check-type")!;

/** Rows of the table in the README: a construct and the fixture that shows it. */
function tableOfConstructs(): readonly string[] {
  const readme = readFileSync(new URL("../../grammar/README.md", import.meta.url), "utf8");
  const [, chapter = ""] = readme.split("\n## Constructs\n");
  const rows = chapter.split("\n## ")[0]!.split("\n");
  return rows.flatMap((row) => /^\| .*\S.* \| `([\w-]+\/[\w-]+)` +\|$/.exec(row)?.[1] ?? []);
}

/** What a fixture is read as: what is said of it, what its comments tell, and its tree. */
function reading(name: string): string {
  const { text, metadata, variables, diagnostics } = load(name);
  const marks = diagnostics
    .filter(({ code }) => code !== NOT_JUDGED)
    .map(({ code, severity, span }) => {
      const line = text.slice(0, span.start).split("\n").length;
      return `line ${line}: ${severity} ${code} at ${text.slice(span.start, span.end).split("\n")[0]!}`;
    });
  const { displayName, description, specs, labels, benchmarkRefs, other } = metadata;
  const told = Object.entries({ displayName, description, labels, benchmarkRefs }).flatMap(([key, value]) =>
    value === null || value.length === 0 ? [] : [`${key}: ${JSON.stringify(value)}`],
  );
  const { syntax } = parsePolicy(text);
  return [
    ...(marks.length === 0 ? ["no fault"] : marks),
    ...told,
    ...specs.map(({ span, ...spec }) => `spec: ${JSON.stringify(spec)} at ${span.start}`),
    ...other.map((element) => `${element.name}: ${JSON.stringify(element.text)}`),
    ...variables.map(({ name: variable, value }) => `@${variable}@: ${JSON.stringify(value)}`),
    "",
    ...outline(syntax),
    "",
    `comments: ${syntax.comments.length}`,
    "",
  ].join("\n");
}

describe("the constructs of the language", () => {
  it("stand in the table of the README, each with the fixture that shows it", () => {
    expect(names.length).toBeGreaterThan(70);
    expect(tableOfConstructs().toSorted()).toEqual(names);
    expect(Object.keys(CONSTRUCTS).toSorted()).toEqual(names);
  });

  it.each(names)("are shown by their fixture: %s", (name) => {
    const fixture = fixtures.get(name)!;
    expect(CONSTRUCTS[name]?.(fixture)).toBe(true);
    expect(fixture.text.split("\n").length).toBeLessThan(60);
  });

  it("are not to be found in the plainest of policies", () => {
    const found = Object.keys(CONSTRUCTS).filter((name) => CONSTRUCTS[name]!(plainest));
    expect(found).toEqual(["file/check-type"]);
  });

  it.each(names)("are read as they are meant: %s", async (name) => {
    await expect(reading(name)).toMatchFileSnapshot(`${FOLDER}${name}.expected`);
  });
});

describe("the fixtures of the language", () => {
  it("are accepted by lint", () => {
    expect(names.filter((name) => hasErrors(load(name)))).toEqual([]);
    const files = names.map((name) => `${FOLDER}${name}.audit`);
    const { status, stderr } = spawnSync(process.execPath, ["src/cli/main.ts", "lint", ...files]);
    expect([status, stderr.toString()]).toEqual([0, ""]);
  });

  it.each(names)("keep their bytes when printed and their meaning when formatted: %s", (name) => {
    const { text, syntax } = fixtures.get(name)!;
    expect(printSyntax(syntax, text)).toBe(text);
    const result = formatted(text);
    expect(hasSameSyntax({ syntax, text }, { syntax: parsePolicy(result).syntax, text: result })).toBe(true);
    expect(meaningOf(result)).toEqual(meaningOf(text));
  });

  it.each<[encoding: string, encode: (text: string) => Buffer]>([
    ["UTF-8 with a byte order mark", (text) => Buffer.from(`\ufeff${text}`)],
    ["UTF-16 with a byte order mark", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 without one", (text) => Buffer.from(text, "utf16le")],
    ["UTF-16 in the other order", (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["windows-1252", (text) => Buffer.from(text.replaceAll("—", "\x97"), "latin1")],
    ["lines that end with CR and LF", (text) => Buffer.from(text.replaceAll("\n", "\r\n"))],
  ])("are the same policies in %s", (_, encode) => {
    const outlineOf = (text: string): string[] => outline(parsePolicy(text).syntax);
    for (const [name, { text }] of fixtures) {
      const decoded = decodePolicyText(encode(text));
      if (decoded.status !== "decoded") throw new Error(`${name} was not decoded`);
      const lines = outlineOf(decoded.text).map((line) => line.replaceAll(/(?<!\\)\\r(?=\\n)/g, ""));
      expect(lines, name).toEqual(outlineOf(text).map((line) => line.replaceAll(/(?<!\\)\\r(?=\\n)/g, "")));
    }
  });

  it("hold every tag, kind of value, operator, quote and token that is no fault", () => {
    const read = [...fixtures.values()];
    const elements = read.flatMap((fixture) => elementsOf(fixture));
    expect(TAG_NAMES.filter((name) => elements.every((element) => element.name !== name))).toEqual([]);
    const values = new Set(
      read.flatMap((fixture) =>
        valuesOf(fixture).map((value) => {
          if (value.kind === "list") return value.operator;
          return value.kind === "string" ? value.quote : value.kind;
        }),
      ),
    );
    expect([...values].toSorted()).toEqual(
      ["word", "range", "term", '"', "'", "||", "&&", "|", ","].toSorted(),
    );
    const cut = new Set(
      read.flatMap(({ text, syntax }) =>
        new Scanner(text, syntax.dialect).batch().map((token) => token.tokenType),
      ),
    );
    const unseen = TOKENS.filter((type) => !cut.has(type)).map(({ name }) => name);
    expect(unseen).toEqual(["Junk", "BrokenTag", "TagJunk"]);
  });
});
