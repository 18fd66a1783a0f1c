import type { PlacedText, ReportFault } from "../../yaml/map-reader.ts";

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
export function readNumber(value: PlacedText | null, form: NumberForm, report: ReportFault): number {
  const { key, least, most, fallback } = form;
  if (value === null) return fallback;
  const number = /^\d{1,9}$/.test(value.text) ? Number(value.text) : Number.NaN;
  if (number >= least && number <= most) return number;
  const message = `${key}: expected a whole number from ${least} to ${most}`;
  report({ code: "AUD5005", message, span: value.span });
  return fallback;
}
