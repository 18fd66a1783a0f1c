import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Span } from "../../model/span.ts";
import type { YamlEntry } from "../../yaml/yaml-tree.ts";
import type { PortspecReading } from "./portspec-config.ts";

/** A configuration that is being read: its text, how it is read, and where its faults go. */
export interface WrittenConfig {
  readonly text: string;
  readonly reading: PortspecReading;
  /** The settings by their keys. */
  readonly entries: ReadonlyMap<string, YamlEntry>;
  /** Of the whole. */
  readonly span: Span;
  report(diagnostic: Diagnostic): void;
}

/** Whether what stands there is written in quotes: to PortSpec it is then a text, whatever is in it. */
export function isQuoted(text: string, { start }: Span): boolean {
  return /["'|>]/.test(text.charAt(start));
}
