import { describe, expect, it } from "vitest";
import { compareEvidence } from "../../src/compare/compare-evidence.ts";
import { evidenceOf, heldBy } from "../checks/host.ts";
import type { Evidence } from "../../src/model/evidence.ts";

const OWNER = heldBy("/usr/sbin/sshd");

/** A host with a listener on each port, bound to an interface where one is given. */
function host(devices: readonly (string | null)[]): Evidence {
  const sockets = devices.map((_, index) => [`tcp 0.0.0.0:${22 + index}`, OWNER] as const);
  const evidence = evidenceOf({ sockets });
  const table = evidence.observations["listening-sockets:tcp"];
  if (table?.status !== "observed") throw new Error("The table was not seen.");
  const bound = table.facts.sockets.map((socket) => ({
    ...socket,
    device: devices[socket.port - 22] ?? null,
  }));
  const observed = { ...table, facts: { ...table.facts, sockets: bound } };
  return { ...evidence, observations: { ...evidence.observations, "listening-sockets:tcp": observed } };
}

function compared(before: Evidence, after: Evidence) {
  const { outcome, changes, limits } = compareEvidence(
    { name: "old", evidence: before },
    { name: "new", evidence: after },
    { restarts: "silent" },
  );
  return {
    outcome,
    kinds: changes.map(({ kind }) => kind),
    limits: limits.filter((text) => text.includes("interfaces")),
  };
}

describe("interfaces that listeners are bound to", () => {
  it("are compared where both sides show some", () => {
    const result = compared(host(["eth0", "lo"]), host(["eth1", "lo"]));
    expect(result).toEqual({ outcome: "different", kinds: ["rebound"], limits: [] });
  });

  it("are no difference where neither side shows any", () => {
    expect(compared(host([null]), host([null]))).toEqual({ outcome: "same", kinds: [], limits: [] });
  });

  it("are not compared where only one side shows any, which is said", () => {
    for (const [before, after] of [
      [host(["eth0"]), host([null])],
      [host([null]), host(["eth0"])],
    ] as const) {
      const { outcome, kinds, limits } = compared(before, after);
      expect([outcome, kinds]).toEqual(["same", []]);
      expect(limits).toHaveLength(1);
    }
  });
});
