import type { ReportedDiagnostic } from "../../model/report.ts";
import type { SourceLocation } from "../../model/span.ts";
import { remarkOnNames } from "./remark-on-selectors.ts";
import type { SelectedPolicy, Selection } from "./select-rules.ts";

/** The code that tells that a report is not of the whole policy. */
export const PART_OF_POLICY = "AUD5020";

/** Says in the report which part of the policies was not judged, and what was named and is not there. */
export function remarkOnSelection(
  chosen: readonly SelectedPolicy[],
  { only, skip }: Selection,
): readonly ReportedDiagnostic[] {
  const [first] = chosen;
  if (first === undefined) return [];
  const rules = chosen.flatMap((one) => one.rules);
  return [...chosen.flatMap(remarkOnPart), ...remarkOnNames([...only, ...skip], rules, startOf(first))];
}

function remarkOnPart(one: SelectedPolicy): readonly ReportedDiagnostic[] {
  const { selected, rules } = one;
  if (selected === rules.length) return [];
  const message = `${selected} of ${rules.length} rules were selected; nothing was looked at for the others`;
  return [{ code: PART_OF_POLICY, severity: "note", message, location: startOf(one) }];
}

function startOf({ policy: { file } }: SelectedPolicy): SourceLocation {
  return { file, line: 1, column: 1 };
}
