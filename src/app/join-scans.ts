import type { Seen } from "../model/observation.ts";
import type { ScannedPorts } from "../model/port-scan.ts";
import { unionOfPorts, withoutPorts } from "../model/port-set.ts";

/**
 * What several scans of one host reached. A port that answered once is open, one that was refused once was not hidden
 * by a filter. Of scans that cannot be read nothing is known; `null` where there is no scan.
 */
export function joinScans(
  scans: readonly Seen<readonly ScannedPorts[]>[],
): Seen<readonly ScannedPorts[]> | null {
  const read = scans.flatMap((scan) => (scan.status === "observed" ? scan.value : []));
  if (read.length === 0) return scans[0] ?? null;
  const groups = Map.groupBy(read, ({ transport, address }) => `${transport} ${address}`);
  return { status: "observed", value: [...groups.values()].flatMap(joinGroup) };
}

function joinGroup(group: readonly ScannedPorts[]): readonly ScannedPorts[] {
  const [first] = group;
  if (first === undefined) return [];
  const open = unionOfPorts(group.map((scan) => scan.open));
  const refused = withoutPorts(unionOfPorts(group.map((scan) => scan.refused)), open);
  const filtered = withoutPorts(
    unionOfPorts(group.map((scan) => scan.filtered)),
    unionOfPorts([open, refused]),
  );
  return [{ ...first, open, refused, filtered }];
}
