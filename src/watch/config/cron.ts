import { loadLate } from "../../support/load-late.ts";

/** What is wrong with a cron expression; `null` where it is a good one that comes again. */
export function cronFault(expression: string): string | null {
  const fields = expression.trim().split(/\s+/).length;
  const isWord = expression.startsWith("@");
  if (expression.length > 200) return "the expression is too long";
  if (!isWord && (fields < 5 || fields > 6))
    return `expected five fields, or six with seconds, found ${fields}`;
  try {
    return nextOf(expression, 0) === null ? "it never comes" : null;
  } catch (fault) {
    return fault instanceof Error ? fault.message.replace(/^CronPattern: /, "") : String(fault);
  }
}

/** The first time after another at which a good expression comes, in local time; both in epoch milliseconds. */
export function nextCronTime(expression: string, after: number): number | null {
  return nextOf(expression, after);
}

function nextOf(expression: string, after: number): number | null {
  const { Cron } = loadLate("croner") as typeof import("croner");
  return new Cron(expression, { paused: true }).nextRun(new Date(after))?.getTime() ?? null;
}
