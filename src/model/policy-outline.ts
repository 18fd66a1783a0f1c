import type { Condition, ReportStatus, Severity } from "./policy.ts";

/** Where a row of an outline stands: `depth` counts the enclosing parts of all `<if>`. */
interface OutlinePlace {
  readonly depth: number;
}

/** An item: a rule, or a member of a condition. */
export interface OutlineItem extends OutlinePlace {
  readonly kind: "item" | "member";
  readonly line: number;
  readonly type: string;
  readonly description: string;
  readonly severity: Severity;
  readonly system: string | null;
  readonly support: "judged" | "not-judged";
}

/** A `<report>`, in a branch or (`member`) in a condition. */
export interface OutlineReport extends OutlinePlace {
  readonly kind: "report" | "report-member";
  readonly line: number;
  readonly status: ReportStatus;
  readonly description: string;
}

/** An `<if>`: the rows of its members follow, then those of its branches. */
export interface OutlineIf extends OutlinePlace {
  readonly kind: "if";
  readonly line: number;
  readonly mode: Condition["mode"];
  readonly auto: Condition["auto"];
  readonly members: number;
}

/** The head of a branch; its rows follow. */
interface OutlineBranch extends OutlinePlace {
  readonly kind: "then" | "else";
}

/** One row of an outline, discriminated on `kind`; rows come in the order of the text. */
export type OutlineRow = OutlineItem | OutlineReport | OutlineIf | OutlineBranch;

/** How much there is of what; `deepest` is the largest number of `<if>` around one node. */
export interface OutlineCounts {
  readonly judged: number;
  readonly notJudged: number;
  readonly reports: number;
  readonly conditions: number;
  readonly deepest: number;
}

/** The document that a policy says it was made from. */
export interface OutlineSpec {
  readonly type: string | null;
  readonly name: string | null;
  readonly profile: string | null;
  readonly version: string | null;
  readonly link: string | null;
}

/** A policy at one glance: what it calls itself, and its tree as flat rows, because it may nest without a limit. */
export interface PolicyOutline {
  readonly schemaVersion: "1.0";
  readonly file: string;
  readonly checkType: string;
  readonly sha256: string;
  readonly name: string | null;
  readonly specs: readonly OutlineSpec[];
  readonly counts: OutlineCounts;
  readonly rows: readonly OutlineRow[];
}
