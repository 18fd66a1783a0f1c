/** Keywords of an item with their values as they stand in the text. */
export type Fields = readonly (readonly [keyword: string, value: string])[];

const KEYWORD_COLUMNS = 11;

/** A rule as the canonical layout has it, with the comments that belong to it. */
export function policyItem(comments: readonly string[], fields: Fields): string {
  const rows = fields.map(([keyword, value]) => `  ${keyword.padEnd(KEYWORD_COLUMNS)} : ${value}`);
  return [...comments.map(comment), "<custom_item>", ...rows, "</custom_item>"].join("\n");
}

/** One line of comment. */
export function comment(text: string): string {
  return `# ${text}`.trimEnd();
}

/** Alternatives in quotes. The texts hold nothing that would have to be escaped. */
export function quoted(texts: readonly string[]): string {
  return texts.map((text) => `"${text}"`).join(" || ");
}
