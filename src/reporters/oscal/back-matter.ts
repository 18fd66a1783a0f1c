import { artifactUri } from "../sarif/artifact-uri.ts";
import type { OscalRun } from "./oscal-run.ts";

/** The UUID of the resource that stands for the plan. */
export function planUuid({ uuid }: OscalRun): string {
  return uuid("plan");
}

/** The policies, which are the plan of the assessment: there is no other. */
export function backMatter(run: OscalRun) {
  const rlinks = run.report.policies.map(({ file, sha256 }) => ({
    href: artifactUri(file),
    hashes: [{ algorithm: "SHA-256", value: sha256 }],
  }));
  return {
    resources: [
      {
        uuid: planUuid(run),
        title: "Policies",
        description: "The policies that were judged. They are the plan of this assessment.",
        ...(rlinks.length === 0 ? {} : { rlinks }),
      },
    ],
  };
}
