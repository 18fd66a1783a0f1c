import { unseenLines } from "../wording/unseen-lines.ts";
import { textBlock } from "../xml/text-block.ts";
import type { OscalRun } from "./oscal-run.ts";

/** What could not be seen, as entries of the log of the assessment; there may be none. */
export function assessmentLog({ report, start, end, uuid }: OscalRun): readonly object[] {
  return unseenLines(report).map((line, index) => ({
    uuid: uuid("not-seen", String(index)),
    title: "Not seen",
    description: textBlock([line]),
    start,
    end,
  }));
}
