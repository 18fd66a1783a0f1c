import { lstatSync } from "node:fs";
import { posix } from "node:path";
import type { Seen } from "../../model/observation.ts";
import { entryOf } from "../local/read-entry.ts";
import { unavailableFrom } from "../local/unavailable-from.ts";
import { openFolder } from "./open-folder.ts";
import type { OpenFolder } from "./open-folder.ts";
import type { WalkPlace } from "./tree-walk.ts";
import { Visit } from "./visit.ts";
import type { WalkEnd, WalkOrder } from "./walk-order.ts";
import { walkTree } from "./walk-tree.ts";

/** What is known of the trees of a target. */
export type Surroundings = Omit<WalkPlace, "open">;

/** Gives `use` a path on this machine that leads to the base, a link at its end not followed. */
export type LeadToBase = <T>(path: string, use: (place: string) => Seen<T>) => Seen<T>;

/** What came of showing the base: the folder to walk, and what those in it get; `null` where there is nothing to walk. */
type Shown<S> = { readonly folder: OpenFolder; readonly state: S } | null;

/** Shows the base of a walk, and walks what is below it. */
export async function walkFrom<S>(
  order: WalkOrder<S>,
  surroundings: Surroundings,
  leadTo: LeadToBase,
): Promise<Seen<WalkEnd>> {
  const base = posix.resolve("/", order.base);
  const mounted = surroundings.mounts?.get(base) ?? null;
  if (surroundings.isRefused(base, mounted)) return notEntered(base, mounted);
  const asked = { ...order, base };
  const shown = leadTo(base, (place) => showBase(asked, surroundings, place));
  if (shown.status === "unavailable") return shown;
  if (shown.value === null) return { status: "observed", value: "complete" };
  const { folder, state } = shown.value;
  return walkTree(asked, { ...surroundings, open: () => folder }, state);
}

function showBase<S>(order: WalkOrder<S>, surroundings: Surroundings, place: string): Seen<Shown<S>> {
  const { base } = order;
  try {
    const { type } = entryOf(lstatSync(place));
    const visit = new Visit(surroundings.inside);
    const onRefused = (): void => undefined;
    visit.goTo({ path: posix.dirname(base), depth: -1, prefix: null, onRefused });
    visit.show(place, posix.basename(base), type);
    visit.mounted = surroundings.mounts?.get(base) ?? null;
    const state = order.onEntry(visit, order.start);
    if (state === null || type !== "directory") return { status: "observed", value: null };
    return { status: "observed", value: openBase(order, place, state) };
  } catch (error) {
    return unavailableFrom(error, base);
  }
}

function openBase<S>(order: WalkOrder<S>, place: string, state: S): Shown<S> {
  try {
    return { folder: openFolder(place, order.base), state };
  } catch (error) {
    const { reason, detail } = unavailableFrom(error, order.base);
    order.onGap({ reason, detail }, state);
    return null;
  }
}

function notEntered(base: string, mounted: string | null): Seen<never> {
  const why =
    mounted === null ? "it belongs to a running system, and this one is at rest" : `it is ${mounted}`;
  return { status: "unavailable", reason: "not-supported", detail: `${base} is not entered: ${why}.` };
}
