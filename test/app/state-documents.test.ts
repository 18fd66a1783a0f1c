import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { importScript } from "../../src/app/import-script.ts";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { planScript } from "../../src/app/plan-script.ts";
import { recordHost } from "../../src/app/record-host.ts";
import { recordedHost } from "../../src/app/recorded-host.ts";
import { judge, runAudit } from "../../src/app/run-audit.ts";
import { describeDeclaration } from "../../src/checks/describe-check.ts";
import { checks } from "../../src/checks/index.ts";
import { compareEvidence } from "../../src/compare/compare-evidence.ts";
import type { EvidenceDocument } from "../../src/evidence/evidence-document.ts";
import { mergeRecordings } from "../../src/evidence/merge-recordings.ts";
import { parseDocument } from "../../src/evidence/parse-document.ts";
import type { Recording } from "../../src/evidence/recording.ts";
import { renderDocument } from "../../src/evidence/render-document.ts";
import { learnPolicy } from "../../src/learn/learn-policy.ts";
import type { Finding } from "../../src/model/report.ts";
import { localTarget } from "../../src/targets/local/local-target.ts";
import { lacks } from "../support-hosts/requires.ts";

const ADVICE = "audit collect state.audit -o FILE";
const SETTINGS = { loopback: "left-out", regexMilliseconds: 1000 } as const;
const commands = { allows: () => true, user: null, network: "shared" } as const;

/** The example of each rule about the state of a host; a search of the whole machine would take minutes. */
const EXAMPLES = checks
  .filter(({ type }) => !type.includes("PORT"))
  .map((check) => describeDeclaration(check).example)
  .filter((example) => !/name\s*:\s*"find_/.test(example));

const item = (type: string, ...lines: readonly string[]): string =>
  ["<custom_item>", `type : ${type}`, `description : "${type}"`, ...lines, "</custom_item>"].join("\n");

/** Beside the examples: what they find nothing of. */
const MORE = [
  item("FILE_CHECK", 'file : "/etc/pass*"', 'mask : "022"', 'owner : "root"'),
  item("FILE_CHECK", 'file : "/etc/host.conf"', 'mask : "777"'),
  item("FILE_CONTENT_CHECK", 'file : "/etc/passwd"', 'regex : "^root"', 'expect : ":0:0:"'),
  item("FILE_DIGEST", 'file : "/bin/sh"', "source : package"),
  item("FIND_CMD", 'target : "/etc"', 'find_name : "passwd"', 'expect : "passwd"'),
  item("DPKG_CHECK", 'dpkg : "libc6-0"', 'operator : "gt"'),
  item("SYSCTL_CHECK", 'name : "kernel.ostype"', 'value : "Linux"', "source : RUNNING"),
  item("PROCESS_CHECK", 'name : "no-such-process"', "status : OFF"),
  item("CMD_EXEC", 'cmd : "echo it\'s; exit 3"', 'expect : "^it"'),
];

const text = `<check_type:"Unix">\n${[...EXAMPLES, ...MORE].join("\n")}\n</check_type>\n`;
const { policy } = loadPolicy({ file: "state.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });

const judged = (findings: readonly Finding[]) =>
  findings.map(({ rule, verdict }, index) => [`${index} ${rule.type}`, verdict] as const);
const statuses = (findings: readonly Finding[]) =>
  findings.map(({ rule, status }, index) => [`${index} ${rule.type}`, status] as const);

async function byRecordings(...recordings: readonly Recording[]): Promise<readonly Finding[]> {
  const merged = mergeRecordings(recordings);
  if (merged.status === "several-hosts") throw new Error(merged.message);
  return (await runAudit([policy], recordedHost(merged.host, ADVICE), SETTINGS)).findings;
}

function reread(document: EvidenceDocument): Recording {
  const read = parseDocument(Buffer.from([...renderDocument(document)].join("")));
  if (read.status === "faulty") throw new Error(JSON.stringify(read.fault));
  return { ...read.document, origin: "host.evidence.json" };
}

async function shownByScript(): Promise<Recording> {
  const input = planScript([policy], SETTINGS, commands);
  const { stdout, stderr } = spawnSync("sh", ["-s"], { input, maxBuffer: 1 << 28 });
  expect(stderr.toString()).toBe("");
  const shown = await importScript(stdout, "host.txt");
  if (shown.status === "unavailable") throw new Error(shown.detail);
  return shown.value.recording;
}

describe("what was recorded of the state of a host", () => {
  let document: EvidenceDocument;
  beforeAll(async () => {
    document = await recordHost([policy], localTarget(), { ...SETTINGS, arguments: "left-out", commands });
  });

  it("comes to the verdicts of the host itself, rule by rule", async () => {
    const live = judge([policy], document, SETTINGS);
    expect(judged(await byRecordings(reread(document)))).toEqual(judged(live));
    const seen = new Set(live.map(({ status }) => status));
    expect([...seen]).toEqual(expect.arrayContaining(["PASSED", "FAILED"]));
  });

  it("tells nothing of what nobody asked for then", async () => {
    const { observations, ...rest } = reread(document);
    const { host } = observations;
    const findings = await byRecordings({ ...rest, observations: host === undefined ? {} : { host } });
    expect(findings.filter(({ status }) => status === "PASSED" || status === "FAILED")).toEqual([]);
  });

  it("is completed by another recording of the host, and not mixed within one answer", async () => {
    const whole = reread(document);
    const keys = Object.keys(whole.observations) as (keyof typeof whole.observations)[];
    const half = (odd: number): Recording => ({
      ...whole,
      observations: Object.fromEntries(
        keys.filter((_, index) => index % 2 === odd).map((key) => [key, whole.observations[key]]),
      ) as Recording["observations"],
    });
    const live = statuses(judge([policy], document, SETTINGS));
    expect(statuses(await byRecordings(half(0), half(1)))).toEqual(live);
    const one = new Map(statuses(await byRecordings(half(0))));
    for (const [rule, status] of live) expect([status, "ERROR"]).toContain(one.get(rule));
  });

  it.skipIf(lacks("root"))(
    "by a script comes to the same statuses, or says what a script cannot show",
    async () => {
      const live = new Map(statuses(judge([policy], document, SETTINGS)));
      const findings = await byRecordings(await shownByScript());
      const others = statuses(findings).filter(([rule, status]) => status !== live.get(rule));
      expect(others.map(([rule, status]) => [rule.replace(/^\d+ /, ""), status])).toEqual([
        ["list_docker_container_packages", "ERROR"],
      ]);
    },
  );

  it("is no comparison and no policy of sockets: both say so", () => {
    const named = { name: "host.evidence.json", evidence: document };
    const { outcome, limits } = compareEvidence(named, named, { restarts: "silent" });
    expect(outcome).toBe("not-comparable");
    expect(limits.join()).toMatch(/not what else was recorded: accounts, .*files.*packages/);
    expect(learnPolicy({ name: null, hosts: [document] }).status).toBe("refused");
  });
});
