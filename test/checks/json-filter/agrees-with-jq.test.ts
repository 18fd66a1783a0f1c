import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFilter } from "../../../src/checks/json-filter/parse-filter.ts";
import { regexBudget } from "../../../src/regex/regex-budget.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { documents, filters } from "./filter-arbitraries.ts";

/** What jq prints, or that it ends with a fault. */
function asJq(filter: string, document: string): string {
  const { status, stdout } = spawnSync("jq", ["-r", filter], {
    input: document,
    encoding: "utf8",
    timeout: 120_000,
  });
  return status === 0 ? stdout : "a fault";
}

function asOurs(filter: string, document: string): string {
  const parsed = parseFilter(filter);
  if (parsed.status === "refused") return `refused: ${parsed.message}`;
  const made = parsed.run(document, regexBudget(5_000));
  return made.status === "filtered" ? made.text : "a fault";
}

describe.skipIf(lacks("jq"))("a filter", () => {
  it("makes what jq makes of any document", () => {
    fc.assert(
      fc.property(filters, documents, (filter, document) => {
        expect(asOurs(filter, document)).toBe(asJq(filter, document));
      }),
      { numRuns: 300, examples: [["has([length])", "null"]] },
    );
  });

  it("prints any document as jq prints it", () => {
    fc.assert(
      fc.property(fc.array(documents, { minLength: 20, maxLength: 40 }), (texts) => {
        const document = texts.join("\n");
        for (const filter of [".", "tojson", "..", "sort_by(.)?", "[.]|unique"])
          expect(asOurs(filter, document)).toBe(asJq(filter, document));
      }),
      { numRuns: 5 },
    );
  });
});
