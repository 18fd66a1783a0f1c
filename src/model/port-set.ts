/** A set of ports as disjoint inclusive ranges in rising order: `[[22, 22], [8080, 8089]]`. */
export type PortSet = readonly (readonly [first: number, last: number])[];

/** Every port, 0 to 65535. */
export const ALL_PORTS: PortSet = [[0, 65535]];

/** No port. */
export const NO_PORTS: PortSet = [];

/** The set of some ports, in any order and however often each is named. */
export function portSetOf(ports: readonly number[]): PortSet {
  return unionOfPorts([ports.map((port) => [port, port] as const)]);
}

/** How many ports are in `set`. */
export function countPorts(set: PortSet): number {
  return set.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** Every port of `set`, by rising number. */
export function* eachPort(set: PortSet): Generator<number, undefined> {
  for (const [first, last] of set) for (let port = first; port <= last; port++) yield port;
}

/** Whether `port` is a member of `set`. */
export function hasPort(set: PortSet, port: number): boolean {
  return set.some(([first, last]) => port >= first && port <= last);
}

/** The ports that are in any of the sets. One that comes again and again is looked at once. */
export function unionOfPorts(sets: readonly PortSet[]): PortSet {
  const ranges = [...new Set(sets)].flat().sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [first, last] of ranges) {
    const previous = merged.at(-1);
    if (previous !== undefined && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** The ports 0 to 65535 that are not in `set`. */
export function complementOfPorts(set: PortSet): PortSet {
  const gaps: [number, number][] = [];
  let next = 0;
  for (const [first, last] of set) {
    if (first > next) gaps.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= 65535) gaps.push([next, 65535]);
  return gaps;
}

/** The ports that are in `set` and not in `others`. */
export function withoutPorts(set: PortSet, others: PortSet): PortSet {
  return complementOfPorts(unionOfPorts([complementOfPorts(set), others]));
}

/** The ports that are in both sets. */
export function commonPorts(set: PortSet, others: PortSet): PortSet {
  return withoutPorts(set, withoutPorts(set, unionOfPorts([others])));
}
