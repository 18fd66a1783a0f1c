import type { SourceLocation, Span } from "./span.ts";

/** Weight of a rule. `MEDIUM` and `LOW` turn FAILED into WARNING. */
export type Severity = "HIGH" | "MEDIUM" | "LOW";

/** What every rule carries for the reader, whatever it checks. */
export interface RuleText {
  readonly description: string;
  readonly info: readonly string[];
  readonly solution: readonly string[];
  readonly seeAlso: readonly string[];
  readonly reference: readonly string[];
}

/** One rule, its fields bound to typed values by the check's own definition. */
export interface Rule {
  readonly kind: "rule";
  /** Stable: derived from the policy's name, the type and the description. */
  readonly id: string;
  readonly type: string;
  readonly severity: Severity;
  readonly text: RuleText;
  /** `uname -s` of the only system the rule is for. */
  readonly system: string | null;
  /** Typed values, of the shape that the check's `fields` describe. */
  readonly fields: unknown;
  /** The source as written: keyword and value, in order. */
  readonly source: readonly (readonly [keyword: string, value: string])[];
  readonly location: SourceLocation;
  readonly span: Span;
}

/** A part of the language that this version reads and cannot judge: it becomes an ERROR finding. */
export interface UnsupportedNode {
  readonly kind: "unsupported";
  readonly id: string;
  readonly type: string;
  readonly severity: Severity;
  readonly text: RuleText;
  readonly detail: string;
  readonly location: SourceLocation;
  readonly span: Span;
}

/** A node of a policy, discriminated on `kind`. */
export type PolicyNode = Rule | UnsupportedNode;

/** A policy ready to be judged. */
export interface Policy {
  readonly file: string;
  /** The value of the `check_type` tag: `Unix`, `Windows` … */
  readonly checkType: string;
  /** SHA-256 of the policy's text as read, lower-case hexadecimal. */
  readonly sha256: string;
  readonly nodes: readonly PolicyNode[];
}
