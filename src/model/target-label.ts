/** What an inventory says of a target: `env` is `prod`. */
interface TargetLabel {
  readonly name: string;
  readonly value: string;
}

/** How an inventory sorts a target; both are absent for one that stands in none. */
export interface Labelled {
  /** In the order of the inventory. */
  readonly groups?: readonly string[];
  readonly labels?: readonly TargetLabel[];
}

/** Groups and labels alone, where there are any. */
export function labelsOf({ groups, labels }: Labelled): Labelled {
  return { ...(groups === undefined ? {} : { groups }), ...(labels === undefined ? {} : { labels }) };
}
