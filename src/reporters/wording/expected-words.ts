import type { Verdict } from "../../model/verdict.ts";

/** What the rule wants, and that it was judged by a prediction where it was. */
export function expectedWords({ expected, basis }: Exclude<Verdict, { readonly status: "skipped" }>): string {
  return basis === undefined ? expected : `${expected} [predicted: nothing was seen to run]`;
}
