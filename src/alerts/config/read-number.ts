import type { MapReader, ReportFault } from "../../yaml/map-reader.ts";
import { wrongValue } from "../../yaml/wrong-value.ts";

/** What a number has to be. */
interface NumberForm {
  /** How a message calls it. */
  readonly key: string;
  readonly least: number;
  readonly most: number;
  /** Where none is given. */
  readonly fallback: number;
}

/** Reads a whole number. What is faulty is reported, and the fallback stands for it. */
export function readNumber(map: MapReader, number: NumberForm, report: ReportFault): number {
  const { key, least, most, fallback } = number;
  const form = { form: `a whole number from ${least} to ${most}`, example: String(fallback) };
  const value = map.text(key, form);
  if (value === null) return fallback;
  const read = /^\d{1,9}$/.test(value.text) ? Number(value.text) : Number.NaN;
  if (read >= least && read <= most) return read;
  report(wrongValue(key, form, value));
  return fallback;
}
