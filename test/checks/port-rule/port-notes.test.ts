import { describe, expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { checks } from "../../../src/checks/index.ts";
import { evidenceOf, heldBy } from "../host.ts";
import type { Host } from "../host.ts";

const HOST: Host = { sockets: [["tcp 0.0.0.0:22", heldBy("/usr/sbin/sshd")], "tcp 127.0.0.1:80"] };

function load(lines: string) {
  const text = `<check_type:"Unix">
<custom_item>
  type : AUDIT_ALLOWED_OPEN_PORTS
  description : "x"
  port_type : TCP
  ${lines}
</custom_item>
</check_type>
`;
  return loadPolicy({ file: "p.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });
}

function registered(lines: string, host: Host = HOST) {
  const [rule] = load(lines).policy.nodes;
  if (rule?.kind !== "rule") throw new Error("There is no rule.");
  const check = checks.find(({ type }) => type === rule.type);
  return check!.registers!(rule.fields, evidenceOf(host), { loopback: "left-out" });
}

describe("what a rule says of its ports for the register", () => {
  it("speaks of all of them, or of one where its number comes first", () => {
    const lines = `ports : "22, 80, 443"
  justification : "22: remote administration" || "the shop: old and new"
  owner_contact : "ops"
  review_date : "2027-01-01" || "80, 443: 2026-12-31"`;
    expect(registered(lines)).toMatchObject([
      { port: "22", justification: "remote administration", ownerContact: "ops", reviewDate: "2027-01-01" },
      { port: "80", justification: "the shop: old and new", reviewDate: "2026-12-31" },
      { port: "443", justification: "the shop: old and new", reviewDate: "2026-12-31" },
    ]);
  });

  it("may be said in several lines, and of names and patterns", () => {
    const lines = `ports : "ssh, 808[0-9], rpc:mountd"
  justification : "ssh: administration"
  justification : "808[0-9]: proxies"
  justification : "rpc:mountd: file service"`;
    expect(registered(lines).map(({ justification }) => justification)).toEqual([
      "administration",
      "proxies",
      "file service",
    ]);
  });

  it.each<[lines: string, code: string]>([
    ['justification : "23: telnet"', "AUD2125"],
    ['owner_contact : "22, 25: mail"', "AUD2125"],
    ['justification : ""', "AUD2043"],
    ['review_date : "soon"', "AUD2124"],
    ['review_date : "2026-02-30"', "AUD2124"],
    ['review_date : "22: 2026-13-01"', "AUD2124"],
  ])("with %s is a fault", (line, code) => {
    const { diagnostics } = load(`ports : "22"\n  ${line}`);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });

  it("changes no verdict", () => {
    expect(load(`ports : "22"\n  justification : "x"`).diagnostics).toEqual([]);
  });
});

describe("the state of a port in the register", () => {
  it("is open, closed, or not seen", () => {
    const states = (host: Host) => registered('ports : "22, 80, nosuch"', host).map(({ status }) => status);
    expect(states(HOST)).toEqual(["open", "closed", "not-seen"]);
    expect(states({ ...HOST, unseen: ["tcp6"] })).toEqual(["open", "not-seen", "not-seen"]);
  });
});
