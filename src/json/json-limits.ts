/** What a text may be at most: the evidence of a host with 100,000 listeners has a tenth of it. */
export interface JsonLimits {
  readonly depth: number;
  /** Numbers, texts, lists and objects in all. */
  readonly values: number;
}

export const JSON_LIMITS: JsonLimits = { depth: 64, values: 12_000_000 };
