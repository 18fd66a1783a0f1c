import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedOutput } from "../../../src/checks/output-rule/expected-output.ts";
import { judgeOutput } from "../../../src/checks/output-rule/judge-output.ts";
import { outputActual } from "../../../src/checks/output-rule/output-actual.ts";
import type { OutputRule } from "../../../src/checks/output-rule/output-rule.ts";
import { regexBudget } from "../../../src/regex/regex-budget.ts";

const NOTHING: OutputRule = { regex: null, expect: null, notExpect: null, silence: "judged" };

interface Case {
  readonly says: string;
  readonly rule: Partial<OutputRule>;
  readonly text: string;
  readonly missing?: string;
  readonly status: "passed" | "failed" | "error";
}

const MISSING = "More was printed.";

const cases: readonly Case[] = [
  { says: "one line that matches is enough", rule: { expect: "^b$" }, text: "a\nb\nc\n", status: "passed" },
  { says: "a line is matched by itself", rule: { expect: "a\\sb" }, text: "a\nb\n", status: "failed" },
  { says: "^ and $ are those of the line", rule: { expect: "^pass$" }, text: "x\npass", status: "passed" },
  { says: "a carriage return is no part of it", rule: { expect: "^a$" }, text: "a\r\n", status: "passed" },
  { says: "letters are told apart by case", rule: { expect: "^A$" }, text: "a\n", status: "failed" },
  { says: "no output never matches", rule: { expect: ".*" }, text: "", status: "failed" },
  { says: "nor do lines without a character", rule: { expect: "^$" }, text: "\n\n", status: "failed" },
  { says: "an empty line between others counts", rule: { expect: "^$" }, text: "a\n\nb\n", status: "passed" },
  { says: "an empty pattern wants no output", rule: { expect: "" }, text: "", status: "passed" },
  { says: "an empty pattern fails with output", rule: { expect: "" }, text: "x\n", status: "failed" },
  { says: "lines without a character are no output", rule: { expect: "" }, text: "\n\r\n", status: "passed" },
  { says: "a blank is output", rule: { expect: "" }, text: " \n", status: "failed" },
  { says: "not_expect passes without a match", rule: { notExpect: "^b" }, text: "a\n", status: "passed" },
  { says: "not_expect passes without output", rule: { notExpect: "^b" }, text: "", status: "passed" },
  { says: "not_expect fails by one line", rule: { notExpect: "^b" }, text: "a\nb\n", status: "failed" },
  { says: "both pass", rule: { expect: "a", notExpect: "b" }, text: "a\nc\n", status: "passed" },
  { says: "both fail by a line", rule: { expect: "a", notExpect: "b" }, text: "a\nb\n", status: "failed" },
  { says: "both fail without one", rule: { expect: "a", notExpect: "b" }, text: "c\n", status: "failed" },
  { says: "regex keeps lines", rule: { regex: "^x", expect: "1" }, text: "x1\ny2\n", status: "passed" },
  { says: "regex leaves lines out", rule: { regex: "^x", expect: "2" }, text: "x1\ny2\n", status: "failed" },
  { says: "regex may leave nothing", rule: { regex: "^z", expect: "" }, text: "x1\n", status: "passed" },
  {
    says: "regex before not_expect",
    rule: { regex: "^x", notExpect: "2" },
    text: "x1\ny2\n",
    status: "passed",
  },
  { says: "without a test it passes", rule: {}, text: "x\n", status: "passed" },
  { says: "CAN_BE_NULL passes", rule: { expect: "a", silence: "passes" }, text: "", status: "passed" },
  {
    says: "CAN_BE_NULL does not help others",
    rule: { expect: "a", silence: "passes" },
    text: "b",
    status: "failed",
  },
  {
    says: "CAN_BE_NULL is not for what regex leaves out",
    rule: { regex: "z", expect: "a", silence: "passes" },
    text: "a",
    status: "failed",
  },
  {
    says: "cut: a match is a match",
    rule: { expect: "a" },
    text: "a\nb",
    missing: MISSING,
    status: "passed",
  },
  {
    says: "cut: no match proves nothing",
    rule: { expect: "z" },
    text: "a\nb",
    missing: MISSING,
    status: "error",
  },
  {
    says: "cut: absence is not proven",
    rule: { notExpect: "z" },
    text: "a\n",
    missing: MISSING,
    status: "error",
  },
  {
    says: "cut: a forbidden line fails",
    rule: { notExpect: "a" },
    text: "a\n",
    missing: MISSING,
    status: "failed",
  },
  { says: "cut: output is output", rule: { expect: "" }, text: "aaa", missing: MISSING, status: "failed" },
  { says: "cut: silence is not proven", rule: { expect: "" }, text: "", missing: MISSING, status: "error" },
  {
    says: "cut: no output is no CAN_BE_NULL",
    rule: { expect: "a", silence: "passes" },
    text: "",
    missing: MISSING,
    status: "error",
  },
  {
    says: "cut: half a line is none",
    rule: { expect: "^a$" },
    text: "x\na",
    missing: MISSING,
    status: "error",
  },
  {
    says: "cut: both want the whole",
    rule: { expect: "a", notExpect: "z" },
    text: "a\n",
    missing: MISSING,
    status: "error",
  },
];

describe("judging the lines of an output", () => {
  it.each(cases)("$says", ({ rule, text, missing, status }) => {
    const answer = judgeOutput({ ...NOTHING, ...rule }, { text, missing: missing ?? null }, regexBudget());
    expect(answer.status, JSON.stringify(answer)).toBe(status);
  });

  it("says that nothing is tested", () => {
    const answer = judgeOutput(NOTHING, { text: "x\n", missing: null }, regexBudget());
    expect(answer).toMatchObject({
      status: "passed",
      notes: ["Nothing is tested: the rule only shows the output."],
    });
  });

  it("is an error where a pattern takes too long", () => {
    const rule = { ...NOTHING, expect: "^(?=(a+)+$)(?!b)(a|aa)+\\1$" };
    const answer = judgeOutput(rule, { text: `${"a".repeat(5000)}!\n`, missing: null }, regexBudget(1));
    expect(answer).toMatchObject({ status: "error", reason: "timed-out" });
  });

  it("shows ten items and counts the others", () => {
    const text = Array.from({ length: 25 }, (_, index) => `line ${index}`).join("\n");
    const answer = judgeOutput({ ...NOTHING, notExpect: "line" }, { text, missing: null }, regexBudget());
    expect(answer.status === "failed" && answer.found.length).toBe(11);
    expect(answer).toMatchObject({ found: expect.arrayContaining([{ text: "15 more lines" }]) as unknown });
  });

  it("never throws, and never passes a rule that wants something of no output", () => {
    const texts = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(texts, texts, texts, (regex, pattern, text) => {
        const rule = { ...NOTHING, regex, expect: `${pattern}x` };
        judgeOutput(rule, { text, missing: null }, regexBudget());
        const silent = judgeOutput(rule, { text: "", missing: null }, regexBudget());
        expect(silent.status).not.toBe("passed");
      }),
      { numRuns: 50 },
    );
  });
});

describe("the words for an output", () => {
  const shown = { command: "id", echo: "shown", output: "shown" } as const;
  it.each([
    [shown, ["a", "b"], "The command 'id' returned : \n\na\nb"],
    [{ ...shown, echo: "hidden" } as const, ["a"], "The command returned : \n\na"],
    [shown, [], "The command 'id' did not return any result"],
    [{ ...shown, echo: "hidden" } as const, [], "The command did not return any result"],
    [{ ...shown, output: "hidden" } as const, ["a"], "The command 'id' returned : "],
  ])("are those of Nessus (%#)", (command, lines, words) => {
    expect(outputActual(command, { lines })).toBe(words);
  });

  it.each([
    [{ expect: "^a" }, 'It has a line that matches "^a"'],
    [{ expect: "" }, "It has no line"],
    [{ notExpect: "b" }, 'It has no line that matches "b"'],
    [{ expect: "a", notExpect: "b" }, 'It has a line that matches "a" and has no line that matches "b"'],
    [{ regex: "x", expect: "a" }, 'It has a line, of those that match "x", that matches "a"'],
    [{ regex: "x", expect: "" }, 'It has no line, of those that match "x"'],
    [{ expect: "a", silence: "passes" }, 'It is empty, or it has a line that matches "a"'],
    [{}, "It is shown, whatever it is"],
  ] as const)("are one sentence for people (%#)", (rule, words) => {
    expect(expectedOutput({ ...NOTHING, ...rule }, "It")).toBe(words);
  });
});
