import type { ComparedListener } from "../../model/comparison.ts";
import type { ComparedFound, ComparedItem } from "../../model/report-comparison.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import { keyOfProgram } from "../program-of.ts";
import { listenersOf } from "../seen-listener.ts";

/** What two verdicts about one rule found. A listener that other programs hold is both gone and new. */
export function compareFound(before: Verdict, after: Verdict): ComparedFound {
  const [old, fresh] = [itemsOf(before), itemsOf(after)];
  return { appeared: onlyIn(fresh, old), gone: onlyIn(old, fresh) };
}

type Items = ReadonlyMap<string, ComparedItem>;

function onlyIn(side: Items, other: Items): readonly ComparedItem[] {
  return [...side].flatMap(([key, item]) => {
    const match = other.get(key);
    return match !== undefined && hasSameOwners(item.listener, match.listener) ? [] : [item];
  });
}

/** Sockets that share text, address and port are one item; numbers of processes are no part of a text. */
function itemsOf(verdict: Verdict): Items {
  const groups = new Map<string, FoundItem[]>();
  for (const item of verdict.status === "skipped" ? [] : verdict.found) {
    const { text, listener } = item;
    const place =
      listener === undefined ? [] : [listener.transport, listener.address, listener.port, listener.device];
    const key = JSON.stringify([text.replace(/\bprocess \d+/g, "process"), ...place]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return new Map([...groups].map(([key, group]) => [key, itemOf(group)]));
}

function itemOf(group: readonly FoundItem[]): ComparedItem {
  const sockets = group.flatMap(({ listener }) => (listener === undefined ? [] : [listener]));
  const [seen] = listenersOf(sockets).values();
  return { text: group[0]?.text ?? "", listener: seen?.words ?? null };
}

/** Owners that were not seen on one side are not compared. */
function hasSameOwners(one: ComparedListener | null, other: ComparedListener | null): boolean {
  if (one === null || other === null || !isKnown(one) || !isKnown(other)) return true;
  return one.programs.map(keyOfProgram).join() === other.programs.map(keyOfProgram).join();
}

function isKnown({ ownerView }: ComparedListener): boolean {
  return ownerView === "seen" || ownerView === "claimed";
}
