const HEAD = '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">';
const OUTPUT = '<xsl:output method="text"/>';

/** A whole sheet: an XML declaration, comments and blanks, then its root. */
const WHOLE =
  /^\s*(?:<\?xml[^?]{0,300}\?>\s*)?(?:<!--(?:(?!-->)[^]){0,2000}-->\s*){0,20}<(?:[^\s<>:/]+:)?(?:stylesheet|transform)[\s>]/;

/** The XSLT 1.0 sheet that the lines of a rule are: a whole one, or templates, which are put into one that makes text. */
export function xslSheet(statements: readonly string[]): string {
  const { before, after } = frameOfSheet(statements);
  return `${before}${statements.join("\n")}${after}`;
}

/** What has to stand around the lines of a rule to make a sheet of them; nothing around a whole one. */
export function frameOfSheet(statements: readonly string[]): {
  readonly before: string;
  readonly after: string;
} {
  if (WHOLE.test(statements.join("\n"))) return { before: "", after: "" };
  return { before: `${HEAD}${OUTPUT}`, after: "</xsl:stylesheet>" };
}
