import type { ISerializedGast } from "chevrotain";
import { PolicyParser } from "../parser.ts";
import type { Expression, Production } from "./expression.ts";
import { choice, many, named, optional, sequence, some } from "./expression.ts";

/** The rules of the parser itself, as Chevrotain recorded them. */
export function flatRules(): readonly Production[] {
  const parser = new PolicyParser({ skipValidations: false });
  return parser.getSerializedGastProductions().map((rule) => {
    const { name, definition } = rule as Recorded;
    return { name: name ?? "", expression: sequence(...partsOf(definition)) };
  });
}

/** A node of the recording; which members it has depends on its type. */
interface Recorded extends ISerializedGast {
  readonly name?: string;
}

function partsOf(definition: readonly ISerializedGast[] | undefined): readonly Expression[] {
  return (definition ?? []).map((part) => expressionOf(part as Recorded));
}

function expressionOf({ type, name, definition }: Recorded): Expression {
  const parts = partsOf(definition);
  if (type === "Terminal" || type === "NonTerminal") return named(name ?? "");
  if (type === "Alternation") return choice(...parts);
  const notation = NOTATIONS[type];
  if (notation === undefined) throw new Error(`There is no notation for ${type}: add one.`);
  return notation(sequence(...parts));
}

const NOTATIONS: Readonly<Partial<Record<ISerializedGast["type"], (part: Expression) => Expression>>> = {
  Alternative: (part) => part,
  Option: optional,
  Repetition: many,
  RepetitionMandatory: some,
};
