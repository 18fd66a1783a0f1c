const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** What a duration looks like, for messages. */
export const DURATION_FORM = "a number with ms, s, m, h or d, such as 30s, 5m or 1h30m";

/** A year: timers and people do not count further. */
const LONGEST_MS = 366 * UNITS.d;

/** Milliseconds of `5m`, `1h30m`, `90s`; a plain number counts seconds. `null` where it is none, or longer than a year. */
export function parseDuration(text: string): number | null {
  if (/^\d{1,9}$/.test(text)) return limited(Number(text) * UNITS.s);
  if (!/^(?:\d{1,9}(?:ms|[smhd]))+$/.test(text) || text.length > 60) return null;
  const parts = [...text.matchAll(/(\d+)(ms|[smhd])/g)];
  return limited(
    parts.reduce((sum, [, digits, unit]) => sum + Number(digits) * UNITS[unit as keyof typeof UNITS], 0),
  );
}

function limited(ms: number): number | null {
  return ms <= LONGEST_MS ? ms : null;
}
