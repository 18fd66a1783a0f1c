import { expect } from "vitest";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { judge } from "../../src/app/run-audit.ts";
import type { Finding } from "../../src/model/report.ts";
import { evidenceOf } from "../checks/host.ts";
import type { Host } from "../checks/host.ts";

/** An item that passes where a TCP port is closed. */
export function closed(port: number, more = ""): string {
  return `<custom_item>
type : AUDIT_DENIED_OPEN_PORTS
description : "${port} is closed"
port_type : TCP
ports : "${port}"
${more}
</custom_item>
`;
}

/** `<report type:"STATUS">`. */
export function report(status: string, description: string, more = ""): string {
  return `<report type:"${status}">\ndescription : "${description}"\n${more}\n</report>\n`;
}

/** An `<if>`; `attributes` are those of its condition. */
export function when(
  attributes: string,
  condition: string,
  branches: readonly [then: string, otherwise?: string],
): string {
  const [then, otherwise] = branches;
  const rest = otherwise === undefined ? "" : `<else>\n${otherwise}</else>\n`;
  return `<if>\n<condition ${attributes}>\n${condition}</condition>\n<then>\n${then}</then>\n${rest}</if>\n`;
}

/** The findings of a policy of this body on a host. The body has no fault that stops a run. */
export function findingsOf(body: string, host: Host): readonly Finding[] {
  const bytes = Buffer.from(`<check_type:"Unix">\n${body}</check_type>\n`);
  const { policy, diagnostics } = loadPolicy({ file: "flow.audit", bytes }, { dialect: "dotaudit" });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return judge([policy], evidenceOf(host), { loopback: "left-out" });
}

/** `STATUS description` of each finding. */
export function outlineOf(body: string, host: Host): readonly string[] {
  return findingsOf(body, host).map(({ status, rule }) => `${status} ${rule.text.description}`);
}
