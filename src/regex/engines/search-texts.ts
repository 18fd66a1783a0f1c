import { offsetsOfBytes, toBytes } from "../byte-text.ts";
import type { RegexBudget } from "../regex-budget.ts";
import type { Engine, Extent } from "./engine.ts";
import { type Bounded, runWithin } from "./run-within.ts";

/** The first match in each text, `null` where there is none; or why the search was given up. */
export type SearchResults =
  | { readonly status: "searched"; readonly extents: readonly (Extent | null)[] }
  | { readonly status: "timed-out" | "out-of-memory" };

/** Searches every text, within what is left of the budget. */
export function searchTexts(engine: Engine, texts: readonly string[], budget: RegexBudget): SearchResults {
  if (budget.remaining() <= 0) return { status: "timed-out" };
  const all = () => texts.map((text) => findIn(engine, text));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (engine.isQuick(length)) return { status: "searched", extents: budget.spend(all) };
  const outcome = budget.within((milliseconds) => runAfresh(engine, milliseconds, all));
  return outcome.status === "done" ? { status: "searched", extents: outcome.value } : outcome;
}

/** An engine that was stopped midway finds its way again. */
function runAfresh<T>(engine: Engine, milliseconds: number, work: () => T): Bounded<T> {
  const outcome = runWithin(milliseconds, work);
  if (outcome.status !== "done") engine.reset();
  return outcome;
}

function findIn(engine: Engine, text: string): Extent | null {
  const found = engine.find(toBytes(text));
  return found === null ? null : inCharacters(found, offsetsOfBytes(text));
}

/** A match that begins or ends within a character takes in the whole of it. */
function inCharacters({ start, end }: Extent, offsets: readonly number[] | null): Extent {
  if (offsets === null) return { start, end };
  let last = end;
  while (last > start && offsets[last] === offsets[last - 1]) last++;
  return { start: offsets[start] ?? 0, end: offsets[last] ?? 0 };
}
