import type { Outcome, OutcomeCounts } from "../../../src/model/outcome.ts";

interface Hdf {
  readonly profiles: readonly { readonly controls: readonly HdfControl[] }[];
}

interface HdfControl {
  readonly impact: number;
  readonly results: readonly [{ readonly status: "passed" | "failed" | "skipped" | "error" }];
  readonly waiver_data?: object;
  readonly tags: { readonly baseline?: string };
}

/** HDF has one word for WARNING and SKIPPED: a control that does not apply has no impact. */
export function countsInHdf(text: string): OutcomeCounts {
  const counts = { PASSED: 0, FAILED: 0, WARNING: 0, ERROR: 0, SKIPPED: 0, WAIVED: 0, KNOWN: 0 };
  for (const { controls } of (JSON.parse(text) as Hdf).profiles)
    for (const control of controls) counts[outcomeOf(control)] += 1;
  return counts;
}

function outcomeOf({ impact, results, waiver_data, tags }: HdfControl): Outcome {
  if (waiver_data !== undefined) return "WAIVED";
  if (tags.baseline === "known") return "KNOWN";
  if (impact === 0) return "SKIPPED";
  return ({ passed: "PASSED", failed: "FAILED", skipped: "WARNING", error: "ERROR" } as const)[
    results[0].status
  ];
}
