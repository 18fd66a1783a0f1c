import { isMet, ratioOf } from "./result.ts";
import type { Figure, Measured, Quantity, Result, Target } from "./result.ts";

const HEAD = ["work", "host", "ours", "peer", "", "ratio", "target", ""];

/** The rows as aligned text; those without a figure stand below with their reasons. */
export function renderTable(results: readonly Result[]): string {
  const measured = results.filter((result) => result.status === "measured");
  const rows = [HEAD, ...measured.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, ...results.flatMap(missingLine)].map((line) => `${line}\n`).join("");
}

function cellsOf(measured: Measured): readonly string[] {
  const { work, host, ours, peer, target } = measured;
  const ratio = ratioOf(measured)?.toFixed(2) ?? "";
  const met = isMet(measured);
  const answer = met === null ? "shown" : met ? "met" : "NOT MET";
  return [
    work,
    host,
    wordsFor(ours),
    peer?.name ?? "",
    peer ? wordsFor(peer) : "",
    ratio,
    wordsForTarget(target, ours.quantity),
    answer,
  ];
}

function wordsFor({ quantity: { value, unit } }: Figure): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`;
}

function wordsForTarget(target: Target | null, { unit }: Quantity): string {
  switch (target?.kind) {
    case undefined:
      return "";
    case "ratio-at-most":
      return `≤ ${target.value.toFixed(2)}`;
    case "at-most":
      return `≤ ${target.value} ${unit}`;
    case "at-least":
      return `≥ ${target.value} ${unit}`;
  }
}

function missingLine(result: Result): readonly string[] {
  if (result.status === "measured") return [];
  return [`${result.status.toUpperCase()}  ${result.work} (${result.host}): ${result.reason}`];
}
