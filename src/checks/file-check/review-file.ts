import type { ReviewIssue } from "../fields.ts";
import { reviewFiles } from "../field-kinds/review-files.ts";
import { reviewMode } from "../field-kinds/review-mode.ts";
import type { FileValues } from "./file-fields.ts";

/** Faults of a rule about files that its values show only together. */
export function reviewFile(values: FileValues): readonly ReviewIssue[] {
  return [...reviewFiles(values), ...reviewMode(values)];
}
