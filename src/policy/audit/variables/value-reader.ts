import type { ParsedNode } from "yaml";
import { foundText } from "../../../../grammar/found-text.ts";
import { isVariableName } from "../../../../grammar/metadata/index.ts";
import type { Diagnostic } from "../../../model/diagnostic.ts";
import type { Span } from "../../../model/span.ts";
import type { VariableValue } from "../../../model/variable.ts";
import type { LineIndex } from "../../../support/line-index.ts";
import { lineIndex } from "../../../support/line-index.ts";
import { loadLate } from "../../../support/load-late.ts";

/** What the YAML parser takes for nothing; whether an author meant a text by it is anybody's guess. */
const NOTHING = /^(?:~|null)?$/i;

/** Reads the values of one text. The parser's tree is read as it stands, so no alias is ever followed. */
export class ValueReader {
  readonly values: VariableValue[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #text: string;
  readonly #file: string;
  readonly #lines: LineIndex;
  readonly #names = new Set<string>();

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
    this.#lines = lineIndex(text);
  }

  read(): void {
    const { parseDocument, isMap } = loadLate("yaml") as typeof import("yaml");
    const options = { schema: "failsafe", uniqueKeys: false, prettyErrors: false } as const;
    const { contents, errors } = parseDocument(this.#text, options);
    for (const { message, pos } of errors)
      this.#report("AUD2060", { message, span: { start: pos[0], end: pos[1] } });
    if (errors.length > 0 || contents === null) return;
    if (isMap(contents)) for (const { key, value } of contents.items) this.#readPair(key, value);
    else
      this.#report("AUD2061", { message: "expected a mapping of names to values", span: spanOf(contents) });
  }

  #readPair(key: ParsedNode, value: ParsedNode | null): void {
    const name = this.#readName(key);
    const text = name === null ? null : this.#readText(name, value ?? key);
    if (name === null || text === null) return;
    const { line } = this.#lines.positionAt(spanOf(key).start);
    this.values.push({ name, value: text, origin: { kind: "file", file: this.#file, line } });
  }

  #readName(key: ParsedNode): string | null {
    const { isScalar } = loadLate("yaml") as typeof import("yaml");
    const name = isScalar(key) ? String(key.value) : "";
    const span = spanOf(key);
    if (!isVariableName(name))
      this.#report("AUD2062", {
        message: `expected the name of a variable, found "${foundText(name)}"`,
        hint: "names are made of letters, digits, _, - and .",
        span,
      });
    else if (this.#names.has(name))
      this.#report("AUD2063", { message: `${name} is given twice`, hint: "remove one of the two", span });
    else {
      this.#names.add(name);
      return name;
    }
    return null;
  }

  #readText(name: string, node: ParsedNode): string | null {
    const { isScalar } = loadLate("yaml") as typeof import("yaml");
    const span = spanOf(node);
    if (!isScalar(node) || node.tag !== undefined) {
      const message = `expected a text as the value of ${name}, found ${this.#kindOf(node)}`;
      this.#report("AUD2061", { message, hint: 'write it in quotes: "value"', span });
      return null;
    }
    const text = String(node.value);
    if (node.type !== "PLAIN" || !NOTHING.test(text)) return text;
    this.#report("AUD2064", {
      message: `${name} has no value`,
      hint: `write "" for the empty text, or "${text}" in quotes if that is meant`,
      span,
    });
    return null;
  }

  #kindOf(node: ParsedNode): string {
    const { isAlias, isScalar } = loadLate("yaml") as typeof import("yaml");
    if (isAlias(node)) return "an alias: write the value out";
    return isScalar(node) ? "a tag (!)" : "a list or a mapping";
  }

  #report(code: string, fault: Omit<Diagnostic, "code" | "severity">): void {
    this.diagnostics.push({ code, severity: "error", ...fault });
  }
}

function spanOf({ range: [start, end] }: ParsedNode): Span {
  return { start, end };
}
