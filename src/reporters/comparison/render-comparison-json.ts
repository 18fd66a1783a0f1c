import { inertJson } from "../../support/inert-json.ts";
import type { AnyComparison } from "./any-comparison.ts";

/** Names the schema that `comparison.schema.json` has as its `$id`. */
export const COMPARISON_SCHEMA = "urn:dotaudit:comparison:1.0";

/** A comparison as indented JSON that is inert when a terminal shows it. */
export function renderComparisonJson(comparison: AnyComparison): string {
  return inertJson({ $schema: COMPARISON_SCHEMA, ...comparison });
}
