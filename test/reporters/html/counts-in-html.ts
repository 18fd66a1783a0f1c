import type { OutcomeCounts } from "../../../src/model/outcome.ts";

/** The numbers below the verdict. */
export function countsInHtml(text: string): OutcomeCounts {
  const pairs = [...text.matchAll(/<dd data-count="([A-Z]+)">([\d,]+)<\/dd>/g)].map(
    ([, outcome = "", digits = ""]) => [outcome, Number(digits.replaceAll(",", ""))],
  );
  return Object.fromEntries(pairs) as OutcomeCounts;
}
