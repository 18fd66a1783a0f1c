import { expect, it, describe } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { runAudit } from "../../../src/app/run-audit.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import type { CommandLeave } from "../../../src/targets/program-access.ts";
import type { FindingStatus } from "../../../src/model/verdict.ts";

const ALL: CommandLeave = { user: null, network: "shared", allows: () => true };

/** Judges one item by what its command really prints here. */
async function findingFor(lines: readonly string[], commands?: CommandLeave) {
  const text = `<check_type:"Unix">\n<custom_item>\ntype : CMD_EXEC\ndescription : "A rule"\n${lines.join("\n")}\n</custom_item>\n</check_type>\n`;
  const { policy } = loadPolicy({ file: "test.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });
  const leave = commands === undefined ? {} : { commands };
  const report = await runAudit([policy], localTarget(), { loopback: "left-out", ...leave });
  const [finding] = report.findings;
  if (finding === undefined) throw new Error("the item became no finding");
  return finding;
}

interface Case {
  readonly says: string;
  readonly item: readonly string[];
  readonly status: FindingStatus;
  readonly actual?: string;
  readonly words?: string;
}

const cases: readonly Case[] = [
  {
    says: "any line that matches passes",
    item: ["cmd : \"printf 'a\\npass\\n'\"", 'expect : "^pass$"'],
    status: "PASSED",
    actual: "The command 'printf 'a\\npass\\n'' returned : \n\na\npass",
  },
  {
    says: "no line that matches fails",
    item: ['cmd : "echo no"', 'expect : "^pass$"'],
    status: "FAILED",
    actual: "The command 'echo no' returned : \n\nno",
  },
  {
    says: "standard error is output",
    item: ['cmd : "ls /no/such/file"', 'expect : "No such file"'],
    status: "PASSED",
  },
  {
    says: "no output fails",
    item: ['cmd : "true"', 'expect : ".*"'],
    status: "FAILED",
    actual: "The command 'true' did not return any result",
  },
  {
    says: "no output passes where none is expected",
    item: ['cmd : "true"', 'expect : ""'],
    status: "PASSED",
    actual: "The command 'true' did not return any result",
  },
  {
    says: "no output passes with CAN_BE_NULL",
    item: ['cmd : "true"', 'expect : "a"', "check_option : CAN_BE_NULL"],
    status: "PASSED",
  },
  {
    says: "output of MEDIUM severity warns where none is expected",
    item: ['cmd : "echo x"', 'expect : ""', "severity : MEDIUM"],
    status: "WARNING",
  },
  {
    says: "dont_echo_cmd hides the command",
    item: ['cmd : "echo x"', 'expect : "y"', "dont_echo_cmd : YES"],
    status: "FAILED",
    actual: "The command returned : \n\nx",
  },
  {
    says: "quiet hides the output of what fails",
    item: ['cmd : "echo secret"', 'expect : "y"', "quiet : YES"],
    status: "FAILED",
    actual: "The command 'echo secret' returned : ",
  },
  {
    says: "quiet shows the output of what passes",
    item: ['cmd : "echo x"', 'expect : "x"', "quiet : YES"],
    status: "PASSED",
    actual: "The command 'echo x' returned : \n\nx",
  },
  {
    says: "not_expect passes without such a line",
    item: ['cmd : "echo a"', 'not_expect : "b"'],
    status: "PASSED",
  },
  { says: "not_expect fails by one", item: ['cmd : "echo b"', 'not_expect : "b"'], status: "FAILED" },
  {
    says: "regex chooses the lines",
    item: ["cmd : \"printf 'x 1\\ny 2\\n'\"", 'regex : "^y"', 'expect : "2$"'],
    status: "PASSED",
    actual: "The command 'printf 'x 1\\ny 2\\n'' returned : \n\ny 2",
  },
  {
    says: "without a test it informs",
    item: ['cmd : "echo x"'],
    status: "PASSED",
    words: "Nothing is tested",
  },
  {
    says: "a script runs by its own interpreter",
    item: ['cmd : "#!/usr/bin/env python3\nprint(1 + 1)\n"', 'expect : "^2$"'],
    status: "PASSED",
  },
  {
    says: "a command that takes too long is ERROR",
    item: ['cmd : "echo y; sleep 30"', 'expect : "y"', 'timeout : "1"'],
    status: "ERROR",
    words: "timed-out",
  },
  {
    says: "a flood with a match passes",
    item: ['cmd : "yes"', 'expect : "^y$"'],
    status: "PASSED",
    words: "1 MiB",
  },
  {
    says: "a flood without one is ERROR",
    item: ['cmd : "yes"', 'not_expect : "n"'],
    status: "ERROR",
    words: "truncated-output",
  },
  {
    says: "one that a signal ended proves no absence",
    item: ['cmd : "echo a; kill -9 $$"', 'not_expect : "b"'],
    status: "ERROR",
    words: "SIGKILL",
  },
  {
    says: "one that a signal ended without a word is no silence",
    item: ['cmd : "#!/bin/sh\nexit 139"', 'expect : ""'],
    status: "ERROR",
    words: "SIGSEGV",
  },
  {
    says: "one that a signal ended has shown what it has shown",
    item: ['cmd : "echo a; kill -9 $$"', 'expect : "a"'],
    status: "PASSED",
    words: "SIGKILL",
  },
  {
    says: "a program that is not there is told",
    item: ['cmd : "no-such-program-here"', 'expect : "x"'],
    status: "FAILED",
    words: "status 127",
  },
  {
    says: "what a program did not print that is not there proves nothing",
    item: ['cmd : "no-such-program-here 2>/dev/null"', 'expect : ""'],
    status: "ERROR",
    words: "missing-tool",
  },
  {
    says: "nor does what it did not print of what is forbidden",
    item: ['cmd : "no-such-program-here"', 'not_expect : "weak"'],
    status: "ERROR",
    words: "missing-tool",
  },
];

describe("CMD_EXEC on this machine", () => {
  it.each(cases)("$says", async ({ item, status, actual, words }) => {
    const finding = await findingFor(item, ALL);
    const said = JSON.stringify(finding.verdict);
    expect(finding.status, said).toBe(status);
    if (actual !== undefined) expect(finding.verdict).toMatchObject({ actual });
    if (words !== undefined) expect(said).toContain(words);
  });

  it("says nothing of a hidden output", async () => {
    const finding = await findingFor(['cmd : "echo se$((1+1))cret"', 'expect : "y"', "quiet : YES"], ALL);
    expect(JSON.stringify(finding.verdict)).not.toContain("se2cret");
  });

  it("accepts what is known to be good", async () => {
    const known = "known_good : \"The command 'echo x' returned : \n\nx\"";
    expect((await findingFor(['cmd : "echo x"', 'expect : "y"', known], ALL)).status).toBe("PASSED");
  });

  it("is ERROR, and runs nothing, where nobody allowed it", async () => {
    const finding = await findingFor(['cmd : "echo x"', 'expect : "x"']);
    expect(finding.verdict).toMatchObject({ status: "error", reason: "not-allowed" });
    expect(JSON.stringify(finding.verdict)).toContain("commands are not allowed");
  });
});
