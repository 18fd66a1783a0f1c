import { printable } from "../support/printable.ts";
import type { PlacedText, ReportFault } from "../yaml/map-reader.ts";
import type { InventoryEntry, TargetSettings, WrittenEntry } from "./inventory.ts";

/** What a file says of groups and of all targets. */
export interface InventoryFrame {
  readonly defaults: TargetSettings;
  /** In the order of the file: of two groups, the later one wins. */
  readonly groups: ReadonlyMap<string, TargetSettings>;
}

/** Everything that holds for a target: what it says itself wins over its groups, and these over the defaults. */
export function settleTarget(
  { target, name, groups, own }: WrittenEntry,
  frame: InventoryFrame,
  report: ReportFault,
): InventoryEntry {
  const wanted = new Set(groups.map(({ text }) => text));
  const joined = [...frame.groups].filter(([group]) => wanted.has(group));
  const layers = [frame.defaults, ...joined.map(([, settings]) => settings), own];
  reportConflicts({ target, joined, own }, report);
  const said = layers.toReversed();
  return {
    target,
    name,
    groups: joined.map(([group]) => group),
    labels: overlaid(layers.map(({ labels }) => labels)),
    variables: overlaid(layers.map(({ variables }) => variables)),
    policies: eachOnce(layers.flatMap(({ policies }) => policies)),
    own,
    ports: said.find(({ ports }) => ports !== null)?.ports ?? null,
    predict: said.find(({ predict }) => predict !== null)?.predict ?? null,
    become: said.find(({ become }) => become !== null)?.become ?? null,
    timeout: said.find(({ timeout }) => timeout !== null)?.timeout ?? null,
  };
}

/** How many values a target is settled from: what makes the work. */
export function weightOf({ own, groups }: WrittenEntry, { defaults, groups: all }: InventoryFrame): number {
  const settings = [defaults, own, ...groups.flatMap(({ text }) => all.get(text) ?? [])];
  const sizes = settings.map(
    ({ labels, variables, policies }) => 1 + labels.size + variables.size + policies.length,
  );
  return sizes.reduce((sum, size) => sum + size, all.size);
}

interface Joined {
  readonly target: PlacedText;
  readonly joined: readonly (readonly [name: string, TargetSettings])[];
  readonly own: TargetSettings;
}

/** Two groups that give one variable two values decide what is judged: somebody has to choose. */
function reportConflicts({ target, joined, own }: Joined, report: ReportFault): void {
  const given = new Map<string, readonly [group: string, value: string]>();
  for (const [group, { variables }] of joined)
    for (const [name, { text }] of variables) {
      const earlier = given.get(name);
      given.set(name, [group, text]);
      if (earlier === undefined || earlier[1] === text || own.variables.has(name)) continue;
      report({
        code: "AUD5104",
        message: `the groups ${earlier[0]} and ${group} give ${name} different values: ${printable(earlier[1])} and ${printable(text)}`,
        hint: `give ${name} a value at the target itself`,
        span: target.span,
      });
    }
}

/** The values of all layers; those of later ones replace those of earlier ones. */
function overlaid(layers: readonly ReadonlyMap<string, PlacedText>[]): ReadonlyMap<string, PlacedText> {
  return new Map(layers.flatMap((layer) => [...layer]));
}

function eachOnce(policies: readonly PlacedText[]): readonly PlacedText[] {
  const first = new Map(policies.toReversed().map((policy) => [policy.text, policy]));
  return [...new Set(policies.map(({ text }) => text))].flatMap((text) => first.get(text) ?? []);
}
