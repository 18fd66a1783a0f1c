import type { Finding } from "../model/report.ts";
import type { FoundItem } from "../model/verdict.ts";

const ITEMS = 3;
const LONGEST = 200;

/** What a finding says, in a few words; `null` for one that passed. Raw text of the system may be in it. */
export function findingWords({ verdict }: Finding): string | null {
  switch (verdict.status) {
    case "passed":
      return null;
    case "skipped":
      return cut(verdict.detail);
    case "error":
      return cut(verdict.detail);
    case "failed":
    case "warning":
      return cut(verdict.found.length === 0 ? verdict.expected : itemsWords(verdict.found));
  }
}

function itemsWords(found: readonly FoundItem[]): string {
  const shown = found.slice(0, ITEMS).map(itemWords);
  const rest = found.length - shown.length;
  return `${shown.join(", ")}${rest > 0 ? `, … and ${rest} more` : ""}`;
}

function itemWords({ text, listener }: FoundItem): string {
  if (listener === undefined) return text;
  const { transport, address, port } = listener;
  return `${transport} ${address.includes(":") ? `[${address}]` : address}:${port}`;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
