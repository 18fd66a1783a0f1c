/** As much of a document as the tests look at. */
export interface Oscal {
  readonly "assessment-results": {
    readonly uuid: string;
    readonly metadata: { readonly parties?: readonly { readonly uuid: string; readonly name: string }[] };
    readonly results: readonly [OscalResult];
  };
}

/** The result of a run. */
export interface OscalResult {
  readonly description: string;
  readonly props: readonly OscalProp[];
  readonly "assessment-log"?: { readonly entries: readonly { readonly description: string }[] };
  readonly "reviewed-controls": {
    readonly "control-selections": readonly [
      { readonly "include-controls"?: readonly { readonly "control-id": string }[] },
    ];
  };
  readonly observations?: readonly { readonly uuid: string; readonly props: readonly OscalProp[] }[];
  readonly risks?: readonly OscalRisk[];
  readonly findings?: readonly OscalFinding[];
}

/** A property with a name of our own. */
interface OscalProp {
  readonly name: string;
  readonly value: string;
}

/** What does not hold. */
interface OscalRisk {
  readonly uuid: string;
  readonly status: string;
  readonly deadline?: string;
  readonly "risk-log"?: {
    readonly entries: readonly [{ readonly "logged-by": readonly [{ readonly "party-uuid": string }] }];
  };
}

/** What the rules say of a control. */
interface OscalFinding {
  readonly target: {
    readonly "target-id": string;
    readonly status: { readonly state: string; readonly reason: string };
  };
  readonly "related-observations": readonly { readonly "observation-uuid": string }[];
  readonly "related-risks"?: readonly { readonly "risk-uuid": string }[];
}
