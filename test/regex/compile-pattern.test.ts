import { describe, expect, it } from "vitest";
import { compilePattern } from "../../src/regex/compile-pattern.ts";
import type { CompiledPattern } from "../../src/regex/compile-pattern.ts";
import { regexBudget } from "../../src/regex/regex-budget.ts";
import { MATCHES } from "./matches.ts";
import { REFUSALS } from "./refusals.ts";
import { processorTimeOf } from "../processor-time.ts";

function compile(pattern: string, anchoring: "anywhere" | "whole" = "anywhere"): CompiledPattern {
  const compiled = compilePattern(pattern, { anchoring });
  if (compiled.status !== "compiled") throw new Error(`${pattern}: ${compiled.message}`);
  return compiled;
}

describe("a pattern of a policy", () => {
  it.each(MATCHES)("%s in %j: %s, by %s", (pattern, text, expected, engine) => {
    const compiled = compile(pattern);
    const found = compiled.search(text, regexBudget());
    expect([found.status === "matched" ? text.slice(found.start, found.end) : null, compiled.engine]).toEqual(
      [expected, engine],
    );
  });

  it.each(REFUSALS)("%s is %s at %i, %i long", (pattern, status, offset, length) => {
    const refusal = compilePattern(pattern);
    expect(refusal).toMatchObject({ status, offset, length });
    expect("message" in refusal && refusal.message).not.toBe("");
  });

  it("matches whole texts only where that is asked for", () => {
    const found = (pattern: string, text: string) =>
      compile(pattern, "whole").search(text, regexBudget()).status;
    expect(found("ssh|sshd", "sshd")).toBe("matched");
    expect(found("ssh", "sshd")).toBe("unmatched");
    expect(found("(?!root)\\w+", "nobody")).toBe("matched");
    expect(found("(?!root)\\w+", "root")).toBe("unmatched");
  });

  it("is searched for in each of many texts at once", () => {
    for (const pattern of ["^b", "^(?!a)"])
      expect(compile(pattern).searchEach(["a", "b", "cb"], regexBudget())).toMatchObject({
        status: "searched",
        extents: [null, { start: 0 }, pattern === "^b" ? null : { start: 0 }],
      });
  });
});

describe("a pattern that comes again", () => {
  it("is compiled once, whether it is used or refused", () => {
    expect(compile("^PermitRootLogin +no$")).toBe(compile("^PermitRootLogin +no$"));
    expect(compilePattern("(open")).toBe(compilePattern("(open"));
  });

  it("is another one where it has to match whole texts", () => {
    expect(compile("root").search("a root", regexBudget()).status).toBe("matched");
    expect(compile("root", "whole").search("a root", regexBudget()).status).toBe("unmatched");
    expect(compile("root").search("a root", regexBudget()).status).toBe("matched");
  });

  it("is not remembered where its tree is large", () => {
    const long = "a".repeat(201);
    expect(compile(long)).not.toBe(compile(long));
  });

  it("finds what it found before more patterns than are remembered were searched for", () => {
    const first = compile("^a+b");
    for (let n = 0; n < 1100; n++) {
      const found = compile(`^x${n}$`).search(`x${n}`, regexBudget());
      expect(found).toEqual({ status: "matched", start: 0, end: `x${n}`.length });
    }
    expect(first.search("aab", regexBudget())).toEqual({ status: "matched", start: 0, end: 3 });
    expect(compile("^a+b")).not.toBe(first);
  });
});

describe("the time of an item", () => {
  const endless = compile("(?=a)(a+)+$");
  const text = `${"a".repeat(60)}b`;

  it("stops a search that would take for ever, and the process goes on", () => {
    const spent = processorTimeOf(() => {
      expect(endless.search(text, regexBudget(50))).toEqual({ status: "timed-out" });
    });
    expect(spent).toBeLessThan(5000);
    expect(endless.search("aaa", regexBudget()).status).toBe("matched");
    expect(/^(a+)+$/.test("aaa")).toBe(true);
  });

  it("is shared by all searches with one budget", () => {
    const budget = regexBudget(50);
    endless.search(text, budget);
    expect(budget.remaining()).toBeLessThan(1);
    endless.search(text, budget);
    expect(budget.remaining()).toBe(0);
    expect(compile("a").search("a", budget)).toEqual({ status: "timed-out" });
    expect(compile("a").search("a", regexBudget()).status).toBe("matched");
  });

  it("is told by the clock that is handed in", () => {
    let now = 0;
    const budget = regexBudget(100, () => (now += 40));
    expect(compile("a").search("a", budget).status).toBe("matched");
    expect(budget.remaining()).toBe(60);
  });

  it("is the time on the processor: waiting for it costs nothing", () => {
    const budget = regexBudget(50);
    budget.spend(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200));
    expect(budget.remaining()).toBeGreaterThan(25);
  });

  it("lets a search that a busy machine held up begin again, and gives it longer", () => {
    let now = 0;
    const budget = regexBudget(100, () => now);
    const waits: number[] = [];
    const outcome = budget.within((milliseconds) => {
      waits.push(milliseconds);
      now += 30;
      return waits.length < 3 ? { status: "timed-out" } : { status: "done", value: "found" };
    });
    expect(outcome).toEqual({ status: "done", value: "found" });
    expect(waits).toEqual([100, 200, 400]);
    expect(budget.remaining()).toBe(70);
  });

  it("gives up a search that the processor is never given to", () => {
    const waits: number[] = [];
    const attempt = (milliseconds: number) => {
      waits.push(milliseconds);
      return { status: "timed-out" } as const;
    };
    const budget = regexBudget(100, () => 0);
    expect(budget.within(attempt)).toEqual({ status: "timed-out" });
    expect(waits).toEqual([100, 200, 400, 800, 1600, 3200]);
    expect(budget.remaining()).toBe(0);
  });

  it("also stops the linear engine, which finds its way again afterwards", () => {
    const slow = compile("(?:[^a]?){30}[^b]{30}.*c$");
    const long = "bbd".repeat(5_000_000);
    expect(slow.engine).toBe("re2");
    expect(slow.search(long, regexBudget(5)).status).toBe("timed-out");
    expect(slow.search(`${"d".repeat(60)}c`, regexBudget()).status).toBe("matched");
  });

  it("says so where the memory of an engine is not enough, and does not throw", () => {
    const greedy = compile("(?s)^((?!bad).)*$");
    expect(greedy.search("ab".repeat(10_000_000), regexBudget(60_000))).toEqual({ status: "out-of-memory" });
  });

  it("is 250 ms unless something else is asked for", () => {
    expect(regexBudget().remaining()).toBe(250);
  });
});
