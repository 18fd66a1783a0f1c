import { describe, expect, it } from "vitest";
import { crossView } from "../../../src/collectors/cross-view/cross-view.ts";
import type { CrossViewFacts } from "../../../src/model/cross-view.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import type { Target } from "../../../src/targets/target.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { privateViews, ssWithout } from "./private-views.ts";
import type { CrossViewPlan } from "./private-views.ts";

function factsOf(plan: CrossViewPlan): CrossViewFacts {
  const seen = privateViews(plan);
  if (seen.status === "unavailable") throw new Error(seen.detail);
  return seen.facts;
}

const HIDDEN = { transport: "tcp", address: "0.0.0.0", port: 31337 } as const;
const NEAR: NonNullable<CrossViewPlan["bind"]> = [{ transport: "tcp", ports: [[31330, 31340]] }];

describe.skipIf(lacks("root", "namespaces", "ss", "ip", "awk"))("the views of a real kernel", () => {
  it("agree on an honest machine, and every other port can be bound", () => {
    expect(factsOf({ listen: [22, 31337], bind: NEAR })).toEqual({
      transports: [
        { transport: "tcp", listeners: 2, sockDiag: "asked" },
        { transport: "udp", listeners: 0, sockDiag: "unproven" },
      ],
      differences: [],
      bound: [{ transport: "tcp", tested: [[31330, 31340]], taken: [], untested: [] }],
    });
  });

  it("a listener that is hidden from /proc/net is found", () => {
    const { differences } = factsOf({ listen: [22, 31337], hiddenFromProcfs: 31337 });
    expect(differences).toEqual([{ ...HIDDEN, shownBy: "sock-diag" }]);
  });

  it("a listener that ss hides is found", () => {
    const { differences } = factsOf({ listen: [22, 31337], ss: ssWithout(31337) });
    expect(differences).toEqual([{ ...HIDDEN, shownBy: "procfs" }]);
  });

  it("a listener that both hide is found by binding, and only so", () => {
    const plan = { listen: [22, 31337], hiddenFromProcfs: 31337, ss: ssWithout(31337) };
    expect(factsOf(plan)).toMatchObject({ differences: [], bound: [] });
    expect(factsOf({ ...plan, bind: NEAR }).bound).toEqual([
      { transport: "tcp", tested: [[31330, 31340]], taken: [[31337, 31337]], untested: [] },
    ]);
  });

  it.each([
    ["shows its own reading of /proc/net", "PROC_ROOT=/proc /mnt/real-ss -ltunem", "not-supported"],
    ["ends with a fault", "exit 3", "failed"],
    ["shows nothing at all", "true", "malformed-output"],
    ["writes without an end", "yes", "truncated-output"],
    ["shows a row that was cut", "/mnt/real-ss -ltunem | head -c 110", "truncated-output"],
  ])("where ss %s, nothing is known", (_how, ss, reason) => {
    expect(privateViews({ listen: [22], ss })).toMatchObject({ status: "unavailable", reason });
  });
});

describe("a target without what is needed", () => {
  const local = localTarget();
  const collect = async (target: Target) =>
    (await crossView.collect(target, [{ kind: "cross-view", bind: [] }]))[0];

  it("has no second view without ss", async () => {
    const runProgram: Target["runProgram"] = (call) =>
      local.runProgram?.({ ...call, program: "no-such-ss" }) ?? Promise.reject(new Error("no programs"));
    expect(await collect({ ...local, runProgram })).toMatchObject({
      status: "unavailable",
      reason: "missing-tool",
      detail: expect.stringContaining("no-such-ss") as string,
    });
  });

  it("is not asked where no program can be run", () => {
    expect(crossView.isApplicable({ ...local, runProgram: null })).toBe(false);
  });

  it("is unavailable without files", async () => {
    expect(await collect({ ...local, files: null })).toMatchObject({ reason: "not-supported" });
  });
});
