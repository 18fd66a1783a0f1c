import fc from "fast-check";
import type { Expression } from "../../grammar/diagrams/expression.ts";
import { TAG_NAMES } from "../../grammar/tags.ts";

type Rules = ReadonlyMap<string, Expression>;
type Texts = fc.Arbitrary<string>;

/** What texts are made of: all of ASCII that can be seen, some blanks and some that is wider. Lines end between tokens. */
const CHARACTERS = [
  ..."\t\u00a0é√😀",
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)),
];

/** Texts that a rule of the grammar allows, not too deep. */
export function textsOf(rules: Rules, rule: string): Texts {
  const made = fc.letrec<Record<string, string>>((tie) =>
    Object.fromEntries(
      [...rules].map(([name, expression]) => {
        const texts = new Maker(rules, tie, isLexical(name)).make(expression);
        return [name, texts.filter((text) => isUsual(name, text))];
      }),
    ),
  );
  return made[rule]!;
}

/** Whether none of the exceptions holds that the note of the rule tells of. */
function isUsual(name: string, text: string): boolean {
  if (name === "Word") return !/^(?:[A-Za-z_][\w.-]*:|\[[^[\]]*\](?:$|'))/s.test(text);
  if (name === "TagWord") return !/^[A-Za-z_][\w.-]*:/.test(text);
  if (name === "OddWord") return !TAG_NAMES.some((tag) => text.toLowerCase().startsWith(`<${tag}`));
  return true;
}

/** Rules of tokens and characters begin with a capital, as the recommendation for XML has it. */
function isLexical(name: string): boolean {
  return /^[A-Z]/.test(name);
}

class Maker {
  readonly #rules: Rules;
  readonly #tie: (name: string) => Texts;
  readonly #glue: string;

  constructor(rules: Rules, tie: (name: string) => Texts, isToken: boolean) {
    this.#rules = rules;
    this.#tie = tie;
    this.#glue = isToken ? "" : " ";
  }

  make(expression: Expression): Texts {
    switch (expression.kind) {
      case "literal":
        return fc.constant(expression.text);
      case "class":
        return fc.constantFrom(...members(expression.text));
      case "except":
        return fc.constantFrom(...this.#without(expression));
      case "name":
        return this.#tie(expression.name);
      case "choice":
        return this.#any(expression.parts);
      case "sequence":
        return this.#joined(expression.parts);
      case "repeated":
        return this.#repeated(expression);
    }
  }

  /** The simplest comes first, for where it gets too deep. */
  #any(parts: readonly Expression[]): Texts {
    const simplest = parts.toSorted((a, b) => weightOf(a) - weightOf(b));
    const depth = { maxDepth: 7, depthSize: "max", depthIdentifier: "texts" } as const;
    return fc.oneof(depth, ...simplest.map((part) => this.make(part)));
  }

  #joined(parts: readonly Expression[]): Texts {
    return fc.tuple(...parts.map((part) => this.make(part))).map((texts) => texts.join(this.#glue));
  }

  /** What repeats with an operator between does so seldom: lists of lists of lists grow fast. */
  #repeated({ part, times }: Extract<Expression, { kind: "repeated" }>): Texts {
    const minLength = times === "+" ? 1 : 0;
    const texts = (maxLength: number) => fc.array(this.make(part), { minLength, maxLength, size: "max" });
    const isList = part.kind === "sequence" && times === "*";
    const repeated = isList
      ? fc.oneof({ arbitrary: texts(0), weight: 3 }, texts(2))
      : texts(times === "?" ? 1 : 6);
    return repeated.map((made) => made.join(this.#glue === "" ? "" : "\n"));
  }

  #without({ text, without }: Extract<Expression, { kind: "except" }>): readonly string[] {
    const other = this.#rules.get(without);
    const left = other?.kind === "class" ? members(other.text) : [];
    return members(text).filter((character) => !left.includes(character));
  }
}

function weightOf(expression: Expression): number {
  return JSON.stringify(expression).length;
}

/** Those of our characters that a class of the EBNF holds. */
function members(text: string): readonly string[] {
  const pattern = text
    .replaceAll("\\", "\\\\")
    .replaceAll(/#x([0-9A-F]+)/g, (_, code: string) => `\\u{${code}}`)
    .replaceAll(/[|()/](?=.)/g, String.raw`\$&`);
  const inside = new RegExp(pattern, "u");
  return CHARACTERS.filter((character) => inside.test(character));
}
