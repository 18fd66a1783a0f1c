import type { EvidenceGap } from "../../model/observation.ts";

const MOST = 100;

/** Gaps, of which only so many are kept; the last one then says how many more there were. */
export class GapList {
  readonly #kept: EvidenceGap[] = [];
  readonly #details = new Set<string>();
  #more = 0;

  add({ reason, detail }: EvidenceGap): void {
    if (this.#details.has(detail)) return;
    if (this.#kept.length === MOST) {
      this.#more += 1;
      return;
    }
    this.#details.add(detail);
    this.#kept.push({ reason, detail });
  }

  get all(): readonly EvidenceGap[] {
    const last = this.#kept.at(-1);
    if (this.#more === 0 || last === undefined) return this.#kept;
    const detail = `${this.#more + 1} more could not be looked into.`;
    return [...this.#kept.slice(0, -1), { reason: last.reason, detail }];
  }
}
