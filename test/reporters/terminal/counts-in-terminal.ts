import type { OutcomeCounts } from "../../../src/model/outcome.ts";

/** The line of counts; waived and known findings are told only where there are some. */
export function countsInTerminal(text: string): OutcomeCounts {
  const [line] = /[\d,]+ failed ·.*?skipped/.exec(text.replace(/\s+/g, " "))!;
  const pairs = line.split(" · ").map((part) => {
    const [, digits = "", word = ""] = /^([\d,]+) ([a-z]+?)s?$/.exec(part)!;
    return [word.toUpperCase(), Number(digits.replaceAll(",", ""))];
  });
  return { WAIVED: 0, KNOWN: 0, ...Object.fromEntries(pairs) } as OutcomeCounts;
}
