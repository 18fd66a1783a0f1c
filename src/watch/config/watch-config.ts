import type { PlacedText } from "../../yaml/map-reader.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";

/** When a watch runs. */
export type WatchSchedule =
  /** From the start of one run to the start of the next. */
  | { readonly kind: "interval"; readonly ms: number }
  /** A cron expression in local time; `schedule.text` is known to be a good one. */
  | { readonly kind: "cron"; readonly expression: string };

/** One watch: what is judged, where, and when. */
export interface WatchSettings {
  /** Names it in alerts and in the state file. */
  readonly name: string;
  /** As written; relative to the folder of the file. */
  readonly policies: readonly PlacedText[];
  /** As written; empty with an inventory, or where this machine is meant. */
  readonly targets: readonly PlacedText[];
  readonly inventory: PlacedText | null;
  readonly schedule: WatchSchedule;
  /** Up to so much is added to the time of each run. */
  readonly jitterMs: number;
  /** `null`: an open trouble is told once. */
  readonly remindMs: number | null;
  /** For all of one run on a target. */
  readonly runTimeoutMs: number;
  readonly mostAlertsPerHour: number;
  /** How many targets are read at the same time. */
  readonly parallel: number;
  readonly loopback: "watched" | "left-out";
  readonly span: PlacedText["span"];
}

/** A file of watches. */
export interface WatchConfig {
  readonly watches: readonly WatchSettings[];
  /** The state file, as written; `null` for the usual place. */
  readonly state: PlacedText | null;
  /** What other rooms read: receivers of alerts, metrics, the log. `null` where nothing is written. */
  readonly sections: Readonly<Record<SectionName, YamlTree | null>>;
}

/** The keys that are read elsewhere. */
type SectionName = "alerts" | "metrics" | "log";
