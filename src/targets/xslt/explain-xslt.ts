import type { Unavailable } from "../../model/observation.ts";

/** `xsltproc` could not read the document; every other status is about the sheet (`xsltproc(1)`). */
const BAD_DOCUMENT = 6;

/** Statuses with which `xsltproc` says that it made nothing. */
export const XSLT_STATUSES = [4, 5, BAD_DOCUMENT, 7, 8, 9, 10, 11] as const;

/** A complaint: what `xsl:message` prints has not this shape unless a sheet wants it to. */
const COMPLAINT =
  /^(?:.{0,200}: )?(?:(?:parser|XPath|namespace|compilation|runtime|I\/O) error ?:|xmlXPath).*$/m;

/** What `xsltproc` complained of; `null` where it made a text without a complaint. */
export function explainXslt(status: number, stderr: string): Pick<Unavailable, "reason" | "detail"> | null {
  const complaint = COMPLAINT.exec(stderr.slice(0, 64 << 10));
  if (status === 0 && complaint === null) return null;
  const words = linesFrom(stderr, complaint?.index ?? 0);
  if (status === BAD_DOCUMENT)
    return { reason: "malformed-output", detail: `It is not well-formed XML: ${words}.` };
  return { reason: "failed", detail: `The sheet cannot be used: ${words}.` };
}

/** Two lines say what and where; the folder that the files are in is of no use to anybody. */
function linesFrom(stderr: string, index: number): string {
  const lines = stderr.slice(index, index + 2000).split("\n");
  const words = lines
    .filter((line) => line.trim() !== "")
    .slice(0, 2)
    .join(" ");
  const short = words.replaceAll(/\S{0,200}\/(?:sheet\.xsl|document\.xml)\b/g, (path) =>
    path.endsWith(".xsl") ? "sheet" : "document",
  );
  return short === "" ? "xsltproc gives no reason" : short.slice(0, 300);
}
