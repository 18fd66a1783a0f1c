import type { Touch } from "../model/touch.ts";
import type { PlannedTouch, TouchPlan } from "../model/touch-plan.ts";
import { printable } from "../support/printable.ts";

const HEADINGS: readonly (readonly [kind: Touch["kind"], heading: string])[] = [
  ["command", "Commands of the policy, which run only where they are allowed"],
  ["program", "Programs of the system"],
  ["file", "Files"],
  ["tree", "Folders with everything below them"],
  ["other", "Other things"],
];

const NOTHING = "no command of the policy, and no program";

/** A plan for people: commands first, because they can change something. */
export function planText({ policies, touches, target }: TouchPlan): string {
  const names = policies.map(({ file }) => printable(file)).join(", ");
  const place = target === undefined ? "" : ` on ${printable(target)}`;
  const hasCommands = touches.some(({ touch }) => touch.kind === "command" || touch.kind === "program");
  const sections = HEADINGS.flatMap(([kind, heading]) => {
    const rows = touches.filter(({ touch }) => touch.kind === kind).map(rowOf);
    return rows.length === 0 ? [] : [`${heading}\n${rows.join("")}`];
  });
  const head = `${names}: what a run would touch${place}${hasCommands ? "" : `; ${NOTHING}`}\n`;
  return [head, ...sections].join("\n");
}

function rowOf({ touch, when, lines }: PlannedTouch): string {
  const mark = when === "conditional" ? "if" : "  ";
  return `  ${mark}  ${printable(wordsOf(touch))}${placesOf(lines)}\n`;
}

const SHOWN = 3;

function placesOf(lines: PlannedTouch["lines"]): string {
  if (lines.length === 0) return "";
  const shown = lines.slice(0, SHOWN).map(({ file, line }) => `${printable(file)}:${line}`);
  const more = lines.length - shown.length;
  return `\n        ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function wordsOf(touch: Touch): string {
  switch (touch.kind) {
    case "command":
      return touch.command;
    case "program":
      return touch.words.join(" ");
    case "file":
    case "tree":
      return touch.path;
    case "other":
      return touch.words;
  }
}
