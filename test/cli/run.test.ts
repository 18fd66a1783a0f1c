import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.ts";
import { onPrivateHost } from "../support-hosts/private-host.ts";
import { lacks } from "../support-hosts/requires.ts";
import { COMMAND, scratchFolder } from "./audit-command.ts";

const POLICY = `<check_type:"Unix">
<custom_item>
type : AUDIT_ALLOWED_OPEN_PORTS
description : "Only SSH and the web"
info : "Every open port is a way in."
solution : "Stop it."
port_type : TCP
ports : "22, 80"
</custom_item>
<custom_item>
type : AUDIT_DENIED_OPEN_PORTS
description : "No telnet"
port_type : TCP
ports : "23"
</custom_item>
<custom_item>
type : AUDIT_PROCESS_ON_PORT
description : "Port 22 belongs to our server"
port_type : TCP
ports : "22"
name : "perl|our-server"
md5 : "@MD5@"
owner : "root"
</custom_item>
<custom_item>
type : AUDIT_PROCESS_ON_PORT
description : "Port 9999 belongs to sshd"
severity : MEDIUM
port_type : TCP
ports : "9999"
name : "sshd"
</custom_item>
<custom_item>
type : AUDIT_REQUIRED_OPEN_PORTS
description : "The resolver answers"
port_type : UDP
ports : "53"
scope : "loopback"
</custom_item>
<custom_item>
type : CMD_EXEC
description : "A command that nobody allowed"
cmd : "id"
expect : "root"
is_substring : YES
</custom_item>
</check_type>
`;

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const isRunnable = !lacks("root", "namespaces", "perl", "ip", "md5sum");

/** Runs command lines one after the other on a host with a few sockets, as its root. */
function runsOnHost(commands: readonly string[]): readonly Run[] {
  const wrapped = commands.map((command, index) => {
    const name = `${scratch.folder}/${index}`;
    const shell = `audit() { "${process.execPath}" "${COMMAND}" "$@"; }; cd "${scratch.folder}"; ${command}`;
    return ["bash", "-c", `(${shell}) >"${name}.out" 2>"${name}.err"; echo $?`];
  });
  const { witnesses } = onPrivateHost({
    programs: [
      { code: 'tcp("0.0.0.0", 22); udp("127.0.0.1", 53); ready($$);', file: `${scratch.folder}/our-server` },
      { code: 'comm("sshd"); tcp("::", 9999); ready($$);', argv0: "/usr/sbin/sshd" },
    ],
    requests: [],
    witnesses: wrapped,
  });
  return witnesses.map((status, index) => ({
    status: Number(status),
    stdout: readFileSync(`${scratch.folder}/${index}.out`, "utf8"),
    stderr: readFileSync(`${scratch.folder}/${index}.err`, "utf8"),
  }));
}

describe.skipIf(!isRunnable)("audit on a host with known sockets", () => {
  scratch.put("template.audit", POLICY);
  scratch.put(
    "good.audit",
    POLICY.replace(/<custom_item>\ntype : AUDIT_ALLOWED[^]*?<\/custom_item>\n/, "")
      .replace(/<custom_item>\ntype : CMD_EXEC[^]*?<\/custom_item>\n/, "")
      .replace(/md5.*\n/, ""),
  );
  const prepare = 'sed "s/@MD5@/$(md5sum < our-server | cut -c1-32)/" template.audit > policy.audit';
  const [json, terminal, colour, files, good, strict, owners, why, closed, hidden] = isRunnable
    ? runsOnHost([
        `${prepare}; audit run policy.audit -o json`,
        "audit run policy.audit",
        "FORCE_COLOR=1 audit run policy.audit",
        "audit run policy.audit -o json=report.json -o junit=report.xml -q && true; status=$?; cat report.json report.xml >&2; exit $status",
        "audit run good.audit",
        "audit run good.audit --fail-on warning",
        "audit run good.audit --digests --packages -v",
        "audit why 9999/tcp policy.audit",
        "audit why 4444",
        'setpriv --reuid=65534 --regid=65534 --clear-groups env PATH=$PATH bash -c \'"$0" "$1" run -\' "$(command -v node)" "' +
          COMMAND +
          '" < good.audit',
      ])
    : [];
  const report = JSON.parse(json?.stdout ?? "{}") as AuditReport;

  it("judges every rule by what is really open", () => {
    expect(report.findings.map(({ status, rule }) => `${status} ${rule.text.description}`)).toEqual([
      "FAILED Only SSH and the web",
      "PASSED No telnet",
      "PASSED Port 22 belongs to our server",
      "WARNING Port 9999 belongs to sshd",
      "PASSED The resolver answers",
      "ERROR A command that nobody allowed",
    ]);
    expect(json?.status).toBe(1);
  });

  it("writes nothing but the JSON to standard output, and a report that keeps its published schema", () => {
    const schema = JSON.parse(readFileSync("dist/report.schema.json", "utf8")) as object;
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(json?.stderr).toContain("AUD2119");
  });

  it("names the true executable of a process that calls itself sshd", () => {
    expect(terminal?.stdout).toContain("/usr/bin/perl");
    expect(terminal?.stdout).toMatch(/calls itself "sshd" in argv/);
    expect(terminal?.status).toBe(1);
  });

  it("explains itself: verdict, expected, found, why, what to do, place", () => {
    for (const words of [
      "Only TCP ports 22, 80 may be open",
      "tcp [::]:9999",
      "Every open port is a way in.",
      "Stop it.",
      "policy.audit:2",
    ])
      expect(terminal?.stdout).toContain(words);
  });

  it("has colours only where they are wanted", () => {
    expect(terminal?.stdout).not.toContain("\u001b[");
    expect(colour?.stdout).toContain("\u001b[");
  });

  it("writes several formats in one run and keeps the exit status", () => {
    expect(files?.status).toBe(1);
    expect(files?.stdout).toContain("1 failed");
    expect(files?.stderr).toContain('"schemaVersion": "1.3"');
    expect(files?.stderr).toContain("<testsuites");
  });

  it("passes a policy that holds, unless warnings are to fail it", () => {
    expect(good?.status).toBe(0);
    expect(strict?.status).toBe(1);
  });

  it("shows digests and packages where they are asked for", () => {
    expect(owners?.stdout).toMatch(/md5 +[0-9a-f]{32}/);
    expect(owners?.stdout).toMatch(/perl-base .*\(dpkg\), file as installed/);
  });

  it("tells everything about one port", () => {
    expect(why?.status).toBe(0);
    expect(why?.stdout).toContain("Port 9999");
    expect(why?.stdout).toContain("does not allow it (the nearest member is 80)");
    expect(why?.stdout).toContain("names 9999, to be held by sshd");
    expect(closed?.stdout).toContain("Nothing listens here.");
    expect(closed?.status).toBe(1);
  });

  it("is ERROR, not PASSED, for a user who may not look", () => {
    expect(hidden?.status).toBe(2);
    expect(hidden?.stdout).toMatch(/ERROR +Port 22 belongs to our server/);
  });
});
