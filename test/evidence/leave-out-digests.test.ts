import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { recordHost } from "../../src/app/record-host.ts";
import { recordedHost } from "../../src/app/recorded-host.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { mergeRecordings } from "../../src/evidence/merge-recordings.ts";
import { parseDocument } from "../../src/evidence/parse-document.ts";
import { renderDocument } from "../../src/evidence/render-document.ts";
import type { AuditReport } from "../../src/model/report.ts";
import { openRootfs } from "../../src/targets/rootfs/open-rootfs.ts";
import type { EvidenceSource } from "../../src/app/evidence-source.ts";

const SHA512 = `$6$rounds=5000$saltsalt$${"aB3.".repeat(21)}/9`;
const YESCRYPT = `$y$j9T$abcdefghijklmnopqrstu/$${"xY0.".repeat(10)}abc`;
const BCRYPT = `$2b$12$${"qW7.".repeat(13)}e`;
const DES = "abJnggxhB/yWI";

const SHADOW = [
  `root:${SHA512}:19000:0:99999:7:::`,
  `alice:!${YESCRYPT}:19000:0:99999:7:::`,
  `bob:${BCRYPT}:19000:0:99999:7:::`,
  `carol:${DES}:19000:0:99999:7:::`,
  "daemon:*:19000:0:99999:7:::",
  "",
].join("\n");

const RULES = [
  ["no empty password", "^[^:]*::"],
  ["digests of SHA-512 are whole", "^root:\\$6\\$rounds=[0-9]+\\$[./0-9A-Za-z]{8}\\$[./0-9A-Za-z]{86}:"],
  ["digests of yescrypt are whole", "^alice:!\\$y\\$j9T\\$[./0-9A-Za-z]{22}\\$[./0-9A-Za-z]{43}:"],
  ["digests of bcrypt are whole", "^bob:\\$2b\\$12\\$[./0-9A-Za-z]{53}:"],
  ["digests of DES have 13 characters", "^carol:[./0-9A-Za-z]{13}:"],
] as const;

const scratch: string[] = [];

afterAll(() => {
  for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
});

function targetWith(files: Readonly<Record<string, string>>): EvidenceSource {
  const root = mkdtempSync(join(tmpdir(), "dotaudit-shadow-"));
  scratch.push(root);
  mkdirSync(join(root, "etc"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, "etc", name), text);
  const opened = openRootfs({ folder: root, name: "rootfs:test", predict: "not-asked" });
  if (opened.status === "unavailable") throw new Error(opened.detail);
  return opened.value.target;
}

function policyOf(file: string) {
  const items = RULES.map(
    ([description, pattern]) =>
      `<custom_item>\ntype : FILE_CONTENT_CHECK\ndescription : "${description}"\nfile : "${file}"\nregex : "${pattern}"\nexpect : "${pattern}"\n</custom_item>`,
  );
  const text = `<check_type:"Unix">\n${items.join("\n")}\n</check_type>\n`;
  const { policy } = loadPolicy({ file: "x.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });
  return policy;
}

function statuses({ findings }: AuditReport): readonly string[] {
  return findings.map(({ status, rule }) => `${rule.text.description}: ${status}`);
}

describe.each(["shadow", "shadow-", "shadow.bak"])("digests of passwords in /etc/%s", (name) => {
  it("are not recorded, and the recording gives the verdicts of the host", async () => {
    const target = targetWith({
      [name]: SHADOW,
      passwd: "root:x:0:0::/root:/bin/sh\n",
      group: "root:x:0:\n",
    });
    const policy = policyOf(`/etc/${name}`);
    const document = await recordHost([policy], target, { loopback: "left-out", arguments: "left-out" });
    const text = [...renderDocument(document)].join("");
    for (const digest of [SHA512, YESCRYPT, BCRYPT, DES]) expect(text).not.toContain(digest.slice(-13));
    const read = parseDocument(Buffer.from(text));
    if (read.status === "faulty") throw new Error(read.fault.message);
    const merged = mergeRecordings([{ ...read.document, origin: "recording" }]);
    if (merged.status !== "merged") throw new Error(merged.message);
    const judged = await runAudit([policy], recordedHost(merged.host, "audit collect"), {
      loopback: "left-out",
    });
    const seen = await runAudit([policy], target, { loopback: "left-out" });
    expect(statuses(judged)).toEqual(statuses(seen));
    expect(statuses(seen).map((line) => line.split(": ").at(-1))).toEqual([
      "FAILED",
      "PASSED",
      "PASSED",
      "PASSED",
      "PASSED",
    ]);
  });

  it("are in no report", async () => {
    const target = targetWith({ [name]: SHADOW, passwd: "", group: "" });
    const report = JSON.stringify(
      await runAudit([policyOf(`/etc/${name}`)], target, { loopback: "left-out" }),
    );
    for (const digest of [SHA512, YESCRYPT, BCRYPT, DES]) expect(report).not.toContain(digest.slice(-13));
    expect(report).toContain("root:$6$…:19000:0:99999:7:::");
    expect(report).toContain("carol:…:19000:0:99999:7:::");
  });
});
