import type { Span } from "../src/model/span.ts";
import type { Fault, FaultList } from "./fault-list.ts";
import type { ListOperator, ValueSyntax } from "./syntax.ts";
import type { Token } from "./token.ts";

/** Two levels are the most seen in real policies; readers of the tree may recurse. */
const MAX_DEPTH = 50;
const STRENGTH: Readonly<Record<ListOperator, number>> = { ",": 1, "|": 2, "||": 3, "&&": 4 };

interface OpenList {
  readonly operator: ListOperator;
  readonly span: Span;
  readonly operands: ValueSyntax[];
}

/** What stands between two parentheses, or the whole value. `lists` rise in strength. */
interface Group {
  readonly parenthesis: Span | null;
  readonly lists: OpenList[];
  /** The operand that no operator has taken yet. */
  current: ValueSyntax | null;
}

/** Puts operands and operators together by precedence, with a stack of its own in place of recursion. */
export class ValueStack {
  readonly #faults: FaultList;
  readonly #outer: Group[] = [];
  #group: Group = { parenthesis: null, lists: [], current: null };
  /** Parentheses that are open and were not entered, because they are too deep. */
  #ignored = 0;

  constructor(faults: FaultList) {
    this.#faults = faults;
  }

  operand(value: ValueSyntax): void {
    this.#group.current = value;
  }

  /** Takes an operator or a parenthesis. */
  connective({ image, span }: Token): void {
    if (image === "(") this.#openGroup(span);
    else if (image === ")") this.#closeGroup(span);
    else this.#operator(image as ListOperator, span);
  }

  /** The value, `null` where no operand came; then the stack is empty again. */
  finish(): ValueSyntax | null {
    this.#ignored = 0;
    while (this.#group.parenthesis !== null) {
      this.#faults.add(unpaired(this.#group.parenthesis, "closing"));
      this.#leave(this.#group.parenthesis.end);
    }
    const value = this.#valueOfGroup();
    this.#group.current = null;
    return value;
  }

  #openGroup(parenthesis: Span): void {
    if (this.#outer.length < MAX_DEPTH) {
      this.#outer.push(this.#group);
      this.#group = { parenthesis, lists: [], current: null };
      return;
    }
    if (this.#ignored === 0) {
      const message = `Parentheses are nested more than ${MAX_DEPTH} deep.`;
      this.#faults.add({ code: "AUD1032", span: parenthesis, message });
    }
    this.#ignored += 1;
  }

  #closeGroup(span: Span): void {
    if (this.#ignored > 0) this.#ignored -= 1;
    else if (this.#group.parenthesis === null) this.#faults.add(unpaired(span, "opening"));
    else this.#leave(span.end);
  }

  /** Makes the inner group an operand of the outer one. */
  #leave(end: number): void {
    const { parenthesis } = this.#group;
    const value = this.#valueOfGroup();
    const outer = this.#outer.pop();
    if (outer === undefined || parenthesis === null) return;
    if (value === null) this.#faults.add(emptyGroup(parenthesis));
    this.#group = outer;
    const span = { start: parenthesis.start, end: Math.max(end, value?.span.end ?? end) };
    outer.current = value?.kind === "list" ? { ...value, span } : value;
  }

  #operator(operator: ListOperator, span: Span): void {
    const { lists, current } = this.#group;
    if (current === null) {
      this.#faults.add(lacking(operator, span));
      return;
    }
    const operand = this.#reduce(current, STRENGTH[operator]);
    const top = lists.at(-1);
    if (top?.operator === operator) top.operands.push(operand);
    else lists.push({ operator, span, operands: [operand] });
    this.#group.current = null;
  }

  /** Closes the lists that bind tighter than `strength`, `last` being the last operand of the tightest. */
  #reduce(last: ValueSyntax, strength: number): ValueSyntax {
    const { lists } = this.#group;
    let value = last;
    for (let top = lists.at(-1); top !== undefined; top = lists.at(-1)) {
      if (STRENGTH[top.operator] <= strength) break;
      lists.pop();
      value = listOf(top, value);
    }
    return value;
  }

  #valueOfGroup(): ValueSyntax | null {
    const { lists, current } = this.#group;
    if (current !== null) return this.#reduce(current, 0);
    const top = lists.pop();
    if (top === undefined) return null;
    this.#faults.add(lacking(top.operator, top.span));
    const last = top.operands.pop();
    if (last === undefined) return null;
    return this.#reduce(top.operands.length === 0 ? last : listOf(top, last), 0);
  }
}

function listOf({ operator, operands }: OpenList, last: ValueSyntax): ValueSyntax {
  const start = operands[0]?.span.start ?? last.span.start;
  operands.push(last);
  return { kind: "list", operator, operands, span: { start, end: last.span.end } };
}

function lacking(operator: ListOperator, span: Span): Fault {
  return { code: "AUD1030", span, message: `The operator ${operator} lacks an operand.` };
}

function emptyGroup(span: Span): Fault {
  return { code: "AUD1030", span, message: "The parentheses hold no value." };
}

function unpaired(span: Span, partner: "opening" | "closing"): Fault {
  return { code: "AUD1031", span, message: `The parenthesis has no ${partner} partner.` };
}
