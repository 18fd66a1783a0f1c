import type { MapReader, ReportFault } from "../../yaml/map-reader.ts";
import { wrongValue } from "../../yaml/wrong-value.ts";

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** What a time may be, in seconds. */
interface TimeForm {
  readonly key: string;
  readonly most: number;
  /** Where none is given. */
  readonly fallback: number;
  /** The most as the user would write it. */
  readonly mostText: string;
}

/** Reads a time such as `90s`, `5m`, `1h30m` or `3d` as seconds; a plain number counts seconds. */
export function readSeconds(map: MapReader, time: TimeForm, report: ReportFault): number {
  const { key, most, mostText, fallback } = time;
  const form = {
    form: `a time such as 30s, 5m, 1h30m or 3d, at most ${mostText}`,
    example: fallback % 86_400 === 0 ? `${fallback / 86_400}d` : `${fallback}s`,
  };
  const value = map.text(key, form);
  if (value === null) return fallback;
  const seconds = secondsOf(value.text);
  if (seconds > 0 && seconds <= most) return seconds;
  report(wrongValue(key, form, value));
  return fallback;
}

/** 0 for what is no time. */
function secondsOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (text.length > 60 || !/^(?:\d{1,9}[smhd])+$/.test(text)) return 0;
  const parts = [...text.matchAll(/(\d+)([smhd])/g)];
  return parts.reduce((sum, [, count, unit = "s"]) => sum + Number(count) * (UNITS[unit] ?? 1), 0);
}
