import { outcomeOf } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import { acceptedWords } from "../wording/accepted-words.ts";
import { token } from "../xml/token.ts";

/** The waiver of a finding. The rule was judged all the same (`run`), and its result is not taken back. */
export function waiverDataOf(finding: Finding): object | undefined {
  const { waiver } = finding;
  if (waiver === undefined || outcomeOf(finding) !== "WAIVED") return undefined;
  const { reason, approver, ticket, until } = waiver;
  const source = ticket === null ? approver : `${approver}, ${ticket}`;
  return {
    expiration_date: until === null ? null : token(until, "unknown"),
    justification: token(`${reason} (${source})`, "none"),
    message: token(acceptedWords(finding) ?? "", "Waived"),
    run: true,
    skipped_due_to_waiver: false,
  };
}
