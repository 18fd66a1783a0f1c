import { MapReader } from "../../yaml/map-reader.ts";
import type { PlacedText } from "../../yaml/map-reader.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import type { AlertFilter } from "../receiver.ts";
import { COMMON_KEYS } from "./common-keys.ts";
import type { FaultSink } from "./fault-sink.ts";
import { readFilter } from "./read-filter.ts";
import { readSeconds } from "./read-seconds.ts";

/** One receiver while it is read: its mapping, and what all kinds have. */
export interface ReceiverForm {
  readonly map: MapReader;
  readonly faults: FaultSink;
  readonly common: {
    readonly name: string;
    readonly lane: string;
    readonly only: AlertFilter;
    readonly timeout: number;
    readonly keep: number;
  };
}

const TIMEOUT = { key: "timeout", most: 300, mostText: "5m", fallback: 15 };
const KEEP = { key: "keep", most: 366 * 86_400, mostText: "366d", fallback: 3 * 86_400 };

/** What is the same for every kind of receiver; `keys` are those of its kind. */
export function receiverForm(
  { name, tree }: { readonly name: PlacedText; readonly tree: YamlTree },
  keys: readonly string[],
  faults: FaultSink,
): ReceiverForm {
  const map = new MapReader(tree, [...COMMON_KEYS, ...keys], faults.error);
  const common = {
    name: name.text,
    lane: name.text,
    only: readFilter(map.tree("only"), faults),
    timeout: readSeconds(map, TIMEOUT, faults.error),
    keep: readSeconds(map, KEEP, faults.error),
  };
  return { map, faults, common };
}
