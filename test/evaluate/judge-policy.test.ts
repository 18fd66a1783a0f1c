import { describe, expect, it } from "vitest";
import type { Host } from "../checks/host.ts";
import { closed, findingsOf, outlineOf, report, when } from "./control-flow.ts";

const QUIET: Host = {};
const WEB: Host = { sockets: ["tcp 0.0.0.0:80"] };
const BLIND: Host = { unseen: ["tcp"] };
const AND = 'type:"AND"';
const OR = 'type:"OR"';
const branches = [report("PASSED", "then"), report("WARNING", "else")] as const;
const unseen = closed(25).replace("TCP", "UDP");

const HALF_BLIND: Host = { sockets: ["tcp 0.0.0.0:80"], unseen: ["udp"] };

interface Case {
  readonly says: string;
  readonly body: string;
  readonly host: Host;
  readonly findings: readonly string[];
}

describe("the branches of an <if>", () => {
  it.each<Case>([
    {
      says: "takes then where all members of AND pass",
      body: when(AND, closed(80) + closed(81), branches),
      host: QUIET,
      findings: ["PASSED then"],
    },
    {
      says: "takes else where one member of AND fails",
      body: when(AND, closed(80) + closed(81), branches),
      host: WEB,
      findings: ["WARNING else"],
    },
    {
      says: "takes then where one member of OR passes",
      body: when(OR, closed(80) + closed(81), branches),
      host: WEB,
      findings: ["PASSED then"],
    },
    {
      says: "takes else where no member of OR passes",
      body: when(OR, closed(80) + closed(80), branches),
      host: WEB,
      findings: ["WARNING else"],
    },
    {
      says: "takes else where a member warns",
      body: when(AND, closed(80, "severity : MEDIUM"), branches),
      host: WEB,
      findings: ["WARNING else"],
    },
    {
      says: "reports nothing where there is no else",
      body: when(AND, closed(80), [branches[0]]),
      host: WEB,
      findings: [],
    },
    {
      says: "takes else where a member is for another system",
      body: when(AND, closed(80, 'system : "SunOS"'), branches),
      host: QUIET,
      findings: ["WARNING else"],
    },
    {
      says: "does not need the member of OR that is for another system",
      body: when(OR, closed(80, 'system : "SunOS"') + closed(81), branches),
      host: QUIET,
      findings: ["PASSED then"],
    },
    {
      says: "counts a report in a condition by its type",
      body: when(AND, report("PASSED", "yes") + closed(80), branches),
      host: QUIET,
      findings: ["PASSED then"],
    },
    {
      says: "judges the items of the branch",
      body: when(AND, closed(81), [closed(80)]),
      host: WEB,
      findings: ["FAILED 80 is closed"],
    },
    {
      says: "follows nested ifs in the order of the text",
      body:
        report("PASSED", "first") +
        when(AND, closed(81), [
          when(AND, closed(80), [report("PASSED", "no"), report("FAILED", "inner else")]) +
            report("INFO", "after"),
        ]) +
        report("WARNING", "last"),
      host: WEB,
      findings: ["PASSED first", "FAILED inner else", "SKIPPED after", "WARNING last"],
    },
  ])("$says", ({ body, host, findings }) => {
    expect(outlineOf(body, host)).toEqual(findings);
  });
});

describe("a condition that could not be judged", () => {
  it("takes neither branch, and one ERROR says which condition, why, and how many items hang on it", () => {
    const body = when(AND, closed(80), [
      closed(1) + when(AND, closed(2), [closed(3)]),
      report("WARNING", "else"),
    ]);
    const [finding, ...rest] = findingsOf(body, BLIND);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      status: "ERROR",
      rule: { type: "<if>", id: "flow/if", location: { line: 2 } },
      verdict: { status: "error", reason: "missing-privilege", expected: 'This passes: "80 is closed"' },
    });
    const said = JSON.stringify(finding?.verdict);
    for (const words of ["neither branch", "3 items were not judged", "line 4", "may not be read"])
      expect(said).toContain(words);
  });

  it.each<Case>([
    {
      says: "is false where another member of AND fails for certain",
      body: when(AND, unseen + closed(80), branches),
      host: HALF_BLIND,
      findings: ["WARNING else"],
    },
    {
      says: "is true where another member of OR passes for certain",
      body: when(OR, unseen + closed(81), branches),
      host: HALF_BLIND,
      findings: ["PASSED then"],
    },
    {
      says: "is open where the other members of AND pass",
      body: when(AND, unseen + closed(81), branches),
      host: HALF_BLIND,
      findings: ['ERROR The condition "25 is closed" and 1 more'],
    },
    {
      says: "is open where the other members of OR fail",
      body: when(OR, closed(80) + unseen, branches),
      host: HALF_BLIND,
      findings: ['ERROR The condition "80 is closed" and 1 more'],
    },
    {
      says: "is open where there is no item in it",
      body: when(AND, "", branches),
      host: QUIET,
      findings: ["ERROR The condition without items"],
    },
    {
      says: "is open where the system could not be seen",
      body: when(AND, closed(80, 'system : "Linux"'), branches),
      host: { system: "unseen" },
      findings: ['ERROR The condition "80 is closed"'],
    },
    {
      says: "is not made up for by auto",
      body: when(`${AND} auto:"FAILED"`, closed(80), [branches[0]]),
      host: BLIND,
      findings: ['ERROR The condition "80 is closed"'],
    },
  ])("$says", ({ body, host, findings }) => {
    expect(outlineOf(body, host)).toEqual(findings);
  });
});

describe("auto", () => {
  const then =
    report("PASSED", "web") +
    closed(1) +
    when(AND, closed(2), [report("PASSED", "inner"), report("PASSED", "not this")]);

  it.each<Case>([
    {
      says: "stands for the checks and reports of then, as FAILED",
      body: when(`${AND} auto:"FAILED"`, closed(80), [then]),
      host: WEB,
      findings: ["FAILED web", "FAILED 1 is closed", "FAILED inner"],
    },
    {
      says: "stands for them as WARNING",
      body: when(`auto: "WARNING" type: "and"`, closed(80), [report("PASSED", "web")]),
      host: WEB,
      findings: ["WARNING web"],
    },
    {
      says: "is silent where the condition holds",
      body: when(`${AND} auto:"FAILED"`, closed(80), [report("PASSED", "web")]),
      host: QUIET,
      findings: ["PASSED web"],
    },
    {
      says: "leaves out what is for another system",
      body: when(`${AND} auto:"FAILED"`, closed(80), [closed(1, 'system : "AIX"')]),
      host: WEB,
      findings: ["SKIPPED 1 is closed"],
    },
    {
      says: "has no effect beside an else",
      body: when(`${AND} auto:"FAILED"`, closed(80), [report("PASSED", "web"), report("WARNING", "else")]),
      host: WEB,
      findings: ["WARNING else"],
    },
  ])("$says", ({ body, host, findings }) => {
    expect(outlineOf(body, host)).toEqual(findings);
  });

  it("says what the condition found, and that the item itself was not looked at", () => {
    const [finding] = findingsOf(when(`${AND} auto:"FAILED"`, closed(80), [closed(1)]), WEB);
    expect(finding?.verdict).toMatchObject({
      expected: 'This passes: "80 is closed"',
      found: [{ text: '"80 is closed" (line 4) failed.' }, { listener: { port: 80 } }],
      notes: [expect.stringContaining('auto:"FAILED"')],
    });
  });
});

describe("a <report>", () => {
  it("says at the top of a policy that nothing was looked at", () => {
    expect(findingsOf(report("PASSED", "x", 'output : "as agreed"'), QUIET)).toMatchObject([
      { status: "PASSED", rule: { type: "<report>" }, verdict: { found: [], notes: ["as agreed"] } },
    ]);
  });

  it("attaches what the condition of its own <if> found where show_output asks for it", () => {
    const rolledUp = report("FAILED", "roll-up", "show_output : YES");
    const [finding] = findingsOf(when(AND, closed(80) + closed(81), ["", rolledUp]), WEB);
    expect(finding?.verdict).toMatchObject({
      found: [
        { text: "The condition in line 3 does not hold." },
        { text: '"80 is closed" (line 4) failed.' },
        { listener: { port: 80 } },
        { text: '"81 is closed" (line 11) passed.' },
      ],
    });
  });
});

describe("known_good", () => {
  it("accepts nothing by an empty text where nothing is shown", () => {
    expect(outlineOf(closed(80, 'known_good : ""'), WEB)).toEqual(["FAILED 80 is closed"]);
  });
});

describe("a condition of very many items", () => {
  it("is not repeated without end in what its reports attach", () => {
    const body = when(AND, closed(81).repeat(1000), [
      report("PASSED", "roll-up", "show_output : YES").repeat(1000),
    ]);
    const findings = findingsOf(body, QUIET);
    expect(findings).toHaveLength(1000);
    for (const { verdict } of findings) expect("found" in verdict && verdict.found.length).toBeLessThan(110);
  });
});

describe("depth", () => {
  it("judges a hundred thousand nested ifs", () => {
    const depth = 100_000;
    const open = `<if>\n<condition type:"AND">\n${closed(81)}</condition>\n<then>\n`;
    const body = open.repeat(depth) + report("PASSED", "innermost") + "</then>\n</if>\n".repeat(depth);
    expect(outlineOf(body, QUIET)).toEqual(["PASSED innermost"]);
  });
});
