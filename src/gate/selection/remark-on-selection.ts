import type { ReportedDiagnostic } from "../../model/report.ts";
import type { SelectedPolicy } from "./select-rules.ts";

/** Says in the report that a part of a policy was not judged; nothing where all of it was. */
export function remarkOnSelection({ policy, selected, all }: SelectedPolicy): readonly ReportedDiagnostic[] {
  if (selected === all) return [];
  const message = `${selected} of ${all} rules were selected; nothing was looked at for the others`;
  return [
    { code: "AUD5020", severity: "note", message, location: { file: policy.file, line: 1, column: 1 } },
  ];
}
