import type { Finding } from "../../model/report.ts";
import type { FoundItem } from "../../model/verdict.ts";

/** What a row of the table is about. */
export type CsvSubject =
  /** One thing that a finding found; `item` is `null`, and `place` 0, where it found nothing. */
  | {
      readonly kind: "finding";
      readonly finding: Finding;
      readonly number: number;
      readonly item: FoundItem | null;
      readonly place: number;
    }
  /** Something that was looked for and not seen; or what the gate says, and what a baseline has beyond this run. */
  | { readonly kind: "unseen" | "gate"; readonly detail: string };

/** A row about a finding. */
export type FindingRow = Extract<CsvSubject, { kind: "finding" }>;
