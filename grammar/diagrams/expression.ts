/** What a rule of the grammar allows, as the EBNF of the W3C writes it. */
export type Expression =
  | { readonly kind: "literal"; readonly text: string }
  /** `text` is a class of characters as it is written: `[A-Za-z_]`. */
  | { readonly kind: "class"; readonly text: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly Expression[] }
  /** `?`: once or not at all, `*`: any number of times, `+`: at least once. */
  | { readonly kind: "repeated"; readonly part: Expression; readonly times: "?" | "*" | "+" }
  /** One character of the class, and not one of the rule `without`. */
  | { readonly kind: "except"; readonly text: string; readonly without: string };

/** A rule of the grammar; `note` tells what the notation cannot say. */
export interface Production {
  readonly name: string;
  readonly expression: Expression;
  readonly note?: string;
}

/** Text as it stands in a policy. */
export function literal(text: string): Expression {
  return { kind: "literal", text };
}

/** One of many characters. */
export function oneOf(text: string): Expression {
  return { kind: "class", text };
}

/** Another rule, or a token. */
export function named(name: string): Expression {
  return { kind: "name", name };
}

/** One behind the other; a single part is itself. */
export function sequence(...parts: readonly Expression[]): Expression {
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only : { kind: "sequence", parts };
}

/** Any of them; a single part is itself. */
export function choice(...parts: readonly Expression[]): Expression {
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only : { kind: "choice", parts };
}

/** Once or not at all. */
export function optional(part: Expression): Expression {
  return { kind: "repeated", part, times: "?" };
}

/** Any number of times. */
export function many(part: Expression): Expression {
  return { kind: "repeated", part, times: "*" };
}

/** At least once. */
export function some(part: Expression): Expression {
  return { kind: "repeated", part, times: "+" };
}

/** A class without what another rule allows. */
export function except(text: string, without: string): Expression {
  return { kind: "except", text, without };
}
