import { readLeadingNumber } from "./read-number.ts";
import { SEVERITIES } from "./samhain-settings.ts";
import type { SamhainReading, SamhainSeverity } from "./samhain-settings.ts";

/** `yes` or `no` by the first letter or digit, as samhain takes them. */
export function readSwitch(text: string): "yes" | "no" | null {
  if (/^[1yt]/i.test(text)) return "yes";
  return /^[0nf]/i.test(text) ? "no" : null;
}

/** A port; what follows its digits is ignored. */
export function readPort(text: string): number | null {
  const number = readLeadingNumber(text);
  return number !== null && number >= 0 && number <= 65535 ? number : null;
}

/** Seconds, at least one. */
export function readSeconds(text: string): number | null {
  const number = readLeadingNumber(text);
  return number !== null && number >= 1 && number <= 2_147_483_647 ? number : null;
}

/** A word for a severity; samhain 4.1 knows them in lower case alone. */
export function readSeverity(text: string, reading: SamhainReading): SamhainSeverity | null {
  const word = reading === "fixed" ? text.toLowerCase() : text;
  return SEVERITIES.find((known) => known === word) ?? null;
}
