import { describe, expect, it } from "vitest";
import { judge } from "../../../src/app/run-audit.ts";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { judgedItems } from "../../../src/checks/built-in-items/judged-items.ts";
import { audited } from "../../agreement/audited.ts";
import { scratchHost } from "../../agreement/scratch-host.ts";
import type { ScratchEntries } from "../../agreement/scratch-host.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { CASES } from "./cases.ts";
import { HOST } from "./sample-host.ts";

/** The items that search the file system have tests of their own. */
const OURS = judgedItems.map(({ type }) => type).filter((type) => !type.startsWith("find_"));

function item(name: string, keywords: string): string {
  return `<item>\nname : "${name}"\ndescription : "A rule"\n${keywords}\n</item>`;
}

async function outcome(name: string, keywords: string, changes: ScratchEntries) {
  const entries = Object.entries({ ...HOST, ...changes }).filter(([, entry]) => entry !== "absent");
  const host = scratchHost(Object.fromEntries(entries));
  try {
    const [finding] = await audited(item(name, keywords), host.target);
    return { status: finding?.status, verdict: JSON.stringify(finding?.verdict) };
  } finally {
    host.close();
  }
}

describe.skipIf(lacks("root"))("built-in items", () => {
  it.each(CASES)("$name is $status where $words", async ({ name, keywords, changes, status, says }) => {
    const { status: answer, verdict } = await outcome(name, keywords, changes);
    expect([answer, verdict]).toEqual([status, expect.stringContaining(says)]);
  });

  it("has a case that passes and one that fails for every item", () => {
    for (const status of ["PASSED", "FAILED"] as const) {
      const covered = new Set(CASES.filter((one) => one.status === status).map(({ name }) => name));
      expect(OURS.filter((type) => !covered.has(type))).toEqual([]);
    }
  });

  it.each(OURS)("%s is ERROR where nothing was seen", (type) => {
    const keywords = type.includes("_password_") ? 'value : "1..2"' : "";
    const text = `<check_type:"Unix">\n${item(type, keywords)}\n</check_type>\n`;
    const { policy } = loadPolicy({ file: "x.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });
    const nothing = { target: "x", collectedAt: "2026-01-01T00:00:00.000Z", observations: {} };
    expect(judge([policy], nothing, { loopback: "left-out" })[0]).toMatchObject({ status: "ERROR" });
  });
});
