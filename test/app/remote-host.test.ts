import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { remoteHost } from "../../src/app/remote-host.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { COLLECT_SCRIPT } from "../../src/collectors/script/collect-script.ts";
import type { EvidenceRequest } from "../../src/model/evidence.ts";
import type { Seen } from "../../src/model/observation.ts";
import { findReporter } from "../../src/reporters/index.ts";
import type { AuditReport } from "../../src/model/report.ts";
import { closed, when } from "../evaluate/control-flow.ts";
import { lacksShared, sharedText } from "../collectors/shared-folder.ts";
import { recordingText, SECTIONS } from "../targets/recorded/recording-text.ts";
import type { SectionText } from "../targets/recorded/recording-text.ts";

const SETTINGS = { loopback: "left-out", regexMilliseconds: 1000 } as const;
const TCP: EvidenceRequest = { kind: "listening-sockets", table: "tcp", owners: [] };
const UNSEEN: Seen<Buffer> = { status: "unavailable", reason: "vanished", detail: "It is gone." };

/** A host whose answers are given, and the scripts that it was sent. */
function hostOf(...answers: readonly (Seen<Buffer> | string)[]) {
  const scripts: string[] = [];
  const exchange = (script: string): Promise<Seen<Buffer>> => {
    const answer = answers[Math.min(scripts.length, answers.length - 1)] ?? UNSEEN;
    scripts.push(script);
    return Promise.resolve(
      typeof answer === "string" ? { status: "observed", value: Buffer.from(answer, "latin1") } : answer,
    );
  };
  return { scripts, host: remoteHost({ name: "ssh://web1", way: "reached over SSH", exchange }) };
}

/** This machine, by a shell that reads the script from its standard input. */
function shellOfThisMachine() {
  const scripts: string[] = [];
  const exchange = (script: string): Promise<Seen<Buffer>> => {
    scripts.push(script);
    const { stdout } = spawnSync("sh", ["-s"], { input: script, maxBuffer: 1 << 28 });
    return Promise.resolve({ status: "observed", value: stdout });
  };
  return { scripts, host: remoteHost({ name: "ssh://here", way: "reached over SSH", exchange }) };
}

async function audited(host: ReturnType<typeof remoteHost>, body: string): Promise<AuditReport> {
  const bytes = Buffer.from(`<check_type:"Unix">\n${body}</check_type>\n`);
  const { policy } = loadPolicy({ file: "remote.audit", bytes }, { dialect: "dotaudit" });
  return await runAudit([policy], host, { ...SETTINGS, host: "full" });
}

const wantOf = (script: string): string => /^want='(.*)'$/m.exec(script)?.[1] ?? "no line";
const holds = closed(1, 'ignore_ports : "0-65535"');
const owned = `<custom_item>
type : AUDIT_PROCESS_ON_PORT
description : "$(touch /tmp/pwned) ; 'quoted' \`id\` | & > < \\\\"
port_type : TCP
ports : "1"
name : "'; touch /tmp/pwned; echo '|$(id)"
md5 : "0123456789abcdef0123456789abcdef"
port_option : CAN_BE_CLOSED
</custom_item>
`;

describe("a remote host is asked once in a round", () => {
  it("by one exchange, where nothing depends on a condition", async () => {
    const { scripts, host } = shellOfThisMachine();
    const report = await audited(host, closed(1) + owned);
    expect(scripts.map(wantOf)).toEqual(["sockets owners md5 services"]);
    expect(report.findings.map(({ status }) => status)).not.toContain("FAILED");
    expect(report.target).toBe("ssh://here");
    expect(report.host).toMatchObject({ virtualisation: "reached over SSH", system: "Linux" });
    for (const { source } of report.evidence) expect(source).toContain("in ssh://here");
  });

  it("by another for the branch that is taken, and only for what is new", async () => {
    const { scripts, host } = shellOfThisMachine();
    const udp = closed(2).replace("TCP", "UDP");
    await audited(host, when('type:"AND"', holds, [udp, owned]));
    expect(scripts.map(wantOf)).toEqual(["sockets owners services", "sockets owners"]);
  });

  it("by none for what only a scan or the machine itself could tell", async () => {
    const { scripts, host } = hostOf(recordingText());
    const answer = await host.answer([{ kind: "port-scan" }]);
    expect(scripts).toEqual([]);
    expect(answer["port-scan"]).toMatchObject({ status: "unavailable" });
  });

  it("by a script that is the same whatever a policy says, but for fixed words", async () => {
    const { scripts, host } = shellOfThisMachine();
    await audited(host, owned);
    for (const script of scripts) {
      expect(script.replace(/^want='[a-z\d ]*'$/m, "want='@WANT@'")).toBe(COLLECT_SCRIPT);
      expect(script).not.toContain("pwned");
    }
  });
});

describe("a remote host that cannot be seen", () => {
  it("is not asked again, and all its rules are ERROR", async () => {
    const { scripts, host } = hostOf(UNSEEN);
    const report = await audited(host, when('type:"AND"', holds, [closed(2), closed(3)]) + closed(4));
    expect(scripts).toHaveLength(1);
    expect(report.counts).toMatchObject({ PASSED: 0, FAILED: 0 });
    expect(report.counts.ERROR).toBeGreaterThan(0);
    expect(JSON.stringify(report.findings)).toContain("It is gone.");
    expect(await host.answer([TCP])).toMatchObject({ "listening-sockets:tcp": { source: "ssh://web1" } });
    expect(scripts).toHaveLength(1);
  });

  it.each([
    ["sends half of it", recordingText().slice(0, -20), "truncated-output"],
    ["sends something else", "hello\n", "malformed-output"],
    ["sends nothing", "", "malformed-output"],
  ])("because it %s", async (_, text, reason) => {
    const { host } = hostOf(text);
    const answer = await host.answer([TCP]);
    expect(answer["listening-sockets:tcp"]).toMatchObject({ status: "unavailable", reason });
    expect(JSON.stringify(answer)).toContain("ssh://web1: The recording");
  });

  it("because the second exchange reaches another machine", async () => {
    const other = SECTIONS.map((section): SectionText =>
      section[0] === "host ok ." ? ([...section.slice(0, -1), "web2"] as unknown as SectionText) : section,
    );
    const { host } = hostOf(recordingText(), recordingText(other));
    expect((await host.answer([TCP]))["listening-sockets:tcp"]).toMatchObject({ status: "observed" });
    const second = (await host.answer([TCP]))["listening-sockets:tcp"];
    expect(second).toMatchObject({ status: "unavailable", reason: "failed" });
    expect(JSON.stringify(second)).toContain("led to web1 at first, and to web2 afterwards");
  });
});

describe("a remote host that lies", () => {
  it("cannot reach the terminal of whoever reads about it", async () => {
    const hostile = SECTIONS.map((section): SectionText => {
      if (section[0] === "host ok .")
        return [...section.slice(0, -1), "\u001b[2Jweb"] as unknown as SectionText;
      return section[0] === "link ok /proc/12/exe" ? [section[0], "/bin/\u001b[31m"] : section;
    });
    const { host } = hostOf(recordingText(hostile));
    const report = await audited(host, closed(22) + owned.replace('ports : "1"', 'ports : "22"'));
    const text = findReporter("terminal")?.render(report, { width: 100, colour: "none", detail: "verbose" });
    expect(report.findings.map(({ status }) => status)).toContain("FAILED");
    expect(await text).toContain("\\x1b[2Jweb");
    expect(await text).not.toContain("\u001b");
  });
});

describe.skipIf(lacksShared("recordings/INDEX.md"))("a remote host without /proc", () => {
  it("is seen by what its netstat and lsof say", async () => {
    const output = (call: string, file: string): SectionText => [
      `output-${call.split(" ")[0] ?? ""} ok ${call}`,
      ...Buffer.from(sharedText(`recordings/${file}`))
        .toString("latin1")
        .trimEnd()
        .split("\n"),
    ];
    const aix: readonly SectionText[] = [
      ["host ok .", "AIX", "7.2", "powerpc", "0", "2026-01-02T03:04:05Z", "0100", "aix1"],
      ["want ok .", "sockets owners"],
      output("netstat -Aan", "inspec/netstat-aan"),
      output("lsof -nP -i", "aix-lsof.verbatim.txt"),
    ];
    const { host } = hostOf(recordingText(aix));
    const tcp = (await host.answer([TCP]))["listening-sockets:tcp"];
    expect(tcp).toMatchObject({ status: "observed" });
    expect(tcp?.source).toContain("netstat -Aan in ssh://web1");
    const udplite = (await host.answer([{ ...TCP, table: "udplite" }]))["listening-sockets:udplite"];
    expect(udplite).toMatchObject({ status: "unavailable", reason: "not-recorded" });
  });
});
