import type { MapReader, ReportFault } from "../../yaml/map-reader.ts";
import { wrongValue } from "../../yaml/wrong-value.ts";
import { DURATION_FORM, parseDuration } from "./duration.ts";

/** A key, and the least that its duration may be, in milliseconds. */
interface DurationKey {
  readonly key: string;
  readonly least: number;
}

/** Milliseconds; `null` where nothing is written, or where it is reported. */
export function readDuration(
  map: MapReader,
  { key, least }: DurationKey,
  report: ReportFault,
): number | null {
  const limits = least === 0 ? "up to a year" : `from ${least / 1000} s to a year`;
  const form = { form: `${DURATION_FORM}, ${limits}`, example: "5m" };
  const value = map.text(key, form);
  if (value === null) return null;
  const ms = parseDuration(value.text);
  if (ms !== null && ms >= least) return ms;
  report(wrongValue(key, form, value));
  return null;
}

/** A whole number from 1 on; `null` where nothing is written, or where it is reported. */
export function readNumber(
  map: MapReader,
  { key, most, example }: { readonly key: string; readonly most: number; readonly example: string },
  report: ReportFault,
): number | null {
  const form = { form: `a whole number from 1 to ${most}`, example };
  const value = map.text(key, form);
  if (value === null) return null;
  const number = /^\d{1,7}$/.test(value.text) ? Number(value.text) : 0;
  if (number >= 1 && number <= most) return number;
  report(wrongValue(key, form, value));
  return null;
}

const FLAG = { form: "true or false", example: "true" };

/** Whether something is wanted; not where nothing is written. */
export function readFlag(map: MapReader, key: string, report: ReportFault): boolean {
  const value = map.text(key, FLAG);
  if (value === null) return false;
  const word = value.text.toLowerCase();
  if (["true", "yes", "on"].includes(word)) return true;
  if (!["false", "no", "off"].includes(word)) report(wrongValue(key, FLAG, value));
  return false;
}

const NAME = { form: "a word of letters, digits, _ - and .", example: "web-servers" };

/** The name of a watch; `null` where none is written. One that is reported stays as it is: it is no other's. */
export function readName(map: MapReader, report: ReportFault): string | null {
  const value = map.text("name", NAME);
  if (value === null || /^[A-Za-z0-9][\w.-]{0,62}$/.test(value.text)) return value?.text ?? null;
  report(wrongValue("name", NAME, value));
  return value.text;
}
