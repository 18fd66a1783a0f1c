import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compare } from "../compare.ts";
import type { Contest, Peer } from "../compare.ts";
import { CHILD_ENVIRONMENT } from "../environment.ts";
import { readMachineNames } from "../machine-names.ts";
import { makeStateQuestions, policyOf, scriptOf } from "../make-state-questions.ts";
import type { StateQuestion } from "../make-state-questions.ts";
import { auditCommand, isInstalled } from "../programs.ts";
import { ratioAtMost } from "../result.ts";
import type { Result } from "../result.ts";
import type { RowGroup } from "../row-group.ts";

const WORK = "1,000 items of all kinds";
const STILL = "the same without searches and commands";
const NEEDS = ["dpkg-query", "awk", "findmnt", "pgrep", "sysctl", "systemctl"];

/** There is none for Debian 12 in Debian 12. */
const DATASTREAM = "/usr/share/xml/scap/ssg/content/ssg-debian11-ds.xml";
const PROFILE = "xccdf_org.ssgproject.content_profile_anssi_np_nt28_high";

/** A thousand items about this machine, beside the same questions in a shell and beside a profile of OpenSCAP. */
export const hardening: RowGroup = {
  name: "hardening",
  measure({ folder, rounds }) {
    const programs = NEEDS.filter((program) => !isInstalled(program));
    const missing = existsSync(DATASTREAM) ? programs : [...programs, "ssg-debian"];
    if (missing.length > 0)
      return Promise.resolve([
        { status: "skipped", work: WORK, host: "S", reason: `needs ${missing.join(", ")}` },
      ]);
    const questions = makeStateQuestions(readMachineNames());
    const all = writeQuestions(folder, "all", questions);
    const still = writeQuestions(folder, "still", questions.filter(isStill));
    refuseDisagreement(all, folder);
    const own = { host: "S", rounds: rounds(7) };
    return Promise.resolve([
      ...run({ ...own, work: WORK }, all, [loop(all), oscap(folder, null)]),
      ...run({ ...own, work: STILL }, still, [loop(still), oscap(folder, 0.2)]),
    ]);
  },
};

/** The same questions as a policy and as a script. */
interface Written {
  readonly policy: string;
  readonly script: string;
}

function writeQuestions(folder: string, name: string, questions: readonly StateQuestion[]): Written {
  const written = { policy: join(folder, `${name}.audit`), script: join(folder, `${name}.sh`) };
  writeFileSync(written.policy, policyOf(questions));
  writeFileSync(written.script, scriptOf(questions));
  return written;
}

/** The profile of OpenSCAP looks through no tree and runs no command either. */
function isStill({ keywords: { type } }: StateQuestion): boolean {
  return type !== "FIND_CMD" && type !== "CMD_EXEC";
}

function run(
  contest: Pick<Contest, "work" | "host" | "rounds">,
  { policy }: Written,
  peers: readonly Peer[],
): readonly Result[] {
  const ours = { name: "audit run", command: auditCommand(["run", policy, "--allow-commands"]) };
  return compare({ ...contest, ours, peers });
}

function loop({ script }: Written): Peer {
  return { name: "a shell script", command: ["sh", script], target: ratioAtMost(0.7) };
}

function oscap(folder: string, most: number | null): Peer {
  const target = most === null ? null : ratioAtMost(most);
  const name = "oscap, 50 rules widened to Debian 12";
  const command = ["oscap", "xccdf", "eval", "--profile", PROFILE, widenedDatastream(folder)];
  // 2: a rule fails.
  return { name, command, answers: [0, 2], target };
}

/** A copy that takes Debian 12 for the system that it is about: otherwise every rule is `notapplicable`. */
function widenedDatastream(folder: string): string {
  const copy = join(folder, "widened-ds.xml");
  writeFileSync(copy, readFileSync(DATASTREAM, "utf8").replaceAll("^11.[0-9]+$", "^1[12].[0-9]+$"));
  return copy;
}

/** Whoever answers otherwise has done other work. */
function refuseDisagreement({ policy, script }: Written, folder: string): void {
  const report = join(folder, "answers.json");
  outputOf(auditCommand(["run", policy, "--allow-commands", "--output", `json=${report}`]));
  const { findings } = JSON.parse(readFileSync(report, "utf8")) as Answers;
  const ours = findings.map(({ status, rule }) => `${rule.text.description} ${status}`);
  const theirs = new Set(outputOf(["sh", script]).trimEnd().split("\n"));
  const others = ours.filter((answer) => !theirs.has(answer));
  if (ours.length !== theirs.size || others.length > 0)
    throw new Error(
      `The script says otherwise of ${others.length} of ${ours.length}: ${others.slice(0, 5).join(", ")}.`,
    );
}

interface Answers {
  readonly findings: readonly {
    readonly status: string;
    readonly rule: { readonly text: { readonly description: string } };
  }[];
}

function outputOf([program = "", ...words]: readonly string[]): string {
  const { stdout, error } = spawnSync(program, words, { encoding: "utf8", env: CHILD_ENVIRONMENT });
  if (error !== undefined) throw error;
  return stdout;
}
