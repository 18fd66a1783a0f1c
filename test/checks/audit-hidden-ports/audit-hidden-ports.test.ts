import { describe, expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { judge } from "../../../src/app/run-audit.ts";
import type { CrossViewFacts } from "../../../src/model/cross-view.ts";
import type { Evidence } from "../../../src/model/evidence.ts";
import { evidenceOf } from "../host.ts";

const HONEST: CrossViewFacts = {
  transports: [
    { transport: "tcp", listeners: 3, sockDiag: "asked" },
    { transport: "udp", listeners: 0, sockDiag: "unproven" },
  ],
  differences: [],
  bound: [],
};
const HIDDEN: CrossViewFacts = {
  ...HONEST,
  differences: [{ transport: "tcp", address: "::", port: 31337, shownBy: "sock-diag" }],
};

const bound = (parts: Partial<CrossViewFacts["bound"][number]>, base = HONEST): CrossViewFacts => ({
  ...base,
  bound: [
    { transport: "tcp", tested: [[1, 65535]], taken: [], untested: [], ...parts },
    { transport: "udp", tested: [[1, 65535]], taken: [], untested: [] },
  ],
});

function evidenceWith(facts: CrossViewFacts | null): Evidence {
  const { observations, ...rest } = evidenceOf({});
  if (facts === null) return { ...rest, observations };
  return {
    ...rest,
    observations: { ...observations, "cross-view": { status: "observed", source: "test", facts } },
  };
}

function load(fields: string) {
  const text = `<check_type:"Unix">\n<custom_item>\ntype : AUDIT_HIDDEN_PORTS\ndescription : "A rule"\n${fields}\n</custom_item>\n</check_type>\n`;
  return loadPolicy({ file: "x.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });
}

function outcome(fields: string, facts: CrossViewFacts | null): readonly [string | undefined, string] {
  const { policy, diagnostics } = load(fields);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const [finding] = judge([policy], evidenceWith(facts), { loopback: "left-out" });
  return [finding?.status, JSON.stringify(finding?.verdict)];
}

const TCP = "port_type : TCP";
const BIND = `${TCP}\nbind_test : YES`;
const PRIVILEGED = bound({
  tested: [[1024, 65535]],
  untested: [{ ports: [[1, 1023]], reason: "missing-privilege", detail: "Run as root." }],
});
const UNLISTED = bound({ tested: [[1, 1023]] });

describe("AUDIT_HIDDEN_PORTS", () => {
  it.each([
    ["passes where all views are the same", TCP, HONEST, "PASSED", "3 tcp listeners are the same"],
    ["passes where every other port could be bound", BIND, bound({}), "PASSED", "every other port"],
    ["fails for a listener that one view hides", TCP, HIDDEN, "FAILED", "tcp [::]:31337: sock_diag shows it"],
    [
      "fails for a port that is taken by nobody",
      BIND,
      bound({ taken: [[99, 99]] }),
      "FAILED",
      "tcp 99 is in use",
    ],
    ["does not look at other ports", `${TCP}\nports : "1-1023"`, HIDDEN, "PASSED", "the same"],
    ["does not look at ports to ignore", `${TCP}\nignore_ports : "31337"`, HIDDEN, "PASSED", "the same"],
    [
      "does not look at the other transport",
      "port_type : UDP\nbind_test : YES",
      bound({}, HIDDEN),
      "PASSED",
      "0 udp",
    ],
    ["needs no bind test that it does not ask for", TCP, bound({ taken: [[99, 99]] }), "PASSED", "the same"],
    ["is ERROR where nothing was seen", TCP, null, "ERROR", "does not contain cross-view"],
    [
      "is ERROR where sock_diag may not have been asked",
      "port_type : UDP",
      HONEST,
      "ERROR",
      "bind_test : YES",
    ],
    [
      "is ERROR where ports were not bound",
      BIND,
      PRIVILEGED,
      "ERROR",
      "tcp 1-1023 could not be bound. Run as root.",
    ],
    ["is ERROR where the evidence has no bind test", BIND, HONEST, "ERROR", "does not tell of them"],
    ["is ERROR where the evidence has one of other ports", BIND, UNLISTED, "ERROR", "tcp 1024-65535"],
    ["fails whatever was not seen beside it", BIND, HIDDEN, "FAILED", "There may be more"],
  ])("%s", (_says, fields, facts, status, words) => {
    expect(outcome(fields, facts)).toEqual([status, expect.stringContaining(words)]);
  });

  it("UDP-Lite, which ss does not show, is a fault of the policy", () => {
    expect(load("port_type : UDPLITE").diagnostics).toMatchObject([{ code: "AUD2010", severity: "error" }]);
  });
});
