import type { Diagnostic, DiagnosticSeverity } from "../../src/model/diagnostic.ts";
import type { Span } from "../../src/model/span.ts";

/** Every code of this folder with its severity and meaning. Codes are stable and never reused. */
export const METADATA_FAULTS = {
  AUD1040: ["warning", "The closing tag of a metadata element is missing."],
  AUD1041: ["warning", "The closing tag closes no metadata element."],
  AUD1042: ["warning", "A variable has no name."],
  AUD1043: ["warning", "The name of a variable is one that is never replaced."],
  AUD1044: ["warning", "A variable is declared twice; the last declaration counts."],
  AUD1045: ["warning", "An element of a variable is given twice; the last one counts."],
  AUD1046: ["warning", "The value_type is not known; the value is taken as a STRING."],
  AUD1047: ["warning", "There are more metadata tags than are read."],
} as const satisfies Readonly<Record<string, readonly [DiagnosticSeverity, string]>>;

interface MetadataFault {
  readonly code: keyof typeof METADATA_FAULTS;
  readonly span: Span;
  readonly message: string;
  readonly hint?: string;
}

/** A thousand faults say it; what is left out is counted with the faults of the text. */
const SHOWN = 1000;

/** The faults in the metadata of one file. */
export class MetadataFaults {
  readonly diagnostics: Diagnostic[] = [];

  add(fault: MetadataFault): void {
    if (this.diagnostics.length < SHOWN)
      this.diagnostics.push({ ...fault, severity: METADATA_FAULTS[fault.code][0] });
  }
}
