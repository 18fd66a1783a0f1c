import type { Comparison } from "../../model/comparison.ts";
import { inertJson } from "../../support/inert-json.ts";

/** A comparison as indented JSON that is inert when a terminal shows it. */
export function renderComparisonJson(comparison: Comparison): string {
  return inertJson(comparison);
}
