import type { Finding } from "../../src/model/report.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { brief, finding } from "./sample-findings.ts";

/** What a command printed for a terminal: colours, a bell, a NUL, half a character, blanks and tabs. */
const COLOURED =
  "The command 'ls --color' returned : \n\n\u001b[01;34mbin\u001b[0m\u0007\r\n\u0000\ufffd\ud800\tlast  \n\n";

/** Lines of a file that would end the element they are shown in. */
const SCRIPTED =
  "Non-compliant file(s):\n      /srv/a.html - regex '.' found - expect 'b' not found in the following lines:\n          1: </script></pre></details><script>alert(1)</script>\n          2: ]]>```\n=1+1,\"a\" | b ](x)";

/** One megabyte: more lines than anybody reads, and one that is longer than any screen. */
export const FLOOD = `The command 'flood' returned : \n\n${"=x".repeat(150_000)}\n${"line of a flood\n".repeat(45_000)}last`;

const verdictWith = (actual: string) =>
  ({ expected: "A line matches", found: [{ text: "no line matches" }], notes: [], actual }) as const;

/** Findings about what a host printed or has in its files. */
export const seenFindings: readonly Finding[] = [
  seen("FAILED", { status: "failed", ...verdictWith(COLOURED) }),
  seen("PASSED", { status: "passed", ...verdictWith(COLOURED) }),
  seen("WARNING", { status: "warning", ...verdictWith(SCRIPTED) }),
  seen("FAILED", { status: "failed", ...verdictWith(FLOOD) }),
  seen("ERROR", {
    status: "error",
    reason: "truncated-output",
    detail: "More than 1 MB was printed.",
    ...verdictWith(FLOOD),
  }),
];

function seen(status: Finding["status"], verdict: Verdict): Finding {
  return finding(status, verdict, { type: "CMD_EXEC", text: brief(`A command, ${status}`) });
}
