import type { Moment } from "./waiver.ts";

/** What is expected, for a message. */
export const MOMENT_FORM =
  "a date with its time zone, as in 2026-12-31T18:00:00+01:00, 2026-12-31Z or 2026-12-31[Europe/Berlin]";

const FORM =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d))?)?(Z|[+-]\d\d:\d\d)?(?:\[([A-Za-z][\w+/-]{0,40})\])?$/;

/**
 * Reads a moment in RFC 3339 or RFC 9557. A date alone is its first millisecond or, as the end of something, its last.
 * `null` where it is none, or where its time zone is missing: midnight is another moment in every zone.
 */
export function parseMoment(text: string, edge: "start" | "end"): Moment | null {
  const [, date = "", time, seconds, offset, zone] = FORM.exec(text) ?? [];
  const clock = time === undefined ? CLOCKS[edge] : `${time}:${seconds ?? "00"}.000`;
  const local = Date.parse(`${date}T${clock}Z`);
  // The parser of the platform takes 30 February for 2 March.
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(date)) return null;
  const minutes = offset === undefined ? offsetOfZone(zone, local) : minutesOf(offset);
  if (minutes === null) return null;
  const instant = local - minutes * 60_000;
  return hasOffset(zone, offset, instant) ? { text, time: instant } : null;
}

const CLOCKS = { start: "00:00:00.000", end: "23:59:59.999" } as const;

/** Whether a zone that stands beside an offset has it then; `Z` fits every zone (RFC 9557). */
function hasOffset(zone: string | undefined, offset: string | undefined, time: number): boolean {
  if (zone === undefined || offset === undefined) return true;
  try {
    const shown = offsetAt(formatOf(zone), time);
    return offset === "Z" || shown === minutesOf(offset);
  } catch {
    return false;
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
}

function minutesOf(offset: string): number | null {
  if (offset === "Z") return 0;
  const [hours = 0, minutes = 0] = offset.slice(1).split(":").map(Number);
  if (hours > 23 || minutes > 59) return null;
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** The offset of a zone at its own local time; of an hour that the clocks show twice, the first. */
function offsetOfZone(zone: string | undefined, local: number): number | null {
  if (zone === undefined) return null;
  try {
    const format = formatOf(zone);
    const before = offsetAt(format, local - 14 * 3_600_000);
    const guesses = [before, offsetAt(format, local - before * 60_000)];
    return guesses.find((guess) => offsetAt(format, local - guess * 60_000) === guess) ?? before;
  } catch {
    return null;
  }
}

function offsetAt(format: Intl.DateTimeFormat, time: number): number {
  const name = format.formatToParts(time).find(({ type }) => type === "timeZoneName")?.value ?? "";
  return minutesOf(name === "GMT" ? "Z" : name.slice("GMT".length)) ?? 0;
}
