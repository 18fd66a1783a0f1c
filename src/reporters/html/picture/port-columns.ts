/** Neighbouring ports that one column of the picture stands for. */
export interface PortColumn {
  readonly first: number;
  readonly last: number;
}

/** A run of distinct ports, as half-open indexes into the sorted list. */
interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * At most `limit` columns for the ports. Few ports have a column each; of many, the widest and fullest runs are cut
 * where the two halves are narrowest, with ports on a logarithmic scale: low ports are many services, high ones few.
 */
export function portColumns(ports: readonly number[], limit: number): readonly PortColumn[] {
  const distinct = [...new Set(ports)].sort((a, b) => a - b);
  if (distinct.length === 0) return [];
  const runs: Run[] = [{ start: 0, end: distinct.length }];
  while (runs.length < limit && cutWorst(distinct, runs));
  return runs
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ first: distinct[start] ?? 0, last: distinct[end - 1] ?? 0 }));
}

/** Cuts the run that costs most; `false` where every run is one port. */
function cutWorst(ports: readonly number[], runs: Run[]): boolean {
  const costs = runs.map((run) => costOf(ports, run));
  const worst = costs.indexOf(Math.max(...costs));
  const run = runs[worst];
  if (run === undefined || run.end - run.start < 2) return false;
  const middle = bestCut(ports, run);
  runs.splice(worst, 1, { start: run.start, end: middle }, { start: middle, end: run.end });
  return true;
}

function bestCut(ports: readonly number[], { start, end }: Run): number {
  let best = start + 1;
  let least = Infinity;
  for (let middle = start + 1; middle < end; middle += 1) {
    const cost = costOf(ports, { start, end: middle }) + costOf(ports, { start: middle, end });
    if (cost < least) [best, least] = [middle, cost];
  }
  return best;
}

function costOf(ports: readonly number[], { start, end }: Run): number {
  const [first = 0, last = 0] = [ports[start], ports[end - 1]];
  return (end - start) * Math.log2((last + 1) / (first + 1));
}
