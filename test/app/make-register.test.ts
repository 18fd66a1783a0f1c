import { describe, expect, it } from "vitest";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { makeRegister } from "../../src/app/make-register.ts";
import type { RecordedHost } from "../../src/app/recorded-host.ts";
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

async function register(host: Host): Promise<PortRegister> {
  const { policy } = loadPolicy({ file: "p.audit", bytes: Buffer.from(POLICY) }, { dialect: "dotaudit" });
  const evidence = evidenceOf(host);
  const source: RecordedHost = {
    kind: "evidence",
    name: evidence.target,
    collectedAt: evidence.collectedAt,
    now: () => Date.parse(evidence.collectedAt),
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

  it.each(REGISTER_FORMATS)("as %s has every line, and is inert", async (format) => {
    const text = renderRegister(format, await register(HOST));
    for (const word of ["443", "9100", "/usr/sbin/sshd", "CIP-007-R1", "Only these"])
      expect(text).toContain(word);
    expect(text).not.toMatch(/[^\P{C}\n\r]/u);
    if (["html", "markdown"].includes(format)) expect(text).not.toContain("<img src");
    if (format === "csv") expect(text).not.toMatch(/(^|,|")=cmd/m);
  });
});
