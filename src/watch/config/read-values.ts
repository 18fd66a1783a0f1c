import type { PlacedText, ReportFault } from "../../yaml/map-reader.ts";
import { DURATION_FORM, parseDuration } from "./duration.ts";

/** A key, and the least that its duration may be, in milliseconds. */
interface DurationKey {
  readonly key: string;
  readonly least: number;
}

/** Milliseconds; `null` where nothing is written, or where it is reported. */
export function readDuration(
  value: PlacedText | null,
  { key, least }: DurationKey,
  report: ReportFault,
): number | null {
  if (value === null) return null;
  const ms = parseDuration(value.text);
  if (ms !== null && ms >= least) return ms;
  const message =
    ms === null
      ? `${key}: expected ${DURATION_FORM}, at most a year`
      : `${key}: expected at least ${least / 1000} s`;
  report({ code: "AUD5005", message, span: value.span });
  return null;
}

/** A whole number from 1 on; `null` where nothing is written, or where it is reported. */
export function readNumber(
  value: PlacedText | null,
  { key, most }: { readonly key: string; readonly most: number },
  report: ReportFault,
): number | null {
  if (value === null) return null;
  const number = /^\d{1,7}$/.test(value.text) ? Number(value.text) : 0;
  if (number >= 1 && number <= most) return number;
  report({
    code: "AUD5005",
    message: `${key}: expected a whole number from 1 to ${most}`,
    span: value.span,
  });
  return null;
}

/** Whether something is wanted; not where nothing is written. */
export function readFlag(value: PlacedText | null, key: string, report: ReportFault): boolean {
  if (value === null) return false;
  const word = value.text.toLowerCase();
  if (["true", "yes", "on"].includes(word)) return true;
  if (!["false", "no", "off"].includes(word))
    report({ code: "AUD5005", message: `${key}: expected true or false`, span: value.span });
  return false;
}

/** The name of a watch; `null` where nothing is written, or where it is reported. */
export function readName(value: PlacedText | null, report: ReportFault): string | null {
  if (value === null) return null;
  if (/^[A-Za-z0-9][\w.-]{0,62}$/.test(value.text)) return value.text;
  report({
    code: "AUD5005",
    message: "name: expected a word of letters, digits, _ - and .",
    span: value.span,
  });
  return null;
}
