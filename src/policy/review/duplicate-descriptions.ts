import type { ScopedNode } from "./reachable-nodes.ts";
import type { ReviewFaults } from "./review-faults.ts";
import { isInside } from "./scope-tree.ts";

/** A node with its place in the order of the text. */
interface Occurrence extends ScopedNode {
  readonly index: number;
}

/** Real policies name at most six systems; more of them in one group of namesakes are not compared. */
const MOST_SYSTEMS = 8;

/** Warns of every node whose description another one before it has, if both are reported together for certain. */
export function reportDuplicateDescriptions(nodes: readonly ScopedNode[], faults: ReviewFaults): void {
  for (const group of namesakes(nodes)) {
    for (const [{ node }, first] of earlierNamesakes(group))
      faults.add({
        code: "AUD2140",
        message: `the description is the same as on line ${first.node.location.line}: the two findings look alike, and Nessus gives them the same id`,
        hint: "say in the description what is special here",
        span: node.descriptionSpan ?? node.span,
      });
  }
}

/** Groups of nodes with the same description; most descriptions are unique and never become a group. */
function namesakes(nodes: readonly ScopedNode[]): Iterable<readonly Occurrence[]> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { node } of nodes) {
    const name = node.text.description.trim();
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  const groups = new Map<string, Occurrence[]>();
  for (const [index, { node, scope }] of nodes.entries()) {
    const name = node.text.description.trim();
    if (!repeated.has(name) || !hasDescription(node)) continue;
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push({ node, scope, index });
  }
  return groups.values();
}

/** Where it is missing, the binder has said so. */
function hasDescription(node: ScopedNode["node"]): boolean {
  return node.source.some(([keyword, value]) => keyword === "description" && value.trim() !== "");
}

/** The first namesake of each occurrence that has an earlier one it meets. */
function earlierNamesakes(group: readonly Occurrence[]): ReadonlyMap<Occurrence, Occurrence> {
  const found = new Map<Occurrence, Occurrence>();
  const systems = [...new Set(group.map(systemOf))].filter((system) => system !== null);
  for (const system of systems.length === 0 ? [null] : systems.slice(0, MOST_SYSTEMS))
    for (const [later, first] of meetings(group.filter((one) => meetsSystem(one, system))))
      if (first.index < (found.get(later)?.index ?? later.index)) found.set(later, first);
  return found;
}

function systemOf({ node }: Occurrence): string | null {
  return node.kind === "report" ? null : node.system;
}

function meetsSystem(occurrence: Occurrence, system: string | null): boolean {
  const own = systemOf(occurrence);
  return own === null || own === system;
}

/** One step of the way down from the top: an occurrence, and the first one on the way to it. */
interface Step {
  readonly occurrence: Occurrence;
  readonly parent: Step | null;
  /** The first in the order of the text among those around it, and then also among those inside of it. */
  first: Occurrence;
}

/** Every occurrence with the first one that stands around it or inside of its scope. */
function meetings(group: readonly Occurrence[]): readonly (readonly [Occurrence, Occurrence])[] {
  const sorted = group.toSorted((a, b) => a.scope.first - b.scope.first || a.index - b.index);
  const steps: Step[] = [];
  for (const occurrence of sorted) {
    const parent = stepAround(occurrence, steps.at(-1) ?? null);
    steps.push({ occurrence, parent, first: earlier(parent?.first, occurrence) });
  }
  return withThoseInside(steps).map(({ occurrence, first }) => [occurrence, first] as const);
}

/** The innermost step on the way down whose scope holds an occurrence. */
function stepAround({ scope }: Occurrence, last: Step | null): Step | null {
  let step = last;
  while (step !== null && !isInside(scope, step.occurrence.scope)) step = step.parent;
  return step;
}

/** From the innermost to the outermost: what stands inside of a scope also meets what stands around it. */
function withThoseInside(steps: readonly Step[]): readonly Step[] {
  const inside = new Map<Step, Occurrence>();
  for (const step of steps.toReversed()) {
    const least = earlier(inside.get(step), step.occurrence);
    if (step.parent !== null) inside.set(step.parent, earlier(inside.get(step.parent), least));
    step.first = earlier(step.first, least);
  }
  return steps;
}

function earlier(one: Occurrence | undefined, other: Occurrence): Occurrence {
  return one !== undefined && one.index < other.index ? one : other;
}
