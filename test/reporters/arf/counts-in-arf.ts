import type { OutcomeCounts } from "../../../src/model/outcome.ts";
import { countsInXccdf } from "../xccdf/counts-in-xccdf.ts";

/** An ARF file tells the results in XCCDF, behind the mark of its one report. */
export function countsInArf(text: string): OutcomeCounts {
  return countsInXccdf(text.slice(text.indexOf("<arf:reports>")));
}
