import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync, zstdDecompressSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { onPrivateHost } from "../support-hosts/private-host.ts";
import { lacks } from "../support-hosts/requires.ts";
import { audit, COMMAND, HARMLESS, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const item = (type: string, fields: string) =>
  `<custom_item>\ntype : ${type}\ndescription : "${type} ${fields.replace(/[^\w ]/g, "")}"\n${fields}\n</custom_item>\n`;
const policyOf = (body: string) => `<check_type:"Unix">\n${body}</check_type>\n`;

const POLICY = policyOf(
  item("AUDIT_ALLOWED_OPEN_PORTS", 'port_type : TCP\nports : "2000"') +
    item("AUDIT_DENIED_OPEN_PORTS", 'port_type : UDP\nports : "3000"') +
    item("AUDIT_REQUIRED_OPEN_PORTS", 'port_type : TCP\nports : "4000"') +
    item("AUDIT_PROCESS_ON_PORT", 'port_type : TCP\nports : "2000"\nname : "perl"\npackage : "perl-base"') +
    item(
      "AUDIT_PROCESS_ON_PORT",
      `port_type : TCP\nports : "2001"\nname : "perl"\nsha256 : "${"0".repeat(64)}"`,
    ),
);

const WAIT = "sleep while 1;";

/** A report without what may differ: times, and where facts were read. */
function comparable(text: string): string {
  return text.replace(/"(startedAt|durationMs|source)": ("[^"]*"|[\d.]+)/g, '"$1": ""');
}

describe.skipIf(lacks("root", "namespaces", "perl"))(
  "what was recorded on one host and judged elsewhere",
  () => {
    const policy = scratch.put("real.audit", POLICY);
    const file = (name: string) => join(scratch.folder, name);
    const command = (...args: readonly string[]) => [
      "sh",
      "-c",
      '"$@"; echo "exit $?"',
      "sh",
      process.execPath,
      COMMAND,
      ...args,
    ];
    const { witnesses } = onPrivateHost({
      programs: [
        {
          code: `tcp("0.0.0.0", 2000); tcp("127.0.0.1", 2002); ready($$); ${WAIT}`,
          argv0: "--secret=hunter2",
        },
        { code: `tcp("::", 2001); udp("0.0.0.0", 3000); ready($$); ${WAIT}`, argv0: "sshd" },
      ],
      requests: [],
      witnesses: [
        command("run", policy, "-o", "json"),
        command("collect", policy, "-o", file("policy.json.gz"), "--with-arguments"),
        command("collect", "--with-arguments", "-o", file("all.json.zst")),
        command("collect", policy, "-o", file("bare.json")),
      ],
    });
    const live = witnesses[0] ?? "";

    it("is the same report, byte for byte, with the same exit status", () => {
      expect(live).toContain('"FAILED"');
      for (const name of ["policy.json.gz", "all.json.zst"]) {
        const { stdout, status } = audit(["run", policy, "-o", "json", "--evidence", file(name)]);
        expect(comparable(`${stdout}exit ${String(status)}\n`)).toBe(comparable(live));
      }
    });

    it("holds no command line unless it was asked for, and what was packed is packed", () => {
      expect(gunzipSync(readFileSync(file("policy.json.gz"))).toString()).toContain("hunter2");
      expect(zstdDecompressSync(readFileSync(file("all.json.zst"))).toString()).toContain("hunter2");
      expect(readFileSync(file("bare.json"), "utf8")).not.toContain("hunter2");
      const { status } = audit(["run", policy, "--evidence", file("bare.json")]);
      expect(live.endsWith(`exit ${String(status)}\n`)).toBe(true);
    });

    it("what another policy wants beyond it is ERROR, with the call that records it", () => {
      const more = scratch.put(
        "more.audit",
        POLICY.replace('package : "perl-base"', `md5 : "${"0".repeat(32)}"`).replaceAll("UDP", "UDPLITE"),
      );
      const { stdout, status } = audit(["run", more, "-o", "json", "--evidence", file("policy.json.gz")]);
      expect(status).toBe(1);
      expect(stdout).toContain(`audit collect ${more} -o FILE`);
      const { findings } = JSON.parse(stdout) as { findings: readonly { status: string; verdict: object }[] };
      const errors = findings.filter(({ status: word }) => word === "ERROR");
      expect(errors).toHaveLength(2);
      for (const { verdict } of errors) expect(verdict).toMatchObject({ reason: "not-recorded" });
    });

    it("tells about a port as the host does", () => {
      const { stdout, status } = audit(["why", "2001/tcp", "--evidence", file("all.json.zst")]);
      expect(stdout).toMatch(/2001[^]*perl/);
      expect(status).toBe(0);
    });
  },
);

describe("audit collect", () => {
  it("writes to standard output what run reads from standard input", () => {
    const policy = scratch.put("harmless.audit", HARMLESS);
    const { stdout, status } = audit(["collect", policy]);
    expect([0, 2]).toContain(status);
    const run = audit(["run", policy, "--evidence", "-", "-q"], { input: stdout });
    expect(run.stderr).toContain("is what was recorded of");
    expect(run.status).toBe(0);
  });

  it("records nothing for a faulty policy, and does not write over it", () => {
    const faulty = scratch.put("faulty.audit", "<check_type");
    expect(audit(["collect", faulty, "-o", join(scratch.folder, "none.json")]).status).toBe(65);
    expect(audit(["collect", faulty, "-o", faulty]).status).toBe(64);
    expect(readFileSync(faulty, "utf8")).toBe("<check_type");
  });
});

describe("evidence that cannot be used", () => {
  const policy = scratch.put("plain.audit", HARMLESS);
  const recorded = audit(["collect", "-o", join(scratch.folder, "good.json")]);
  const good = readFileSync(join(scratch.folder, "good.json"), "utf8");

  it.each([
    ["of a newer major", good.replace('"1.0"', '"2.0"'), "at /schemaVersion: Version 2.0 cannot be read"],
    ["cut", good.slice(0, -100), "The text ends where"],
    ["packed and cut", gzipSync(good).subarray(0, 500), "gzip: the text was cut"],
    ["of another kind", '{"schemaVersion":"1.0","kind":"report"}', "This is no evidence"],
    ["very deep", '{"schemaVersion":'.repeat(100_000), "more than 64 deep"],
    ["of no known format", "hello\n", "the format is not recognised"],
    ["empty", "", "the format is not recognised"],
  ])("%s: one sentence, and exit 65", (name, text, message) => {
    const file = scratch.put(`${name.replaceAll(" ", "-")}.json`, text);
    const { status, stderr, stdout } = audit(["run", policy, "--evidence", file]);
    expect(stderr).toContain(message);
    expect(stderr).toContain(file);
    expect([status, stdout]).toEqual([65, ""]);
  });

  it("of two hosts, missing, or twice from standard input", () => {
    expect([0, 2]).toContain(recorded.status);
    const other = scratch.put("other.json", good.replace(/"target":"[^"]*"/, '"target":"elsewhere"'));
    const two = audit(["run", policy, "--evidence", join(scratch.folder, "good.json"), "--evidence", other]);
    expect([two.status, two.stderr]).toEqual([65, expect.stringContaining("several hosts")]);
    expect(audit(["run", policy, "--evidence", "/nowhere"]).status).toBe(66);
    expect(audit(["run", "-", "--evidence", "-"], { input: HARMLESS }).status).toBe(64);
  });

  it("of scans of two hosts, with both files and both hosts", () => {
    const scan = (address: string) => scratch.put(`${address}.txt`, greppable(address));
    const [one, other] = [scan("192.0.2.1"), scan("192.0.2.2")];
    const { status, stderr, stdout } = audit(["run", policy, "--evidence", one, "--evidence", other]);
    expect([status, stdout]).toEqual([65, ""]);
    expect(stderr).toContain(`${one} is of 192.0.2.1, ${other} is of 192.0.2.2.`);
  });

  it("a report is not written over it", () => {
    const file = join(scratch.folder, "good.json");
    expect(audit(["run", policy, "--evidence", file, "-o", `json=${file}`]).status).toBe(64);
    writeFileSync(join(scratch.folder, "same"), readFileSync(file));
    expect(readFileSync(file, "utf8")).toBe(good);
  });
});

it("audit list evidence names every format", () => {
  const { stdout, status } = audit(["list", "evidence"]);
  expect(status).toBe(0);
  for (const id of ["evidence", "lsof", "netstat", "nmap", "ss"])
    expect(stdout).toMatch(new RegExp(`^${id}$`, "m"));
});

/** A scan of one address in the form that nmap calls greppable. */
function greppable(address: string): string {
  return `# Nmap 7.93 scan initiated as: nmap -oG - -p 22 ${address}
Host: ${address} ()	Ports: 22/open/tcp//ssh///
# Nmap done at Sat Nov 21 2026 -- 1 IP address (1 host up) scanned in 0.1 seconds
`;
}
