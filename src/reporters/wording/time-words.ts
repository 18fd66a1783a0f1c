const MAX_DATE_MS = 8.64e15;

/** `2026-11-21 06:04:11 UTC`, from epoch milliseconds or ISO 8601; what is no time comes back as it was. */
export function timeWords(time: number | string): string {
  const ms = typeof time === "number" ? time : Date.parse(time);
  if (!(Math.abs(ms) <= MAX_DATE_MS)) return String(time);
  return new Date(ms)
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, " UTC");
}
