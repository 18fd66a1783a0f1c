import { describe, expect, it } from "vitest";
import { renderJunit } from "../../../src/reporters/junit/render-junit.ts";
import { lacksShared } from "../../collectors/shared-folder.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { runValidator } from "../run-validator.ts";
import { sampleReports } from "../sample-reports.ts";

const SCHEMA = new URL("../../../../shared/schemas/junit.xsd", import.meta.url).pathname;

describe.skipIf(lacksShared("schemas/junit.xsd") || lacks("xmllint"))("the strict JUnit schema", () => {
  it.each(Object.entries(sampleReports))("takes '%s'", (_, sample) => {
    const args = ["--noout", "--nonet", "--schema", SCHEMA];
    const { code, output } = runValidator("xmllint", args, renderJunit(sample));
    expect(output).toBe("report.xml validates\n");
    expect(code).toBe(0);
  });
});
