import type { Diagnostic } from "../../model/diagnostic.ts";
import { FaultList } from "./fault-list.ts";
import { relevantLines } from "./relevant-lines.ts";
import type { SamhainReading, SamhainSettings } from "./samhain-settings.ts";
import { SettingsReader } from "./settings-reader.ts";
import { splitLines } from "./split-lines.ts";

/** What was read of a configuration, and everything that is wrong with it. */
export interface ParsedSamhainrc {
  readonly settings: SamhainSettings;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the port check of a configuration of samhain. Never throws; usable only if no diagnostic is an `error`. */
export function parseSamhainrc(text: string, reading: SamhainReading): ParsedSamhainrc {
  const faults = new FaultList();
  const reader = new SettingsReader(reading, faults);
  for (const line of relevantLines(splitLines(text), faults)) reader.take(line);
  const settings = reader.finish();
  return { settings, diagnostics: faults.toArray().toSorted((a, b) => a.span.start - b.span.start) };
}
