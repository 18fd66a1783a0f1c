import type { Gate } from "../gate/apply-gate.ts";
import { FAIL_ON_FORM, parseFailOn } from "../gate/fail-on.ts";
import type { FailOn } from "../gate/fail-on.ts";
import type { Selection } from "../gate/selection/select-rules.ts";
import { parseSelector, SELECTOR_FORM } from "../gate/selection/selector.ts";
import type { Selector } from "../gate/selection/selector.ts";
import type { GateOptions, SelectionOptions } from "./gate-options.ts";
import { UsageError } from "./usage-error.ts";

/** What the user decided about failing; files of waivers, limits and a baseline are read where they are named. */
export async function readGate(options: GateOptions): Promise<Gate> {
  const { threshold, baseline } = options;
  const names = gateFiles(options);
  const decided = {
    asked: askedOf(options),
    failOn: options.failOn.flatMap(failOnOf),
    softFailOn: selectorsOf("--soft-fail-on", options.softFailOn),
    hardFailOn: selectorsOf("--hard-fail-on", options.hardFailOn),
    warnDays: daysOf(options.warnDays),
  };
  if (names.length === 0) return { ...decided, threshold: [], waivers: [], baseline: null };
  const files = await import("./gate-files.ts");
  return {
    ...decided,
    threshold: threshold === undefined ? [] : files.readThreshold(threshold),
    waivers: options.waivers.flatMap((name) => files.readWaivers(name)),
    baseline: baseline === undefined ? null : files.readBaseline(baseline),
  };
}

/** The files that the gate reads. */
export function gateFiles({ waivers, threshold, baseline }: GateOptions): readonly string[] {
  return [...waivers, threshold, baseline].filter((name) => name !== undefined);
}

function askedOf(options: GateOptions): readonly string[] {
  const { failOn, softFailOn, hardFailOn, threshold, waivers, baseline } = options;
  const pairs: readonly (readonly [string, readonly string[]])[] = [
    ["--fail-on", failOn],
    ["--soft-fail-on", softFailOn],
    ["--hard-fail-on", hardFailOn],
    ["--threshold", threshold === undefined ? [] : [threshold]],
    ["--waivers", waivers],
    ["--baseline", baseline === undefined ? [] : [baseline]],
  ];
  return pairs.flatMap(([option, values]) => values.map((value) => `${option} ${value}`));
}

/** Which rules the user chose. */
export function readSelection({ only, skip }: SelectionOptions): Selection {
  return { only: selectorsOf("--only", only), skip: selectorsOf("--skip", skip) };
}

function selectorsOf(option: string, values: readonly string[]): readonly Selector[] {
  return values
    .flatMap((value) => (/^\s*title\s*=/i.test(value) ? value : value.split(",")))
    .map((text) => {
      const selector = parseSelector(text);
      if (selector === null) throw new UsageError(`${option} ${text}: expected ${SELECTOR_FORM}.`);
      return selector;
    });
}

function failOnOf(value: string): readonly FailOn[] {
  return value.split(",").map((text) => {
    const what = parseFailOn(text);
    if (what === null) throw new UsageError(`--fail-on ${text}: expected ${FAIL_ON_FORM}.`);
    return what;
  });
}

function daysOf(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new UsageError(`--warn-days ${text}: expected a number of days.`);
  return Number(text);
}
