import type { AlertGroup } from "../model/alert.ts";
import type { OutcomeCounts } from "../model/outcome.ts";

/** What one policy came to. */
interface PolicyResult {
  readonly file: string;
  readonly counts: OutcomeCounts;
}

/** What one run found on one target. */
export interface TargetResult {
  readonly target: string;
  readonly policies: readonly PolicyResult[];
  /** Whether anything was seen of it. */
  readonly sight: "seen" | "blind";
}

/** What a watch tells of itself while it goes on: for the log and for the figures. Times are epoch milliseconds. */
export type WatchEvent =
  | { readonly kind: "started"; readonly watches: readonly string[]; readonly state: string }
  | {
      readonly kind: "run-ended";
      readonly watch: string;
      readonly run: number;
      readonly startedAt: number;
      readonly endedAt: number;
      readonly targets: readonly TargetResult[];
      /** `null` where there was nothing to tell. */
      readonly group: AlertGroup | null;
      /** Troubles that are open. */
      readonly open: number;
    }
  /** Exceptions that ended the work on a target, or on the whole run: bugs, or a disk that is full. */
  | { readonly kind: "run-failed"; readonly watch: string; readonly detail: string }
  /** A run took so long that others were due meanwhile. */
  | { readonly kind: "runs-skipped"; readonly watch: string; readonly count: number }
  /** A run was given up because the program ends; nothing of it was kept. */
  | { readonly kind: "run-given-up"; readonly watch: string }
  | {
      readonly kind: "delivery";
      readonly receiver: string;
      readonly status: "delivered" | "delayed" | "dropped";
      readonly detail: string;
    }
  | { readonly kind: "reloaded"; readonly watches: readonly string[] }
  /** The new configuration is faulty; the old one goes on. */
  | { readonly kind: "reload-refused"; readonly detail: string }
  | { readonly kind: "stopping"; readonly signal: string };

/** Takes what a watch tells. Never throws. */
export type TellEvent = (event: WatchEvent) => void;
