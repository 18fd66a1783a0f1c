const MOST = 10;

/** `a`, `a or b`, `a, b or c`; a long list ends in the number of those that are left out. */
export function anyOf(parts: readonly string[], conjunction: "or" | "and" = "or"): string {
  const shown = parts.length > MOST ? [...parts.slice(0, MOST), `${parts.length - MOST} more`] : parts;
  if (shown.length <= 1) return shown[0] ?? "";
  return `${shown.slice(0, -1).join(", ")} ${conjunction} ${shown.at(-1) ?? ""}`;
}
