import type { ParsedNode, YAMLParseError } from "yaml";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Span } from "../model/span.ts";
import { loadLate } from "../support/load-late.ts";
import type { YamlEntry, YamlTree } from "./yaml-tree.ts";

/** The largest file of waivers, limits or targets that is read, in bytes. */
export const LARGEST_YAML = 1024 * 1024;

/** Waivers nest two deep, thresholds three and inventories six. */
const DEEPEST = 8;

const NOTHING = /^(?:~|null)?$/i;

/** A text as a tree, or the first fault that keeps it from being one. */
export interface ParsedYaml {
  readonly text: string;
  /** `null` where there is a fault. */
  readonly tree: YamlTree | null;
  /** Errors all of them. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads YAML or JSON in UTF-8. No alias is followed, no tag obeyed. Never throws. */
export function parseYaml(bytes: Uint8Array): ParsedYaml {
  if (bytes.length > LARGEST_YAML) return refused("", "the file is larger than 1 MiB");
  const text = decode(bytes);
  if (text === null) return refused("", "the file is not text in UTF-8");
  try {
    return parseText(text);
  } catch (fault) {
    if (fault instanceof YamlFault) return refused(text, fault.message, fault.span);
    // Where brackets are nested by the ten thousand, the YAML parser runs out of stack.
    if (!(fault instanceof RangeError)) throw fault;
    return refused(text, "the file is nested too deeply");
  }
}

function parseText(text: string): ParsedYaml {
  const { parseDocument } = loadLate("yaml") as typeof import("yaml");
  const options = { schema: "failsafe", uniqueKeys: false, prettyErrors: false } as const;
  const { contents, errors } = parseDocument(text, options);
  const [error] = errors;
  if (error !== undefined)
    return faultyYaml(text, { words: wordsOf(error), span: { start: error.pos[0], end: error.pos[1] } });
  const nothing: YamlTree = { kind: "nothing", span: { start: 0, end: 0 } };
  return { text, tree: contents === null ? nothing : treeOf(contents, 0), diagnostics: [] };
}

function faultyYaml(
  text: string,
  { words, span }: { readonly words: string; readonly span: Span },
): ParsedYaml {
  const { diagnostics, ...rest } = refused(text, words, span);
  return { ...rest, diagnostics: diagnostics.map((fault) => ({ ...fault, hint: LAYOUT })) };
}

const LAYOUT = 'indent with blanks, alike on one level; put quotes around a text with ": ", "#" or brackets';

/** The parser speaks to programmers in some places. */
function wordsOf({ code, message }: Pick<YAMLParseError, "code" | "message">): string {
  if (code === "MULTIPLE_DOCS") return "the file holds several documents (---): make one of them";
  return message.startsWith("Maximum call stack") ? "the file is nested too deeply" : message;
}

class YamlFault extends Error {
  readonly span: Span;

  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

function treeOf(node: ParsedNode, depth: number): YamlTree {
  const { isMap, isScalar, isSeq } = loadLate("yaml") as typeof import("yaml");
  const span = spanOf(node);
  if (depth > DEEPEST) throw new YamlFault("the file is nested too deeply", span);
  if (node.tag !== undefined) throw new YamlFault("a tag (!) has no meaning here", span);
  if (isMap(node)) return { kind: "map", entries: node.items.map((pair) => entryOf(pair, depth)), span };
  if (isSeq(node)) return { kind: "list", items: node.items.map((item) => treeOf(item, depth + 1)), span };
  if (!isScalar(node)) throw new YamlFault("an alias (*) has no meaning here: write the value out", span);
  const text = String(node.value);
  const isNothing = node.type === "PLAIN" && NOTHING.test(text);
  return isNothing ? { kind: "nothing", span } : { kind: "text", text, span };
}

function entryOf(pair: { key: ParsedNode; value: ParsedNode | null }, depth: number): YamlEntry {
  const { isScalar } = loadLate("yaml") as typeof import("yaml");
  const keySpan = spanOf(pair.key);
  if (!isScalar(pair.key)) throw new YamlFault("a key has to be a word", keySpan);
  const value: YamlTree =
    pair.value === null ? { kind: "nothing", span: keySpan } : treeOf(pair.value, depth + 1);
  return { key: String(pair.key.value), keySpan, value };
}

function spanOf({ range: [start, end] }: ParsedNode): Span {
  return { start, end };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function refused(text: string, message: string, span: Span = { start: 0, end: 0 }): ParsedYaml {
  return { text, tree: null, diagnostics: [{ code: "AUD5001", severity: "error", message, span }] };
}
