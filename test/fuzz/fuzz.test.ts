import { describe, expect, it } from "vitest";
import { hasErrors, loadPolicy } from "../../src/app/load-policy.ts";
import { HARMLESS } from "../cli/audit-command.ts";
import { runCampaign } from "./campaign.ts";
import { corpus } from "./corpus.ts";
import { examine } from "./examine.ts";
import { examineReading } from "./examine-reading.ts";
import { ensureInert } from "./ensure.ts";
import { mutate } from "./mutate.ts";
import { mutations } from "./mutations.ts";
import { randomOf } from "./random.ts";
import { reportOf } from "./report-of.ts";
import { shrink } from "./shrink.ts";
import { StepClock } from "./step-clock.ts";
import { Watchdog } from "./watchdog.ts";

const FIXED_SEED = 20261121;
const EACH_MS = 20_000;
const LEAST = 100;
const policies = corpus();

describe("any policy, spoilt in any way", () => {
  it.each([
    ["the same seed as always", FIXED_SEED],
    ["a seed of today", Date.now() % 2 ** 32],
  ])(
    "is read, linted, laid out, explained and judged without a fault, with %s",
    async (_, seed) => {
      const deadline = Date.now() + EACH_MS;
      const plan = { seed, deadline, atLeast: LEAST, patienceMs: 60_000, shrinkMs: 20_000 };
      const result = await runCampaign(plan);
      console.log(`Fuzzed with seed ${seed}: ${reportOf(result)}`);
      const faults = result.faults.map(({ input, ...fault }) => ({
        ...fault,
        input: input.toString("latin1"),
      }));
      expect(faults).toEqual([]);
      expect(result.executions).toBeGreaterThanOrEqual(LEAST);
      expect(result.tally.usable).toBeGreaterThan(result.executions / 10);
    },
    30 * EACH_MS,
  );
});

describe("the policies to begin with", () => {
  it("are all that the repository has, and have no fault that is looked for", async () => {
    expect(policies.length).toBeGreaterThan(50);
    for (const policy of policies)
      expect(await examine(Buffer.from(policy, "latin1"))).toMatchObject({ status: "fine" });
  });
});

const thousand = (line: string) => `${line}\n`.repeat(1500);

describe("a faulty rule is an error of its policy", () => {
  it.each<[name: string, body: string]>([
    [
      "behind a thousand warnings of syntax",
      `${thousand('<report type:"PASSED">\ndescription : "a"')}</report>\nlost words\n`,
    ],
    [
      "behind a thousand texts with a variable that has no value",
      `${thousand('<item>\nname : "passwd_zero_uid"\ndescription : "a"\ninfo : "@A@"\n</item>')}<custom_item>
type : AUDIT_DENIED_OPEN_PORTS\ndescription : "d"\nport_type : TCP\nports : "@A@"\n</custom_item>\n`,
    ],
  ])("%s", (_, body) => {
    const bytes = Buffer.from(`<check_type:"Unix">\n${body}</check_type>\n`);
    const loaded = loadPolicy({ file: "a", bytes }, { dialect: "dotaudit" });
    expect(loaded.diagnostics.filter(({ severity }) => severity === "warning")).not.toEqual([]);
    expect(hasErrors(loaded)).toBe(true);
  });

  it("behind a thousand warnings of the binder, of which the others are counted", () => {
    const warned = thousand('<item>\nname : "passwd_zero_uid"\ndescription : "a"\nsystem : "Plan9"\n</item>');
    const bytes = Buffer.from(`<check_type:"Unix">\n${warned}<item>\nname : "x"\n</item>\n</check_type>\n`);
    const loaded = loadPolicy({ file: "a", bytes }, { dialect: "dotaudit" });
    const severities = Map.groupBy(loaded.diagnostics, ({ severity }) => severity);
    expect(severities.get("warning")).toHaveLength(1000);
    expect(severities.get("note")).toMatchObject([
      { code: "AUD2079", message: "500 more faults of items are not shown" },
    ]);
    expect(hasErrors(loaded)).toBe(true);
  });

  it("as is a value that was given for a name that it does not know, behind a hundred from a file", () => {
    const names = Array.from({ length: 150 }, (_, n) => `N${n}`);
    const fromFile = names.map(
      (name) => ({ name, value: "1", origin: { kind: "file", file: "v", line: 1 } }) as const,
    );
    const given = { name: "TYPO", value: "1", origin: { kind: "set" } } as const;
    const options = { dialect: "dotaudit", variables: [...fromFile, given] } as const;
    expect(hasErrors(loadPolicy({ file: "a", bytes: Buffer.from(HARMLESS) }, options))).toBe(true);
  });

  it("as is a value of the wrong type, behind a thousand variables that are not used", () => {
    const declared = (name: string) =>
      `#<variable>\n#<name>${name}</name>\n#<default>1</default>\n#<value_type>INTEGER</value_type>\n#</variable>\n`;
    const unused = Array.from({ length: 1500 }, (_, n) => declared(`N${n}`)).join("");
    const head = `#<ui_metadata>\n#<variables>\n${unused}${declared("PORT")}#</variables>\n#</ui_metadata>\n`;
    const bytes = Buffer.from(head + HARMLESS.replace('ports : "1"', 'ports : "[1]@PORT@"'));
    const value = { name: "PORT", value: "[0-9]", origin: { kind: "set" } } as const;
    expect(hasErrors(loadPolicy({ file: "a", bytes }, { dialect: "dotaudit" }))).toBe(false);
    expect(hasErrors(loadPolicy({ file: "a", bytes }, { dialect: "dotaudit", variables: [value] }))).toBe(
      true,
    );
  });
});

describe("the inputs of a run", () => {
  it("are the same for the same seed, and others for another", () => {
    for (let number = 0; number < 50; number += 1)
      expect(mutate(policies, 1, number)).toEqual(mutate(policies, 1, number));
    const texts = Array.from({ length: 50 }, (_, number) => mutate(policies, number % 2, number).toString());
    expect(new Set(texts).size).toBeGreaterThan(45);
  });

  it.each(Object.entries({ ...mutations.rough, ...mutations.gentle }))("differ by %s", (_, mutation) => {
    const changed = Array.from({ length: 50 }, (__, number) => {
      const text = policies[number % policies.length] ?? "";
      return mutation(text, randomOf(1, number), policies) !== text;
    });
    expect(changed.filter(Boolean).length).toBeGreaterThan(10);
    expect(typeof mutation("", randomOf(1, 1), [""])).toBe("string");
  });
});

describe("a fault", () => {
  it("is shown by the smallest part of its input", async () => {
    const input = Buffer.from(`${"a".repeat(500)}x${"b".repeat(900)}y${"c".repeat(70)}`);
    const showsFault = (candidate: Buffer) => Promise.resolve(/x.*y/.test(candidate.toString()));
    expect(String(await shrink(input, showsFault, Date.now() + 60_000))).toBe("xy");
    expect(await shrink(input, showsFault, Date.now() - 1)).toEqual(input);
  });

  it.each([
    ["hang", "no answer within 3000 ms"],
    ["loop", "no answer within 3000 ms"],
    ["end", "the thread ended with 3"],
    ["throw", "the thread died: RangeError: too deep"],
  ])("is an examiner that has to %s, and the next input is examined all the same", async (word, message) => {
    const watchdog = new Watchdog(3000, new URL("./fixtures/odd-examiner.ts", import.meta.url));
    expect(await watchdog.examine(Buffer.from(word))).toMatchObject({
      status: "broken",
      step: "watch",
      message,
    });
    expect(await watchdog.examine(Buffer.from("go on"))).toMatchObject({ status: "fine" });
    await watchdog.close();
  });

  it("is a step that takes more than a second, and ten for each MB", async () => {
    const clock = new StepClock(1000);
    await clock.run("short", () => undefined);
    const burn = () => {
      const { user } = process.threadCpuUsage();
      while (process.threadCpuUsage().user < user + 1_500_000) JSON.stringify({ a: 1 });
    };
    await expect(clock.run("long", burn)).rejects.toThrow(/^took \d+ ms of 1010$/);
    expect(clock.current).toBe("long");
  });

  it("is a diagnostic outside of the text, and one without a message", () => {
    const loaded = loadPolicy({ file: "a", bytes: Buffer.from("<if>") }, { dialect: "dotaudit" });
    const [diagnostic] = loaded.diagnostics;
    const broken = (change: object) => ({ ...loaded, diagnostics: [{ ...diagnostic!, ...change }] });
    expect(() => {
      examineReading(loaded);
    }).not.toThrow();
    for (const change of [{ span: { start: 3, end: 5 } }, { span: { start: 2, end: 1 } }, { message: "" }])
      expect(() => {
        examineReading(broken(change));
      }).toThrow();
  });

  it.each(["\u001b[2J", "a\rb", "\u202e", "\u2028"])("is text that a terminal obeys: %j", (text) => {
    expect(() => {
      ensureInert(text, "text");
    }).toThrow(/unescaped/);
  });
});
