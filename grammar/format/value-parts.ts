import type { Span } from "../../src/model/span.ts";
import type { CommentSyntax, ValueSyntax } from "../syntax.ts";

/** One token of a value, or a comment between two of them. */
export interface ValuePart {
  readonly kind: "operand" | "operator" | "comma" | "open" | "close" | "comment";
  /** As it will be written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

type ListOperand = Exclude<ValueSyntax, { kind: "list" }>;

const KINDS = new Map<string, ValuePart["kind"]>([
  ["|", "operator"],
  ["&", "operator"],
  [",", "comma"],
  ["(", "open"],
  [")", "close"],
]);

/** The tokens and comments of a value in the order of the text. `start` and `end` are offsets of the assignment's value. */
export function valueParts(
  value: ValueSyntax,
  comments: readonly CommentSyntax[],
  { text, start, end }: { readonly text: string; readonly start: number; readonly end: number },
): ValuePart[] {
  const parts: ValuePart[] = [];
  let at = start;
  for (const island of islandsOf(value, comments, text)) {
    addConnectives(parts, text, { start: at, end: island.start });
    parts.push(island);
    at = island.end;
  }
  addConnectives(parts, text, { start: at, end });
  return parts;
}

/** Operands and comments: between them stand only operators, parentheses and blanks. */
function islandsOf(value: ValueSyntax, comments: readonly CommentSyntax[], text: string): ValuePart[] {
  const islands = operandsOf(value).map((operand) => operandPart(operand, text));
  if (comments.length === 0) return islands;
  const remarks = comments.map(({ span }): ValuePart => {
    return { kind: "comment", text: text.slice(span.start, span.end).trimEnd(), ...span };
  });
  return [...islands, ...remarks].sort((a, b) => a.start - b.start);
}

/** The operands of all lists within lists, in order. */
function operandsOf(value: ValueSyntax): ListOperand[] {
  if (value.kind !== "list") return [value];
  const operands: ListOperand[] = [];
  const open: ValueSyntax[] = [value];
  for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
    if (inner.kind !== "list") operands.push(inner);
    else for (const operand of inner.operands.toReversed()) open.push(operand);
  }
  return operands;
}

function operandPart(operand: ListOperand, text: string): ValuePart {
  const { start, end } = operand.span;
  if (operand.kind !== "term") return { kind: "operand", text: text.slice(start, end), start, end };
  const string = operand.value.span.start;
  const name = text.slice(start, string).replaceAll(/\s+/g, "");
  return { kind: "operand", text: name + text.slice(string, end), start, end };
}

/** Operators, parentheses and commas of a gap. */
function addConnectives(parts: ValuePart[], text: string, { start, end }: Span): void {
  for (let at = start; at < end; at += 1) {
    const sign = text.charAt(at);
    const kind = KINDS.get(sign);
    if (kind === undefined) continue;
    const isDouble = kind === "operator" && text.charAt(at + 1) === sign;
    parts.push({ kind, text: isDouble ? sign + sign : sign, start: at, end: isDouble ? at + 2 : at + 1 });
    if (isDouble) at += 1;
  }
}
