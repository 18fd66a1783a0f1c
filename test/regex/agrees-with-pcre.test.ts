import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lacks } from "../support-hosts/requires.ts";
import { compareWithPcre } from "./compare-with-pcre.ts";
import { MATCHES } from "./matches.ts";
import { patternCase, policyCase } from "./pattern-arbitrary.ts";
import { REFUSALS } from "./refusals.ts";

const FIXED_SEED = 20261121;

describe.skipIf(lacks("pcre2test"))("PCRE itself", () => {
  it("says the same of every pattern in our tables", () => {
    const patterns = [...new Set([...MATCHES, ...REFUSALS].map(([pattern]) => pattern))];
    const texts = [...new Set(MATCHES.map(([, text]) => text))].filter((text) => text.length < 100);
    const { disagreements } = compareWithPcre(patterns.map((pattern) => ({ pattern, texts })));
    expect(disagreements).toEqual([]);
  });

  it.each([
    ["any pattern", patternCase],
    ["patterns as policies write them", policyCase],
  ])("says the same of %s", (_, arbitrary) => {
    const batch = fc.array(arbitrary, { minLength: 200, maxLength: 400 });
    for (const seed of [FIXED_SEED, Date.now() % 1_000_000_007]) {
      let pairs = 0;
      const agreement = fc.property(batch, (cases) => {
        const comparison = compareWithPcre(cases);
        pairs += comparison.pairs.re2 + comparison.pairs.v8;
        expect(comparison.disagreements).toEqual([]);
      });
      fc.assert(agreement, { seed, numRuns: 8 });
      console.log(`seed ${seed}: ${pairs} pairs`);
    }
  });
});
