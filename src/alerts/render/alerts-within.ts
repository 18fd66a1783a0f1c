import type { Alert } from "../../model/alert.ts";

/** How much a program is sent of one group. */
export interface Load {
  readonly alerts: number;
  /** Of all texts together. */
  readonly characters: number;
}

/** The first alerts that keep within a load, at least one, and how many are left out. */
export function alertsWithin(
  alerts: readonly Alert[],
  load: Load,
): { readonly alerts: readonly Alert[]; readonly omitted: number } {
  let room = load.characters;
  let count = 0;
  for (const alert of alerts.slice(0, load.alerts)) {
    room -= lengthOf(alert);
    if (room < 0) break;
    count += 1;
  }
  const [first] = alerts;
  const taken = count === 0 && first !== undefined ? [withoutTexts(first)] : alerts.slice(0, count);
  return { alerts: taken, omitted: alerts.length - taken.length };
}

function lengthOf({ target, subject, summary, details }: Alert): number {
  return [target, subject, summary, ...details].reduce((sum, text) => sum + text.length, 0);
}

const LONGEST = 10_000;

/** An alert that is larger than everything else may be. */
function withoutTexts(alert: Alert): Alert {
  const short = (text: string): string => text.slice(0, LONGEST);
  const [target, subject, summary] = [short(alert.target), short(alert.subject), short(alert.summary)];
  return { ...alert, target, subject, summary, details: ["The details are too long to be sent."] };
}
