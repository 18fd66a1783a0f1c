import { describe, expect, it } from "vitest";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { makeRegister } from "../../src/app/make-register.ts";
import type { AnsweringHost } from "../../src/app/evidence-source.ts";
import type { PortRegister } from "../../src/model/port-register.ts";
import { renderRegister, REGISTER_FORMATS } from "../../src/reporters/register/render-register.ts";
import { isUnjustified } from "../../src/reporters/register/register-columns.ts";
import { evidenceOf, heldBy } from "../checks/host.ts";
import type { Host } from "../checks/host.ts";

const POLICY = `<check_type:"Unix">
<custom_item>
  type : AUDIT_ALLOWED_OPEN_PORTS
  description : "Only these"
  port_type : TCP
  ports : "22, 443"
  justification : "22: =cmd|' /C calc'!A0" || "443: <img src=x onerror=alert(1)> | x"
  review_date : "2025-12-31"
  reference : "NERC|CIP-007-R1"
</custom_item>
<custom_item>
  type : AUDIT_PROCESS_ON_PORT
  description : "SSH by sshd"
  port_type : TCP
  ports : "22"
  name : "sshd"
  owner_contact : "ops"
  reference : "PCI|1.2.5"
</custom_item>
<custom_item>
  type : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet"
  port_type : TCP
  ports : "23"
</custom_item>
</check_type>
`;

const HOST: Host = {
  sockets: [
    ["tcp 0.0.0.0:22", heldBy("/usr/sbin/sshd", "/usr/sbin/sshd")],
    ["tcp [::]:9100", heldBy("/usr/bin/\u001b[31mexporter")],
    ["tcp 127.0.0.1:25", heldBy("/usr/sbin/master")],
  ],
};

async function register(host: Host, text = POLICY, time?: string): Promise<PortRegister> {
  const { policy } = loadPolicy({ file: "p.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });
  const seen = evidenceOf(host);
  const evidence = { ...seen, collectedAt: time ?? seen.collectedAt };
  const source: AnsweringHost = {
    kind: "evidence",
    name: evidence.target,
    collectedAt: evidence.collectedAt,
    now: () => Date.parse(seen.collectedAt),
    bothViews: [],
    answer: () => evidence.observations,
  };
  return await makeRegister([policy], source, { loopback: "left-out" });
}

describe("the register of ports and services", () => {
  it("has a line for each port that a rule takes to be in use, and for each that is open without one", async () => {
    const { rows, unseen } = await register(HOST);
    expect(unseen).toEqual([]);
    expect(rows).toMatchObject([
      {
        port: "22",
        status: "open",
        service: "ssh",
        ownerContact: "ops",
        review: "due",
        reference: ["NERC|CIP-007-R1", "PCI|1.2.5"],
        rules: [{ title: "Only these" }, { title: "SSH by sshd" }],
      },
      { port: "443", status: "closed", review: "due", listeners: [] },
      { port: "9100", status: "not-listed", justification: null, review: "none", rules: [] },
    ]);
    expect(rows.map(isUnjustified)).toEqual([false, false, true]);
  });

  it("never calls a port closed that was not looked at, and says what was not seen", async () => {
    const { rows, unseen } = await register({ ...HOST, unseen: ["tcp6"] });
    expect(rows.map(({ port, status }) => [port, status])).toEqual([
      ["22", "open"],
      ["443", "not-seen"],
    ]);
    expect(unseen).toHaveLength(1);
  });

  const rule = (lines: string) => `<check_type:"Unix">
<custom_item>
  type : AUDIT_ALLOWED_OPEN_PORTS
  description : "x"
  port_type : TCP
  ${lines}
</custom_item>
</check_type>
`;

  it("does not take what a rule says of one address for a justification of another", async () => {
    const lines = 'ports : "22"\n  address : "10.0.0.0/8"\n  justification : "the bastion"';
    const host: Host = { sockets: ["tcp 10.0.0.1:22", "tcp 192.0.2.1:22"] };
    const { rows } = await register(host, rule(lines));
    expect(rows).toMatchObject([{ port: "22", justification: "the bastion" }]);
    expect(rows.map(isUnjustified)).toEqual([true]);
  });

  it("shows the ports that a pattern stands for, and says of no review that it is over at an unknown time", async () => {
    const lines = 'ports : "808[0-9]"\n  justification : "proxies"\n  review_date : "2020-01-01"';
    const host: Host = { sockets: ["tcp 0.0.0.0:8081", "tcp [::1]:8082", "tcp [::]:8083"] };
    const known = await register(host, rule(lines));
    expect(known.rows).toMatchObject([{ review: "due", listeners: [{ port: 8081 }, { port: 8083 }] }]);
    expect(renderRegister("csv", known)).toContain("0.0.0.0:8081\n[::]:8083");
    const unknown = await register(host, rule(lines), "");
    expect(unknown.rows).toMatchObject([{ review: "unknown" }]);
    expect(renderRegister("csv", unknown)).toContain("the time of the evidence is not known");
  });

  it("stays quick with thousands of ports that each have a justification", async () => {
    const ports = Array.from({ length: 5000 }, (_, index) => String(index + 1000));
    const notes = ports.map((port) => `"${port}: service ${port}"`).join(" || ");
    const lines = `ports : "${ports.join(", ")}"\n  justification : ${notes}`;
    const { rows } = await register({ sockets: [] }, rule(lines));
    expect(rows.filter(({ justification, port }) => justification === `service ${port}`)).toHaveLength(5000);
  });

  it.each(REGISTER_FORMATS)("as %s has every line, and is inert", async (format) => {
    const text = renderRegister(format, await register(HOST));
    for (const word of ["443", "9100", "/usr/sbin/sshd", "CIP-007-R1", "Only these"])
      expect(text).toContain(word);
    expect(text).not.toMatch(/[^\P{C}\n\r]/u);
    if (["html", "markdown"].includes(format)) expect(text).not.toContain("<img src");
    if (format === "csv") expect(text).not.toMatch(/(^|,|")=cmd/m);
  });
});
