import type { Reporter } from "./define-reporter.ts";
import { json } from "./json/json.ts";
import { junit } from "./junit/junit.ts";
import { terminal } from "./terminal/terminal.ts";

/** Every format of a report, in the order in which help lists them. */
export const reporters: readonly Reporter[] = [terminal, json, junit];

/** The reporter that is called `id`. */
export function findReporter(id: string): Reporter | undefined {
  return reporters.find((reporter) => reporter.id === id);
}
