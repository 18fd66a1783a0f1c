import { dropProbe } from "./probe.ts";
import type { Probe } from "./probe.ts";

/** The attempts that are under way, in no order. */
export class UnderWay {
  readonly #probes: Probe[] = [];

  get size(): number {
    return this.#probes.length;
  }

  add(probe: Probe): void {
    probe.slot = this.#probes.push(probe) - 1;
    probe.work.host.underWay += 1;
  }

  remove({ slot, work }: Probe): void {
    work.host.underWay -= 1;
    const last = this.#probes.pop();
    if (last === undefined || last.slot === slot) return;
    this.#probes[slot] = last;
    last.slot = slot;
  }

  /** Gives up those that have waited long enough; tells which. */
  dropOverdue(now: number): readonly Probe[] {
    const overdue = this.#probes.filter(({ startedAt, limitMs }) => now - startedAt >= limitMs);
    for (const probe of overdue) {
      dropProbe(probe);
      this.remove(probe);
    }
    return overdue;
  }

  dropAll(): void {
    for (const probe of this.#probes.splice(0)) dropProbe(probe);
  }
}
