/** References one by one: policies write many in one text, with commas between (`800-53|CM-7,CCI|CCI-000382`). */
export function singleReferences(references: readonly string[]): readonly string[] {
  const parts = references.flatMap((text) => text.split(",")).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ""))];
}
