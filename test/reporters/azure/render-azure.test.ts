import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../../src/model/report.ts";
import { renderAzure } from "../../../src/reporters/azure/render-azure.ts";
import { report } from "../build-report.ts";
import { HOSTILE } from "../hostile-report.ts";
import { acceptedFindings } from "../sample-accepted.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** As an agent reads it: a command may begin anywhere in a line. */
function commandsOf(text: string): readonly Command[] {
  return text.split("\n").flatMap((line) => {
    const [, name = "", written = "", message = ""] = /##vso\[(\S+) ([^\]]*)\](.*)$/.exec(line) ?? [];
    if (name === "") return [];
    const pairs = written.split(";").map((pair) => pair.split("="));
    const properties = Object.fromEntries(pairs.slice(0, -1)) as Command["properties"];
    return [{ name, properties, message: message.replaceAll("%0A", "\n").replaceAll("%AZP25", "%") }];
  });
}

describe.each(Object.entries(sampleReports))("the commands for '%s'", (_, sample) => {
  const commands = commandsOf(renderAzure(sample));
  const ofType = (wanted: string) => commands.filter(({ properties }) => properties.type === wanted);

  it("are an issue for each rule that failed, could not be judged or warns", () => {
    expect(ofType("error")).toHaveLength(sample.counts.FAILED + sample.counts.ERROR);
    expect(ofType("warning").filter(({ properties }) => "sourcepath" in properties)).toHaveLength(
      sample.counts.WARNING,
    );
  });

  it("end the task once, at the end", () => {
    expect(commands.filter(({ name }) => name === "task.complete")).toHaveLength(1);
    expect(commands.at(-1)?.name).toBe("task.complete");
  });
});

it.each<[name: string, result: string]>([
  ["all passed", "Succeeded"],
  ["warnings only", "SucceededWithIssues"],
  ["errors only", "Failed"],
  ["mixed", "Failed"],
  ["empty", "Failed"],
])("the task of '%s' ends as %s", (name, result) => {
  expect(commandsOf(renderAzure(sampleReports[name]!)).at(-1)?.properties).toEqual({ result });
});

it("the gate decides how the task ends", () => {
  const gate = (status: "passed" | "failed"): Partial<AuditReport> => ({
    gate: { status, asked: [], reasons: [], gone: [] },
  });
  const resultOf = (sample: AuditReport) => commandsOf(renderAzure(sample)).at(-1)?.properties.result;
  expect(resultOf({ ...sampleReports["all passed"]!, ...gate("failed") })).toBe("Failed");
  expect(resultOf({ ...sampleReports["errors only"]!, ...gate("passed") })).toBe("SucceededWithIssues");
});

it("a failure stands at its line, with what was expected and found", () => {
  const [first] = commandsOf(renderAzure(report([finding("FAILED", verdictsOfEveryKind.failed)])));
  expect(first?.properties).toEqual({
    type: "error",
    sourcepath: "ports.audit",
    linenumber: "12",
    columnnumber: "3",
    code: "ports-0001",
  });
  expect(first?.message).toMatch(/^FAILED Only SSH and HTTPS may be open\nExpected: Only TCP ports 22, 443/);
});

it("what was waived is a line of the log, and no issue", () => {
  const [first] = renderAzure(report([acceptedFindings[0]!])).split("\n");
  expect(first).toMatch(/^WAIVED Rule waived \(ports\.audit:12\): Waived until .*SEC-1204/);
});

it.each(["##vso[task.complete result=Succeeded;]", "###vso[a]", "];x=y", "\n##[error]x", "%0A", HOSTILE])(
  "the text %j is no command and leaves none",
  (text) => {
    const verdict = { ...verdictsOfEveryKind.failed, expected: text, notes: [text] };
    const rule = { id: text, text: brief(text), location: { file: text, line: 1, column: 1 } };
    const waived = { ...finding("FAILED", verdict, rule), baseline: "known" as const };
    const written = renderAzure(report([finding("FAILED", verdict, rule), waived], { target: text }));
    expect(written.match(/##/g)).toHaveLength(2);
    const commands = commandsOf(written);
    expect(commands.map(({ name }) => name)).toEqual(["task.logissue", "task.complete"]);
    expect(Object.keys(commands[0]!.properties)).toEqual([
      "type",
      "sourcepath",
      "linenumber",
      "columnnumber",
      "code",
    ]);
    expect(commands[1]?.properties).toEqual({ result: "Failed" });
  },
);
