import type { SourceLocation, Span } from "./span.ts";
import type { VariableValue } from "./variable.ts";

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

/** What every node that can become a finding has. */
export interface FindingSource {
  /** Stable: derived from the policy's name and the description, unique in its policy. */
  readonly id: string;
  /** The check type, the name of a built-in item, or the tag: `<report>`, `<if>`. */
  readonly type: string;
  readonly severity: Severity;
  readonly text: RuleText;
  /** The source as written: keyword and value, in order. */
  readonly source: readonly (readonly [keyword: string, value: string])[];
  readonly location: SourceLocation;
  readonly span: Span;
  /** Where the description is written; absent where it is not. */
  readonly descriptionSpan?: Span;
}

/** Kinds of policy whose items are known here, by their `check_type`; FileContent is shared by Unix and Windows. */
export type Platform = "unix" | "windows" | "file-content";

/** One rule, its fields bound to typed values by the check's own definition. */
export interface Rule extends FindingSource {
  readonly kind: "rule";
  /** The kind of policy that it stands in: one type may mean something else in another. */
  readonly platform: Platform;
  /** `uname -s` of the only system the rule is for. */
  readonly system: string | null;
  /** Typed values, of the shape that the check's `fields` describe. */
  readonly fields: unknown;
}

/** What is read and cannot be judged, as a type of another platform or a contradiction: it becomes an ERROR finding. */
export interface UnsupportedNode extends FindingSource {
  readonly kind: "unsupported";
  readonly system: string | null;
  /** Typed values where the check type is known, else `null`. */
  readonly fields: unknown;
  readonly detail: string;
}

/** What a `<report>` says: the policy's own statement, made where its branch is taken. */
export type ReportStatus = "passed" | "failed" | "warning" | "info";

/** `<report type:"…">`. */
export interface ReportNode extends FindingSource {
  readonly kind: "report";
  readonly status: ReportStatus;
  /** `show_output : YES` attaches what the conditions of the enclosing `<if>` found. */
  readonly conditions: "attached" | "left-out";
  /** Text of the keyword `output`. */
  readonly output: string | null;
}

/** What a condition may be made of. An `<if>` in a condition is `unsupported`. */
export type ConditionMember = Rule | UnsupportedNode | ReportNode;

/** `<condition type:"AND" auto:"FAILED">`: its members are judged and never reported. */
export interface Condition {
  readonly mode: "and" | "or";
  /** Status of the findings that stand for the `then` branch where the condition does not hold. */
  readonly auto: "failed" | "warning" | null;
  readonly members: readonly ConditionMember[];
  readonly location: SourceLocation;
  readonly span: Span;
}

/** `<if> <condition> … <then> … <else>`. Policies nest them without a limit: never recurse. */
export interface IfNode {
  readonly kind: "if";
  /** Stable like that of a rule: names the ERROR finding of a condition that could not be judged. */
  readonly id: string;
  readonly condition: Condition;
  readonly then: readonly PolicyNode[];
  /** `null` where there is no `<else>`. */
  readonly else: readonly PolicyNode[] | null;
  readonly location: SourceLocation;
  readonly span: Span;
}

/** A node of a policy, discriminated on `kind`. */
export type PolicyNode = Rule | UnsupportedNode | ReportNode | IfNode;

/** A policy ready to be judged. */
export interface Policy {
  readonly file: string;
  /** The value of the `check_type` tag: `Unix`, `Windows` … */
  readonly checkType: string;
  /** SHA-256 of the policy's text as read, lower-case hexadecimal. */
  readonly sha256: string;
  readonly nodes: readonly PolicyNode[];
  /** The values that took the place of its variables. */
  readonly variables: readonly VariableValue[];
}
