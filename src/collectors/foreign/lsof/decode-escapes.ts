const ESCAPE = /(?:\\x[\da-f]{2})+|\\[\\bfnrt]/gi;

const SHORT_FORMS: Readonly<Record<string, string>> = {
  "\\\\": "\\",
  "\\b": "\b",
  "\\f": "\f",
  "\\n": "\n",
  "\\r": "\r",
  "\\t": "\t",
};

/** The name behind the escapes of lsof: `\x20` for bytes, `\n` and its like. A cut escape stays as it is. */
export function decodeEscapes(text: string): string {
  return text.replace(ESCAPE, (escape) => SHORT_FORMS[escape] ?? bytesOf(escape));
}

function bytesOf(escapes: string): string {
  return escapes.length < 4 ? escapes : Buffer.from(escapes.replace(/\\x/gi, ""), "hex").toString("utf8");
}
