import { matchesGlob } from "../support/matches-glob.ts";
import type { InventoryEntry } from "./inventory.ts";

/** One part of `--limit`: what it asks of a target, and whether it takes such targets in or leaves them out. */
export interface LimitPart {
  readonly kind: "in" | "out";
  /** As the user wrote it. */
  readonly text: string;
  /** `null`: the name, the target or one of the groups matches; else the label of this name. */
  readonly label: string | null;
  readonly pattern: string;
}

/** How a part is written, for messages. */
export const LIMIT_FORM = "NAME, GROUP, LABEL=VALUE or !ONE-OF-THESE, with * and ? as in a shell";

/** Reads a value of `--limit`; `null` where one of its parts says nothing. Never throws. */
export function parseLimit(value: string): readonly LimitPart[] | null {
  const parts = value.split(",").map((part) => partOf(part.trim()));
  return parts.every((part) => part !== null) ? parts : null;
}

function partOf(text: string): LimitPart | null {
  const kind = text.startsWith("!") ? "out" : "in";
  const wanted = kind === "out" ? text.slice(1).trim() : text;
  const [, label = null, value = wanted] = /^([A-Za-z][\w./-]{0,62})=(.*)$/s.exec(wanted) ?? [];
  return wanted === "" || value === "" ? null : { kind, text, label, pattern: value };
}

/** Whether a part speaks of a target. */
export function speaksOf({ label, pattern }: LimitPart, entry: InventoryEntry): boolean {
  if (label !== null) return matchesGlob(pattern, entry.labels.get(label)?.text ?? "");
  const names = [entry.target.text, ...(entry.name === null ? [] : [entry.name.text]), ...entry.groups];
  return names.some((name) => matchesGlob(pattern, name));
}
