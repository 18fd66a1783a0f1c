import type { PolicyMetadata } from "./policy-metadata.ts";

/** What a policy without metadata tells about itself. */
export const NO_METADATA: PolicyMetadata = {
  displayName: null,
  description: null,
  specs: [],
  labels: [],
  benchmarkRefs: [],
  variables: [],
  other: [],
};
