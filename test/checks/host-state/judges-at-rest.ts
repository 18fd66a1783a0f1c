import { afterAll, beforeAll, expect, it } from "vitest";
import type { FindingStatus } from "../../../src/model/verdict.ts";
import type { Target } from "../../../src/targets/target.ts";
import { findingOn } from "./finding-on.ts";
import { stateAtRest } from "./state-at-rest.ts";

/** An item, what becomes of it, and words that the verdict has to say. */
export type StateCase = readonly [item: string, status: FindingStatus, words: string];

/** Judges items on the system of `stateAtRest`, each a test. */
export function judgesAtRest(cases: readonly StateCase[]): void {
  let system: ReturnType<typeof stateAtRest>;
  beforeAll(() => {
    system = stateAtRest();
  });
  afterAll(() => {
    system.remove();
  });
  it.each(cases)("%j is %s", async (item, status, words) => {
    await expectFinding(system.target, [item, status, words]);
  });
}

/** Judges items on other targets, each a test. */
export function judgesOn(target: Target, cases: readonly StateCase[]): void {
  it.each(cases)("%j is %s", async (...one) => {
    await expectFinding(target, one);
  });
}

async function expectFinding(target: Target, [item, status, words]: StateCase): Promise<void> {
  const finding = await findingOn(target, item);
  const said = JSON.stringify(finding.verdict);
  expect(finding.status, said).toBe(status);
  expect(said).toContain(words);
}
