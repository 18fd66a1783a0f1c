import { spawnSync } from "node:child_process";
import { CHILD_ENVIRONMENT } from "./environment.ts";

/** A program that is measured from its start to its end. */
export interface Contender {
  readonly name: string;
  readonly command: readonly string[];
  /** Statuses that it may end with and have done its work; 0 and 1 if absent. */
  readonly answers?: readonly number[];
}

/** 1 is an answer too: a rule failed, nothing was found. Any other status means that the work was not done. */
const ANSWERS = [0, 1];

/** Milliseconds of every contender, each once in every round, after one round that warms up and is not counted. */
export function takeTurns(contenders: readonly Contender[], rounds: number): readonly (readonly number[])[] {
  for (const contender of contenders) timeRun(contender);
  const samples: number[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, contender] of contenders.entries()) samples[index]?.push(timeRun(contender));
  return samples;
}

/** The middle one of some numbers, or the mean of the middle two. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN;
  return (lower + upper) / 2;
}

function timeRun({ name, command, answers = ANSWERS }: Contender): number {
  const [program = "", ...words] = command;
  const startedAt = performance.now();
  const { status, signal, error } = spawnSync(program, words, { stdio: "ignore", env: CHILD_ENVIRONMENT });
  const elapsed = performance.now() - startedAt;
  if (error !== undefined) throw error;
  if (!answers.includes(status ?? -1)) throw new Error(`${name} ended with ${status ?? signal}.`);
  return elapsed;
}
