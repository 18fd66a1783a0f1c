import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { runAudit } from "../../../src/app/run-audit.ts";
import type { NessusFinding } from "../../../src/reporters/nessus/nessus-file.ts";
import { parseNessus } from "../../../src/reporters/nessus/parse-nessus.ts";
import { renderNessus } from "../../../src/reporters/nessus/render-nessus.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { wordingRows } from "./wording-rows.ts";

const folder = mkdtempSync(join(tmpdir(), "wordings-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function put(name: string, text: string, mode: number): void {
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), mode);
}

put("keys", "", 0o644);
put("guard.conf", "# of the door\nlocks 3\nwindow open\n", 0o600);
put("issue", "Welcome to the shed.\n", 0o644);
put("tool", "", 0o4755);

/** `@/` is the folder of the test, `%U` and its like are what stat says of the files in it. */
const FACTS: readonly (readonly [word: string, fact: string])[] = [
  ["@/", `${folder}/`],
  ...["%U", "%G", "%u", "%g"].map((format) => {
    const said = execFileSync("stat", ["-c", format, join(folder, "keys")], { encoding: "utf8" });
    return [format, said.trim()] as const;
  }),
];

function here(text: string): string {
  return FACTS.reduce((written, [word, fact]) => written.replaceAll(word, fact), text);
}

/** The result of one item, written as a file of Nessus and read back. */
async function resultOf(body: string): Promise<NessusFinding & { readonly xml: string }> {
  const text = here(`<check_type:"Unix">\n${body}\n</check_type>\n`);
  const { policy, diagnostics } = loadPolicy(
    { file: "test.audit", bytes: Buffer.from(text) },
    { dialect: "dotaudit" },
  );
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const commands = { user: null, network: "shared", allows: () => true } as const;
  const xml = renderNessus(await runAudit([policy], localTarget(), { loopback: "left-out", commands }));
  const file = parseNessus(xml);
  const finding = file.status === "observed" ? file.value.hosts[0]?.findings[0] : undefined;
  if (finding === undefined) throw new Error("the item became no result");
  return { ...finding, xml };
}

function item(lines: readonly string[]): string {
  const tag = lines[0]?.startsWith("name") === true ? "item" : "custom_item";
  return `<${tag}>\n${lines.join("\n")}\ndescription : "A rule"\ninfo : "Why"\n</${tag}>`;
}

describe.runIf(process.platform === "linux")("what Nessus says of", () => {
  it.each(wordingRows)("$says", async ({ item: lines, status, policy, actual }) => {
    const result = await resultOf(item(lines));
    expect(result).toMatchObject({ status, expected: here(policy), actual: here(actual) });
    expect(descriptionIn(result.xml)).toBe(
      `"A rule" : [${status}]\n\nWhy\n\nReference: ${result.reference}\n\nPolicy Value:\n${here(policy)}\n\nActual Value:\n${here(actual)}`,
    );
  });

  it.each(["PASSED", "FAILED", "WARNING"])("a report of %s: its word, and no actual value", async (word) => {
    const result = await resultOf(
      `<report type:"${word}">\ndescription : "Told"\ninfo : "Why"\nsolution : "How"\nsee_also : "https://example.org"\n</report>`,
    );
    expect(result).toMatchObject({ status: word, expected: word, actual: "" });
    expect(descriptionIn(result.xml)).toBe(
      `"Told" : [${word}]\n\nWhy\n\nSolution:\nHow\n\nSee Also: https://example.org\n\nReference: ${result.reference}\n\nPolicy Value:\n${word}`,
    );
  });

  it("a report that shows what its condition found", async () => {
    const condition = `<condition type:"AND">\n${item(["type : FILE_CHECK", 'file : "@/none"'])}\n</condition>`;
    const told = '<report type:"FAILED">\ndescription : "Told"\nshow_output : YES\n</report>';
    const { expected, actual } = await resultOf(
      `<if>\n${condition}\n<then>\n</then>\n<else>\n${told}\n</else>\n</if>`,
    );
    expect(expected).toBe("FAILED");
    expect(actual).toContain('"A rule" (line 4) failed.');
  });

  it("output that XML could not hold", async () => {
    const result = await resultOf(
      item([
        "type : CMD_EXEC",
        "cmd : \"printf '\\\\033[2J\\\\000]]>\\\\377<!--\\\\r\\\\n'\"",
        'expect : "z"',
      ]),
    );
    expect(result.actual).toContain(" returned : \n\n\\x1b[2J");
    expect(result.xml).not.toMatch(/[^\P{C}\n]/u);
  });
});

function descriptionIn(xml: string): string {
  const [, text = ""] = /<description>([^]*?)<\/description>/.exec(xml) ?? [];
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
