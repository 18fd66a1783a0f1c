import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { runAudit } from "../../../src/app/run-audit.ts";
import type { Finding } from "../../../src/model/report.ts";
import type { FindingStatus } from "../../../src/model/verdict.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";

/** Real files by their names below a folder, which a policy's lines call `@`. A name that ends in a slash is a folder. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** One sentence, real files, an item's lines, the status that follows, and what Nessus would show as actual value. */
export interface FileCase {
  readonly says: string;
  readonly files: Files;
  readonly item: readonly string[];
  readonly status: FindingStatus;
  readonly actual?: string;
  readonly words?: readonly string[];
}

const scratch: string[] = [];

afterAll(() => {
  for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files. */
export function folderWith(files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "dotaudit-files-")));
  scratch.push(folder);
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
    if (!name.endsWith("/")) writeFileSync(path, text, { mode: 0o644 });
  }
  return folder;
}

/** The finding of an `audit run` of one item on this machine, as a user's policy would be read and judged. */
export async function auditFiles(folder: string, item: readonly string[]): Promise<Finding> {
  const lines = item.join("\n").replaceAll("@/", `${folder}/`);
  const text = `<check_type:"Unix">\n<custom_item>\ndescription : "A rule"\n${lines}\n</custom_item>\n</check_type>\n`;
  const { policy, diagnostics } = loadPolicy(
    { file: "test.audit", bytes: Buffer.from(text) },
    { dialect: "dotaudit" },
  );
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const { findings } = await runAudit([policy], localTarget(), { loopback: "left-out" });
  const [finding] = findings;
  if (finding === undefined) throw new Error("the item became no finding");
  return finding;
}

/** Declares one test for each case. */
export function fileCases(type: string, cases: readonly FileCase[]): void {
  it.each(cases)("$says", async ({ files, item, status, actual, words = [] }) => {
    const folder = folderWith(files);
    const finding = await auditFiles(folder, [`type : ${type}`, ...item]);
    const said = JSON.stringify(finding.verdict).replaceAll(`${folder}/`, "@/");
    expect(finding.status, said).toBe(status);
    if (actual !== undefined)
      expect("actual" in finding.verdict && finding.verdict.actual.replaceAll(`${folder}/`, "@/")).toBe(
        actual,
      );
    for (const word of words) expect(said).toContain(word);
  });
}
