import type { Condition, ReportStatus, RuleText, Severity } from "./policy.ts";
import type { ReportedDiagnostic } from "./report.ts";

/** A node by its name: what a reader needs to find it. */
export interface NamedNode {
  readonly line: number;
  readonly type: string;
  readonly description: string;
}

/** A condition in short. */
export interface ConditionFacts {
  readonly line: number;
  readonly mode: Condition["mode"];
  readonly auto: Condition["auto"];
  readonly members: readonly NamedNode[];
}

/** One `<if>` around what is explained, and the part of it that it stands in. */
export interface EnclosingIf {
  readonly part: "condition" | "then" | "else";
  readonly condition: ConditionFacts;
}

/** What one rule does, in whole sentences. */
export interface RuleMeaning {
  readonly looksAt: string;
  readonly passes: string;
  readonly fails: string;
  readonly errs: string;
}

/** What every explained item or report has. */
interface ExplainedFinding {
  readonly type: string;
  readonly severity: Severity;
  readonly text: RuleText;
  readonly source: readonly (readonly [keyword: string, value: string])[];
}

/** An item, whether or not this version judges it. */
export interface ExplainedItem extends ExplainedFinding {
  readonly kind: "item";
  /** What the type does; `null` where it is not known here. */
  readonly summary: string | null;
  /** `null` where the type is not known here, or a value could not be read. */
  readonly meaning: RuleMeaning | null;
  readonly system: string | null;
  /** Why it is not judged; `null` where it is. */
  readonly notJudged: string | null;
}

/** A `<report>`. */
export interface ExplainedReport extends ExplainedFinding {
  readonly kind: "report";
  readonly status: ReportStatus;
  readonly conditions: "attached" | "left-out";
  readonly output: string | null;
}

/** How many rules, reports and further `<if>` a branch holds, at any depth. */
export interface BranchSize {
  readonly rules: number;
  readonly reports: number;
  readonly conditions: number;
}

/** An `<if>`, for a line that belongs to no item in it. */
export interface ExplainedIf {
  readonly kind: "if";
  readonly condition: ConditionFacts;
  readonly then: BranchSize;
  readonly else: BranchSize | null;
}

/** A line on which no node stands. */
export interface ExplainedBlank {
  readonly kind: "none";
  /** What stands there instead, in words. */
  readonly stands: string;
  /** The nodes nearest to the line. */
  readonly before: NamedNode | null;
  readonly after: NamedNode | null;
}

/** What stands on a line, discriminated on `kind`. */
export type Explained = ExplainedItem | ExplainedReport | ExplainedIf | ExplainedBlank;

/** Everything that a policy says on one line of its text. */
export interface LineExplanation {
  readonly schemaVersion: "1.0";
  readonly file: string;
  /** The line that was asked for. */
  readonly line: number;
  /** The lines of what is explained. */
  readonly lines: readonly [first: number, last: number];
  /** From the outermost to the innermost. */
  readonly enclosing: readonly EnclosingIf[];
  readonly explained: Explained;
  /** What is wrong with the text of what is explained. */
  readonly diagnostics: readonly ReportedDiagnostic[];
}
