import type { Span } from "../../model/span.ts";
import { KIND_WORDS } from "../../yaml/yaml-tree.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import { readNumber, reportExtension } from "./read-number.ts";
import type { WrittenConfig } from "./written-config.ts";

/** A list of ports that is being read. */
export interface PortListUse {
  /** For messages: `scanports`, or a host. */
  readonly what: string;
  readonly use: "scanned" | "expected";
  /** How many ports it may hold. */
  readonly most: number;
}

const RANGE = /^(\d{1,5})\s*-\s*(\d{1,5})$/;
const LAST_PORT = 65_535;

/** Reads a list of ports, in its order and with what is in it twice. What is no port is reported. */
export function readPorts(tree: YamlTree, list: PortListUse, written: WrittenConfig): readonly number[] {
  const { what, most } = list;
  if (tree.kind !== "list") {
    const message = `${what}: expected a list of ports, found ${KIND_WORDS[tree.kind]}`;
    const hint = tree.kind === "text" ? `write [${tree.text.slice(0, 40)}]` : "write [22, 80]";
    written.report({ code: "AUD6504", severity: "error", message, hint, span: tree.span });
    return [];
  }
  const ports: number[] = [];
  for (const item of tree.items) {
    const range = readItem(item, list, written);
    if (range === null) continue;
    const [first, last] = range;
    if (ports.length + last - first + 1 > most) {
      const message = `${what}: more than ${most.toLocaleString("en")} ports`;
      written.report({ code: "AUD6513", severity: "error", message, span: item.span });
      return [];
    }
    for (let port = first; port <= last; port += 1) ports.push(port);
  }
  reportTwice(ports, { what, span: tree.span }, written);
  return ports;
}

type Range = readonly [first: number, last: number];

function readItem(item: YamlTree, list: PortListUse, written: WrittenConfig): Range | null {
  const range = item.kind === "text" ? RANGE.exec(item.text.trim()) : null;
  if (range !== null) return readRange([Number(range[1]), Number(range[2])], { item, list }, written);
  const port = readNumber(item, list.what, written);
  if (port === null || isRefused(port, { item, list }, written)) return null;
  return [port, port];
}

interface PlacedItem {
  readonly item: YamlTree;
  readonly list: PortListUse;
}

function readRange([first, last]: Range, placed: PlacedItem, written: WrittenConfig): Range | null {
  const { span } = placed.item;
  const what = `${placed.list.what}: ${first}-${last}`;
  reportExtension(`${what} is a range`, span, written);
  if (last < first) {
    written.report({ code: "AUD6505", severity: "error", message: `${what} ends before it begins`, span });
    return null;
  }
  return [first, last].some((port) => isRefused(port, placed, written)) ? null : [first, last];
}

/** The original takes every number, and finds ports that do not exist to be closed. */
function isRefused(port: number, { item, list }: PlacedItem, written: WrittenConfig): boolean {
  if (port >= 1 && port <= LAST_PORT) return false;
  const isMissed = list.use === "expected";
  const severity = isMissed && written.reading === "fixed" ? "error" : "warning";
  const message = `${list.what}: there is no port ${port}${isMissed ? ", so it is never open" : ""}`;
  const hint = "ports go from 1 to 65535";
  written.report({ code: "AUD6509", severity, message, hint, span: item.span });
  return !(isMissed && written.reading === "faithful");
}

interface PlacedList {
  readonly what: string;
  readonly span: Span;
}

function reportTwice(ports: readonly number[], { what, span }: PlacedList, written: WrittenConfig): void {
  const seen = new Set<number>();
  const twice = new Set(ports.filter((port) => seen.size === seen.add(port).size));
  if (twice.size === 0) return;
  const shown = [...twice].slice(0, 5).join(", ");
  const message = `${what}: ${shown}${twice.size > 5 ? " …" : ""} is listed twice`;
  const hint = "list it once: PortSpec reports a mismatch whatever is open";
  written.report({ code: "AUD6510", severity: "warning", message, hint, span });
}
