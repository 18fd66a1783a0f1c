/** An owner as ss writes it: the name that the process gave itself, and its number. */
export interface SsOwner {
  readonly name: string;
  readonly pid: number;
}

/** What follows the name of an owner: `",pid=9,fd=3)`, or `",9,3)` of old versions. */
export const PID_AND_FD = String.raw`",(?:pid=(\d{1,10}),(?:[a-z_]+=[^",()]*,)*fd=\d+(?:,[a-z_]+=[^",()]*)*|(\d{1,10}),\d+)\)`;

const SEPARATOR = ',("';
/** A process names itself with at most 15 bytes. */
const LONGEST_NAME = 15;

interface OwnerEnd {
  readonly index: number;
  readonly after: number;
  readonly pid: number;
}

/**
 * Splits `"a",pid=1,fd=3),("b",pid=2,fd=3)` into owners, of the only chain of ends with names short enough that reaches
 * from the start to the end of the list: a name may hold an end or a separator, and not both. `null` without such a chain.
 */
export function splitOwners(list: string, form: "named" | "old"): readonly SsOwner[] | null {
  const ends = endsIn(list, form);
  const next = new Map<OwnerEnd, OwnerEnd | null>();
  const firstFrom = (start: number, from: number): OwnerEnd | undefined => {
    for (let index = from; index < ends.length; index += 1) {
      const end = ends[index];
      if (end === undefined || end.index > start + LONGEST_NAME) return undefined;
      if (end.index >= start && next.has(end)) return end;
    }
    return undefined;
  };
  for (let index = ends.length - 1; index >= 0; index -= 1) {
    const end = ends[index];
    if (end?.after === list.length) next.set(end, null);
    else if (end !== undefined && list.startsWith(SEPARATOR, end.after)) {
      const following = firstFrom(end.after + SEPARATOR.length, index + 1);
      if (following !== undefined) next.set(end, following);
    }
  }
  return ownersOf(list, firstFrom(1, 0) ?? null, next);
}

function endsIn(list: string, form: "named" | "old"): readonly OwnerEnd[] {
  const matches = [...list.matchAll(new RegExp(PID_AND_FD, "g"))];
  return matches
    .filter(([, pid]) => (pid === undefined) === (form === "old"))
    .map(({ index, 0: whole, 1: named, 2: old }) => ({
      index,
      after: index + whole.length,
      pid: Number(named ?? old),
    }));
}

function ownersOf(
  list: string,
  first: OwnerEnd | null,
  next: ReadonlyMap<OwnerEnd, OwnerEnd | null>,
): readonly SsOwner[] | null {
  const owners: SsOwner[] = [];
  let start = 1;
  for (let end = first; end !== null; end = next.get(end) ?? null) {
    owners.push({ name: list.slice(start, end.index), pid: end.pid });
    start = end.after + SEPARATOR.length;
  }
  return owners.length === 0 ? null : owners;
}
