import type { Span } from "../model/span.ts";
import type { PlacedText } from "../yaml/map-reader.ts";

/** How rights are got on a target; `none` takes back what all targets or a group have. */
export type Become = "sudo" | "doas" | "none";

/** What may be said of one target, of a group, and of all targets. */
export interface TargetSettings {
  readonly labels: ReadonlyMap<string, PlacedText>;
  /** Values of variables; a place is that of the variable's name. */
  readonly variables: ReadonlyMap<string, PlacedText>;
  /** Files, as they are written: relative to the folder of the inventory. */
  readonly policies: readonly PlacedText[];
  readonly become: Become | null;
  /** Of a host on the network: the only ports that are tried, as `--ports` takes them. */
  readonly ports: PlacedText | null;
  /** Of what does not run: whether what would listen is told. */
  readonly predict: "asked" | "not-asked" | null;
  /** Seconds; `null` where nothing is said of it. */
  readonly timeout: number | null;
}

/** One target, with everything that holds for it. */
export interface InventoryEntry extends TargetSettings {
  /** As `--target` takes it. */
  readonly target: PlacedText;
  /** What its report is called; `null`: like the target. */
  readonly name: PlacedText | null;
  /** The groups that it is in, in the order in which the file declares them. */
  readonly groups: readonly string[];
  /** What the target says itself. */
  readonly own: TargetSettings;
}

/** The targets of a file, in its order. */
export type Inventory = readonly InventoryEntry[];

/** A target as it stands in the file, before groups and defaults are put together with it. */
export interface WrittenEntry {
  readonly span: Span;
  readonly target: PlacedText;
  readonly name: PlacedText | null;
  readonly groups: readonly PlacedText[];
  readonly own: TargetSettings;
}
