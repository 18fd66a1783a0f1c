import type { Metric, Sample } from "../../reporters/prometheus/metric.ts";
import { printable } from "../../support/printable.ts";

/** A metric that changes while the program runs: one value for each set of labels. */
export class Series<Name extends string> {
  readonly #about: Omit<Metric, "samples">;
  readonly #samples = new Map<string, Sample & { readonly labels: Readonly<Record<Name, string>> }>();

  constructor(about: Omit<Metric, "samples">) {
    this.#about = about;
  }

  /** Counts on. */
  add(labels: Readonly<Record<Name, string>>, more: number): void {
    const value = this.#samples.get(keyOf(labels))?.value ?? 0;
    this.set(labels, value + more);
  }

  /** Takes a new value. */
  set(labels: Readonly<Record<Name, string>>, value: number): void {
    this.#samples.set(keyOf(labels), { labels, value });
  }

  /** Forgets what is not kept, so that what is watched no more has no figures either. */
  keep(isKept: (labels: Readonly<Record<Name, string>>) => boolean): void {
    for (const [key, { labels }] of this.#samples) if (!isKept(labels)) this.#samples.delete(key);
  }

  /** What it is now. */
  get metric(): Metric {
    return { ...this.#about, samples: [...this.#samples.values()] };
  }
}

/** By the labels as they are written: two that are written alike would make a text that nobody reads. */
function keyOf(labels: Readonly<Record<string, string>>): string {
  const names = Object.keys(labels).toSorted();
  return JSON.stringify(names.map((name) => printable(labels[name] ?? "")));
}
