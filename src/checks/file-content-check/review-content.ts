import type { ReviewIssue } from "../fields.ts";
import { reviewFiles } from "../field-kinds/review-files.ts";
import type { ContentValues } from "./content-fields.ts";

/** Faults of a rule about the content of files that its values show only together. */
export function reviewContent(values: ContentValues): readonly ReviewIssue[] {
  return [...reviewFiles(values), ...reviewTransforms(values)];
}

function reviewTransforms({ jsonTransform, xslStatements }: ContentValues): readonly ReviewIssue[] {
  if (jsonTransform === null || xslStatements === null) return [];
  const message = "`json_transform` and `xsl_stmt` stand together: a file is JSON or XML";
  return [{ code: "AUD2120", severity: "warning", message, hint: "remove one", keyword: "xsl_stmt" }];
}
