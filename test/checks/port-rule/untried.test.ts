import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { judge } from "../../../src/app/run-audit.ts";
import { nmap } from "../../../src/collectors/foreign/nmap/nmap.ts";
import type { Evidence } from "../../../src/model/evidence.ts";
import type { Finding } from "../../../src/model/report.ts";
import { evidenceOf } from "../host.ts";

/**
 * A scan of 192.0.2.10, TCP 20-30, 80, 443, 631, 3306, 8007, of a host that listens on 0.0.0.0:22, 192.0.2.10:25,
 * [::]:80, 0.0.0.0:3306, and, where the scan cannot see it, on 127.0.0.1:631 and [2001:db8::10]:8007.
 */
const scan = readFileSync(
  new URL("../../collectors/foreign/nmap/recordings/tcp4.xml", import.meta.url),
  "utf8",
);

function evidenceFrom(text: string): Evidence {
  const host = evidenceOf({});
  const tables = Object.entries(nmap.parse(text, { portOf: () => null }).tables).map(([table, seen]) => [
    `listening-sockets:${table}`,
    seen.status === "observed"
      ? { status: "observed", source: "nmap", facts: seen.value }
      : { ...seen, source: "nmap" },
  ]);
  const { observations } = host;
  return { ...host, observations: { ...observations, ...(Object.fromEntries(tables) as object) } };
}

function findingOf(item: string, text: string): Finding {
  const policy = `<check_type:"Unix">\n<custom_item>\ndescription : "A rule"\n${item}\n</custom_item>\n</check_type>\n`;
  const loaded = loadPolicy({ file: "x.audit", bytes: Buffer.from(policy) }, { dialect: "dotaudit" });
  expect(loaded.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const [finding] = judge([loaded.policy], evidenceFrom(text), { loopback: "left-out" });
  if (finding === undefined) throw new Error("the item became no finding");
  return finding;
}

const rule = (type: string, ports: string, more = "") =>
  `type : ${type}\nport_type : TCP\nports : "${ports}"\n${more}`;
const HERE = 'address : "192.0.2.10"';

it.each([
  ["a denied port that is open fails", rule("AUDIT_DENIED_OPEN_PORTS", "22"), "FAILED", "open, and denied"],
  [
    "a denied port that is closed at the scanned address may be open at another",
    rule("AUDIT_DENIED_OPEN_PORTS", "8007"),
    "ERROR",
    "Only 192.0.2.10 was tried",
  ],
  [
    "it passes where the rule means that address",
    rule("AUDIT_DENIED_OPEN_PORTS", "8007", HERE),
    "PASSED",
    "",
  ],
  [
    "and where the rule writes it as a block of one address",
    rule("AUDIT_DENIED_OPEN_PORTS", "8007", 'address : "192.0.2.10/32"'),
    "PASSED",
    "",
  ],
  [
    "a block of more addresses was not tried",
    rule("AUDIT_DENIED_OPEN_PORTS", "8007", 'address : "192.0.2.0/24"'),
    "ERROR",
    "Only 192.0.2.10",
  ],
  [
    "another address was not tried",
    rule("AUDIT_DENIED_OPEN_PORTS", "8007", `${HERE} || "2001:db8::10"`),
    "ERROR",
    "Only 192.0.2.10",
  ],
  [
    "a port that was not scanned is not closed",
    rule("AUDIT_DENIED_OPEN_PORTS", "30-31", HERE),
    "ERROR",
    "Whether tcp 31 of 192.0.2.10",
  ],
  [
    "every port is meant where only some are allowed",
    rule("AUDIT_ALLOWED_OPEN_PORTS", "22,25,80,3306", HERE),
    "ERROR",
    "Whether tcp 1-19, 31-79",
  ],
  [
    "what the rule ignores need not be scanned",
    rule("AUDIT_ALLOWED_OPEN_PORTS", "1-19,22,25,80,3306", `${HERE}\nignore_ports : "31-65535"`),
    "PASSED",
    "",
  ],
  ["a surprise fails whatever else was not seen", rule("AUDIT_ALLOWED_OPEN_PORTS", "22"), "FAILED", "3306"],
  ["a required port that answers is open", rule("AUDIT_REQUIRED_OPEN_PORTS", "22,80"), "PASSED", ""],
  [
    "a required port that does not answer may be open at another address",
    rule("AUDIT_REQUIRED_OPEN_PORTS", "22,8007"),
    "ERROR",
    "Only 192.0.2.10",
  ],
  [
    "a required port is closed where the rule means the scanned address",
    rule("AUDIT_REQUIRED_OPEN_PORTS", "8007", HERE),
    "FAILED",
    "nothing listens",
  ],
  [
    "a scan does not tell what a socket is bound to",
    rule("AUDIT_REQUIRED_OPEN_PORTS", "22", 'scope : "public"'),
    "ERROR",
    "bound to, as `scope` asks",
  ],
  [
    "a rule about what is bound to an address is never proven wrong by a scan",
    rule("AUDIT_DENIED_OPEN_PORTS", "22", 'scope : "public"'),
    "ERROR",
    "bound to, as `scope` asks",
  ],
  [
    "a scan does not show who holds a port",
    rule("AUDIT_PROCESS_ON_PORT", "22", `name : "sshd"\n${HERE}`),
    "ERROR",
    "does not show which process",
  ],
  [
    "a port that may be closed has to be scanned to be known as closed",
    rule("AUDIT_PROCESS_ON_PORT", "5432", `name : "postgres"\nport_option : CAN_BE_CLOSED\n${HERE}`),
    "ERROR",
    "Whether tcp 5432",
  ],
  [
    "a port that may be closed and is closed passes",
    rule("AUDIT_PROCESS_ON_PORT", "8007", `name : "java"\nport_option : CAN_BE_CLOSED\n${HERE}`),
    "PASSED",
    "",
  ],
])("%s", (_says, item, status, words) => {
  const finding = findingOf(item, scan);
  expect(finding.status, JSON.stringify(finding.verdict)).toBe(status);
  expect(JSON.stringify(finding.verdict)).toContain(words);
});

it.each(["filtered", "open|filtered", "closed|filtered", "unfiltered"])(
  "a port that is %s is neither open nor closed",
  (state) => {
    const changed = scan.replace(/(portid="8007"><state state=")closed/, `$1${state}`);
    expect(changed).not.toBe(scan);
    for (const type of ["AUDIT_DENIED_OPEN_PORTS", "AUDIT_REQUIRED_OPEN_PORTS"])
      expect(findingOf(rule(type, "8007", HERE), changed).status).toBe("ERROR");
  },
);
