import type { Transport } from "./listening-socket.ts";
import type { Outcome, OutcomeCounts } from "./outcome.ts";
import type { Labelled } from "./target-label.ts";
import type { Severity } from "./policy.ts";
import type { ComparedRule } from "./report-comparison.ts";
import type { ReportedGate } from "./report.ts";

/** One host of a merged report. Elsewhere it is named by its place in the list, from 0. */
export interface MergedHost extends Labelled {
  /** No two hosts have the same. */
  readonly name: string;
  readonly target: string;
  /** `null` where it could not be read. */
  readonly hostname: string | null;
  /** ISO 8601, UTC: when its newest report was made. */
  readonly startedAt: string;
  /** The reports that count for it, the newest first. */
  readonly files: readonly string[];
  /** What its gate came to. */
  readonly status: ReportedGate["status"];
  readonly counts: OutcomeCounts;
  /** Sources of evidence that could not be seen: `listening-sockets:udp6`. */
  readonly unseen: readonly string[];
}

/** What came of a rule on a host; `NOT-JUDGED` where its report has no finding of it. */
export type HostOutcome = Outcome | "NOT-JUDGED";

/** What findings say, in a few words, and how many of them say it. */
export interface HostWords {
  readonly text: string;
  readonly hosts: number;
}

/** The hosts on which a rule has one outcome. */
export interface OutcomeGroup {
  readonly outcome: HostOutcome;
  /** Places in the list of hosts, rising. */
  readonly hosts: readonly number[];
  /** Those of them where nothing was seen to run, and the rule was judged by a prediction; absent where there is none. */
  readonly predicted?: readonly number[];
  /** What their findings say, the most common first, at most five. */
  readonly says: readonly HostWords[];
  /** How many other things are said beside those. */
  readonly otherWords: number;
}

/** One rule on all hosts. */
export interface MergedRule {
  readonly rule: ComparedRule & { readonly severity: Severity };
  /** `differs`: not all hosts have the same outcome. Such rules stand first. */
  readonly agreement: "all" | "differs";
  /** The largest first; every host is in one of them. */
  readonly groups: readonly OutcomeGroup[];
}

/** Something that only few hosts have. */
export type Outlier =
  | {
      readonly kind: "port";
      readonly transport: Transport;
      readonly port: number;
      /** Programs that hold it there, by path, at most five; empty where none was seen. */
      readonly programs: readonly string[];
      readonly hosts: readonly number[];
      /** Of how many hosts the sockets of this transport were seen. */
      readonly of: number;
    }
  | {
      readonly kind: "outcome";
      readonly rule: MergedRule["rule"];
      readonly outcome: Outcome;
      /** What most hosts have. */
      readonly usual: Outcome;
      readonly hosts: readonly number[];
      /** How many hosts judged the rule. */
      readonly of: number;
    };

/** Reports of many hosts side by side: plain JSON, published as `merged-report.schema.json`. */
export interface MergedReport {
  /** `MAJOR.MINOR`; a reader refuses a newer major. */
  readonly schemaVersion: "1.1";
  readonly tool: { readonly name: "dotaudit"; readonly version: string };
  /** The worst of all hosts: `failed`, then `incomplete`. */
  readonly status: ReportedGate["status"];
  /** Of all hosts together. */
  readonly counts: OutcomeCounts;
  readonly hosts: readonly MergedHost[];
  /** What the fewest hosts have comes first. */
  readonly outliers: readonly Outlier[];
  /** Rules that differ first, those with the worst outcomes before the others. */
  readonly rules: readonly MergedRule[];
  /** Sentences about what was left out, and what is not the same everywhere. */
  readonly notes: readonly string[];
}
