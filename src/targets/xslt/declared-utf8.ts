/** XML with a declaration of our own: it is written as UTF-8, and no second declaration is well-formed. */
export function declaredUtf8(text: string): string {
  const bare = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const close = /^<\?xml[ \t\r\n]/.test(bare) ? bare.indexOf("?>") : -1;
  const end = close === -1 ? 0 : close + 2;
  // As many lines as before, so that faults stand where the text has them.
  const lines = bare.slice(0, end).replaceAll(/[^\n]+/g, "");
  return `<?xml version="1.0" encoding="UTF-8"?>${lines}${bare.slice(end)}`;
}
