import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { audit, scratchFolder } from "./audit-command.ts";
import { ssText } from "./ss-text.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const policy = (justification: string) =>
  scratch.put(
    "p.audit",
    `<check_type:"Unix">
<custom_item>
  type : AUDIT_ALLOWED_OPEN_PORTS
  description : "Only these"
  port_type : TCP
  ports : "22, 443"
  ${justification}
</custom_item>
<custom_item>
  type : AUDIT_ALLOWED_OPEN_PORTS
  description : "Only DHCP"
  port_type : UDP
  ports : "68, 546"
  justification : "the address of the host"
</custom_item>
</check_type>
`,
  );

const ALL = 'justification : "22: administration" || "443: the shop"';
const evidence = (...ports: readonly number[]) =>
  `ss:${scratch.put("ss.txt", ssText(...ports.map((port) => `0.0.0.0:${port}`)))}`;

describe("audit register", () => {
  it("writes every format that was asked for, and nothing else", () => {
    const csv = join(scratch.folder, "r.csv");
    const html = join(scratch.folder, "r.html");
    const args = [
      "register",
      policy(ALL),
      "--evidence",
      evidence(22),
      "-o",
      `csv=${csv}`,
      "-o",
      `html=${html}`,
    ];
    expect(audit(args)).toMatchObject({ status: 2, stdout: "" });
    expect(readFileSync(csv, "utf8").split("\n")[1]).toMatch(/^22\/tcp,open,/);
    expect(readFileSync(html, "utf8")).toMatch(/^<!doctype html>/);
  });

  it.each<[line: string, ports: readonly number[], status: number]>([
    [ALL, [22, 9100], 1],
    ["", [22], 1],
    [ALL, [22], 2],
  ])("with %j of a host with %j ends with %i", (line, ports, status) => {
    const { status: given, stdout } = audit(["register", policy(line), "--evidence", evidence(...ports)]);
    expect(given).toBe(status);
    expect(stdout).toMatch(/^# Ports and services of /);
  });

  it("reads standard input once, and overwrites nothing that it reads", () => {
    const text = scratch.put("kept.txt", ssText("0.0.0.0:22"));
    expect(audit(["register", "-", "--evidence", "-"])).toMatchObject({ status: 64, stdout: "" });
    expect(audit(["register", policy(ALL), "--evidence", `ss:${text}`, "-o", `csv=${text}`]).status).toBe(64);
    expect(readFileSync(text, "utf8")).toBe(ssText("0.0.0.0:22"));
  });

  it("refuses what it does not know, and faulty policies", () => {
    expect(audit(["register", policy(ALL), "-o", "pdf"]).status).toBe(64);
    expect(audit(["register", policy(ALL), "-o", "csv", "-o", "json"]).status).toBe(64);
    expect(audit(["register", policy("review_date : soon")])).toMatchObject({ status: 65, stdout: "" });
    expect(audit(["register", join(scratch.folder, "missing.audit")]).status).toBe(66);
  });
});
