import { describe, expect, it } from "vitest";
import { unreachableTarget } from "../../../src/app/unreachable-target.ts";
import type { OpenSource } from "../../../src/app/evidence-source.ts";
import type { AskedTarget } from "../../../src/cli/many-targets/asked-target.ts";
import { inTurn } from "../../../src/cli/many-targets/in-turn.ts";
import { judgeTarget } from "../../../src/cli/many-targets/judge-target.ts";
import { RunWatch } from "../../../src/cli/many-targets/run-watch.ts";
import { PLAIN_GATE } from "../../../src/gate/apply-gate.ts";
import type { Seen } from "../../../src/model/observation.ts";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { HARMLESS } from "../audit-command.ts";

const { policy } = loadPolicy({ file: "p.audit", bytes: Buffer.from(HARMLESS) }, { dialect: "dotaudit" });
const settings = { loopback: "left-out", regexMilliseconds: 1000, diagnostics: [] } as const;
const judging = { judged: [policy], asked: settings, gate: PLAIN_GATE };
const gone = { status: "unavailable", reason: "vanished", detail: "It is gone." } as const;

function asked(open: AskedTarget["named"]["open"], seconds = 0.05): AskedTarget {
  return { named: { name: "web1", open }, policies: [], values: [], entry: null, seconds };
}

/** An open source that counts how often it is closed. */
function source(answer: () => Promise<object>): OpenSource & { closed: number } {
  const opened = {
    closed: 0,
    target: { ...unreachableTarget("inside", gone), answer },
    close: () => {
      opened.closed += 1;
    },
  };
  return opened;
}

const never = new Promise<never>(() => undefined);

describe("a target", () => {
  it("that cannot be reached is ERROR for its rules, under the name that it was given", async () => {
    const { report, bug } = await judgeTarget(
      asked(() => gone),
      judging,
      new RunWatch(1),
    );
    expect(bug).toBeNull();
    expect(report).toMatchObject({ target: "web1", counts: { ERROR: 1 } });
    expect(JSON.stringify(report.findings)).toContain("It is gone.");
  });

  it("that does not open in time is ERROR, and its opening is told to end", async () => {
    let ended: AbortSignal | null = null;
    const open = (signal: AbortSignal) => {
      ended = signal;
      return never;
    };
    const { report, bug } = await judgeTarget(asked(open), judging, new RunWatch(2));
    expect(bug).toBeNull();
    expect(ended!).toMatchObject({ aborted: true });
    expect(JSON.stringify(report.findings)).toContain("longer than the 0.05 s");
    expect(report.evidence.every((one) => one.reason === "timed-out")).toBe(true);
  });

  it("that opens when nobody waits any more is closed again", async () => {
    const late = Promise.withResolvers<Seen<OpenSource>>();
    const watch = new RunWatch(2);
    await judgeTarget(
      asked(() => late.promise),
      judging,
      watch,
    );
    const opened = source(() => never);
    late.resolve({ status: "observed", value: opened });
    await watch.over(() => Promise.resolve());
    expect(opened.closed).toBe(1);
  });

  it("that does not answer in time is closed once, and the others go on", async () => {
    const opened = source(() => never);
    const watch = new RunWatch(2);
    const open = () => ({ status: "observed", value: opened }) as const;
    const [slow, quick] = await Promise.all([
      judgeTarget(asked(open), judging, watch),
      judgeTarget(
        asked(() => gone),
        judging,
        watch,
      ),
    ]);
    expect(slow.report.counts.ERROR).toBe(1);
    expect(JSON.stringify(quick.report.findings)).toContain("It is gone.");
    expect(opened.closed).toBe(1);
  });

  it("that ends in an exception is ERROR, and the exception is kept", async () => {
    const fault = new TypeError("x is not a function");
    const opened = source(() => Promise.reject(fault));
    const open = () => ({ status: "observed", value: opened }) as const;
    const { report, bug } = await judgeTarget(asked(open, 5), judging, new RunWatch(1));
    expect(bug).toBe(fault);
    expect(opened.closed).toBe(1);
    expect(report.counts).toMatchObject({ ERROR: 1, PASSED: 0 });
    expect(JSON.stringify(report.findings)).toContain("x is not a function");
  });
});

describe("targets in turn", () => {
  it.each([1, 3, 20])("are begun in their order, %d at the same time", async (atOnce) => {
    const begun: number[] = [];
    let [now, most] = [0, 0];
    const ended = new AbortController().signal;
    await inTurn(Array.from({ length: 10 }), { atOnce, ended }, async (_, place) => {
      begun.push(place);
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 10 - place));
      now -= 1;
    });
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(most).toBe(Math.min(atOnce, 10));
  });

  it("are not begun any more when a report could not be written", async () => {
    const begun: number[] = [];
    const ended = new AbortController().signal;
    const work = inTurn([0, 1, 2, 3], { atOnce: 2, ended }, async (item) => {
      begun.push(item);
      await Promise.resolve();
      if (item === 1) throw new Error("disk full");
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
    await expect(work).rejects.toThrow("disk full");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(begun).toEqual([0, 1]);
  });
});
