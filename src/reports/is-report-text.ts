const START = 4096;
const MARKS = [/"urn:dotaudit:report:/, /"(?:findings|conditions)"\s*:/];

/** Whether a text is meant to be a report: JSON with the mark of one near its beginning. What it is worth is not checked. */
export function isReportText(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(START, bytes.byteLength)).toString(
    "utf8",
  );
  const start = text.replace(/^\uFEFF/, "").trimStart();
  return (
    start.startsWith("{") && !/"kind"\s*:\s*"evidence"/.test(start) && MARKS.some((mark) => mark.test(start))
  );
}
