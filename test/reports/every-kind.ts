import { report } from "../reporters/build-report.ts";
import { acceptedFindings } from "../reporters/sample-accepted.ts";
import { finding, verdictsOfEveryKind } from "../reporters/sample-findings.ts";
import { listener, ownersOfEveryKind, predictedBy } from "../reporters/sample-listeners.ts";
import { sampleReports } from "../reporters/sample-reports.ts";

const { evidence, diagnostics, conditions } = sampleReports.mixed!;
const { gate } = sampleReports.accepted!;

/** One report that has every member of every union and every optional property. */
export const everyKind = report(
  [
    ...Object.values(verdictsOfEveryKind).map((verdict) => finding("FAILED", verdict)),
    finding("PASSED", { ...verdictsOfEveryKind.passed, basis: "predicted" }),
    ...Object.values(ownersOfEveryKind).map((owners) =>
      finding("FAILED", {
        ...verdictsOfEveryKind.failed,
        found: [
          {
            text: "open",
            service: "http",
            listener: listener({ owners, looksLikeClient: "yes", predictedBy }),
          },
        ],
      }),
    ),
    ...acceptedFindings.slice(0, 7),
  ],
  { evidence, diagnostics, conditions, ...(gate === undefined ? {} : { gate }) },
);
