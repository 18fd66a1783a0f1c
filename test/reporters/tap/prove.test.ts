import { describe, expect, it } from "vitest";
import { renderTap } from "../../../src/reporters/tap/render-tap.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { runValidator } from "../run-validator.ts";
import { sampleReports } from "../sample-reports.ts";

const prove = (name: string) => runValidator("prove", ["-e", "cat"], renderTap(sampleReports[name]!));

/** Perl's harness takes seconds for ten thousand test points. */
const SHORT = Object.entries(sampleReports).filter(([, { findings }]) => findings.length < 1000);

describe.skipIf(lacks("prove"))("prove", () => {
  it.each(SHORT.filter(([name]) => name !== "empty"))(
    "reads '%s' without a complaint and counts the same failures",
    (name, { counts }) => {
      const { code, output } = prove(name);
      const failed = counts.FAILED + counts.ERROR;
      expect(output).not.toContain("Parse errors");
      expect(output).toContain(failed === 0 ? "Result: PASS" : `Failed: ${failed})`);
      expect(code === 0).toBe(failed === 0);
    },
  );

  it("takes a report without a rule for a failure", () => {
    const { code, output } = prove("empty");
    expect(code).not.toBe(0);
    expect(output).toContain("FAILED--Further testing stopped: Nothing was checked: there is no rule.");
  });
});
