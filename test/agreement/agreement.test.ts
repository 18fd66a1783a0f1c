import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { lacks } from "../support-hosts/requires.ts";
import { audited } from "./audited.ts";
import { chanceOf } from "./chance.ts";
import { families } from "./families/index.ts";
import type { AgreementHost, Family } from "./family.ts";
import { textOf } from "./item-text.ts";
import type { Item } from "./item-text.ts";

/** `AGREEMENT_HOSTS=200` asks thousands of questions, `AGREEMENT_FAMILY=packages` only those of one family. */
const HOSTS = process.env.AGREEMENT_HOSTS;
const FAMILY = process.env.AGREEMENT_FAMILY;
const FIRST_SEED = Number(process.env.AGREEMENT_SEED ?? "1");
const ORACLE = new URL("oracle/main.py", import.meta.url).pathname;

interface Question {
  readonly seed: number;
  readonly host: AgreementHost;
  readonly items: readonly Item[];
}

function questionOf(family: Family, seed: number): Question {
  const chance = chanceOf(seed);
  const host = family.host(chance);
  return { seed, host, items: family.items(chance) };
}

function secondOpinion(questions: readonly Question[]): readonly (readonly string[])[] {
  const input = JSON.stringify(questions.map(({ host, items }) => ({ root: host.folder, items })));
  const output = execFileSync("python3", [ORACLE], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  return JSON.parse(output) as readonly (readonly string[])[];
}

async function differences(
  { wrapper }: Family,
  { seed, host, items }: Question,
  opinions: readonly string[] | undefined,
) {
  const findings = await audited(items.map(textOf).join("\n"), host.target, wrapper);
  expect(findings).toHaveLength(items.length);
  return findings.flatMap(({ status, verdict }, index) =>
    status === opinions?.[index]
      ? []
      : [{ seed, item: items[index], ours: status, theirs: opinions?.[index], verdict, state: host.state }],
  );
}

/** How often each type was asked, and with which answers: `FILE_CHECK: 12 PASSED, 3 FAILED`. */
function tally(questions: readonly Question[], opinions: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, Record<string, number>>();
  for (const [at, { items }] of questions.entries())
    for (const [index, { type }] of items.entries()) {
      const answers = counts.get(type) ?? {};
      const answer = opinions[at]?.[index] ?? "";
      counts.set(type, { ...answers, [answer]: (answers[answer] ?? 0) + 1 });
    }
  return [...counts].map(([type, answers]) => `${type}: ${JSON.stringify(answers)}`);
}

describe.skipIf(lacks("root", "python3"))("a second opinion", () => {
  for (const family of families.filter(({ name }) => FAMILY === undefined || name === FAMILY)) {
    const hosts = Number(HOSTS ?? family.hosts);
    it.skipIf(lacks(...family.needs))(
      `agrees about ${family.name} on ${hosts} hosts`,
      { timeout: 240_000 + hosts * 4000 },
      async () => {
        const questions: Question[] = [];
        try {
          for (let at = 0; at < hosts; at++) questions.push(questionOf(family, FIRST_SEED + at));
          const opinions = secondOpinion(questions);
          console.log(tally(questions, opinions).join("\n"));
          expect(new Set(opinions.flat()), "hosts of both kinds were asked").toSatisfy(
            (kinds: ReadonlySet<string>) => kinds.has("PASSED") && kinds.has("FAILED"),
          );
          const all: object[] = [];
          for (const [at, question] of questions.entries())
            all.push(...(await differences(family, question, opinions[at])));
          expect(all.slice(0, 3), `${all.length} differences`).toEqual([]);
        } finally {
          for (const { host } of questions) host.close();
          family.end?.();
        }
      },
    );
  }
});
