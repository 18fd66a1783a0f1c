import type { OutcomeCounts } from "../../../src/model/outcome.ts";

/** As much of a result as the tests look at. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [{ readonly logicalLocations: readonly object[] }];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly object[];
  readonly baselineState?: string;
}

/** As much of a document as the tests look at. */
export interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } };
      readonly invocations: readonly [object];
      readonly results: readonly SarifResult[];
      readonly properties: { readonly counts: OutcomeCounts; readonly resultsLeftOut?: number };
    },
  ];
}

/** As much of a rule as the tests look at. */
interface SarifRule {
  readonly id: string;
  readonly properties: { readonly tags: readonly string[]; readonly tagsLeftOut?: number };
}
