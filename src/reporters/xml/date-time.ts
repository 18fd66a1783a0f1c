const LAST = Date.UTC(9999, 11, 31);

/** A time of a report as `xs:dateTime` in UTC, `afterMs` later; what is no time of our calendar is 1970. */
export function dateTime(time: string, afterMs = 0): string {
  const ms = Date.parse(time) + afterMs;
  return new Date(ms >= 0 && ms <= LAST ? ms : 0).toISOString();
}
