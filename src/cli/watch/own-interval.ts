import { loadPolicies } from "../load-policies.ts";
import type { ReadingOptions } from "./watch-options.ts";

/** The time between two runs that a policy asks for by itself, in milliseconds: that of a samhainrc. `null`: it asks for none. */
export function ownInterval(names: readonly string[], options: ReadingOptions): number | null {
  const [name] = names;
  if (name === undefined || names.length > 1 || options.interval !== undefined) return null;
  const { policies } = loadPolicies([name], { ...options, set: [], values: [] });
  const seconds = policies[0]?.samhain?.interval;
  return seconds === undefined ? null : seconds * 1000;
}
