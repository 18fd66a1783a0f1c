import { describe, expect, it } from "vitest";
import type { EvidenceKey } from "../../../src/model/evidence.ts";
import type { EvidenceSummary } from "../../../src/model/report.ts";
import { html } from "../../../src/reporters/html/html.ts";
import { evidenceWords, listedSources, sourceWords } from "../../../src/reporters/wording/evidence-words.ts";
import { groupedEvidence } from "../../../src/reporters/wording/grouped-evidence.ts";
import { unseenLines } from "../../../src/reporters/wording/unseen-lines.ts";
import { terminal } from "../../../src/reporters/terminal/terminal.ts";
import { sampleReports } from "../sample-reports.ts";

const gap = { reason: "missing-privilege", detail: "/x may not be read." } as const;
const seen = (key: EvidenceKey, source: string): EvidenceSummary => ({
  key,
  status: "observed",
  source,
  gaps: [],
});
const unseen = (key: EvidenceKey, detail: string): EvidenceSummary => ({
  key,
  status: "unavailable",
  source: key,
  reason: "failed",
  detail,
  gaps: [],
});

const EVIDENCE: readonly EvidenceSummary[] = [
  seen("host", "uname"),
  ...Array.from({ length: 1212 }, (_, index) => seen(`files:/etc/${index}`, `/etc/${index}`)),
  { ...seen("files:/home/*/x", "/home/*/x"), gaps: [gap] },
  unseen("files:~/x", "There is no /etc/passwd."),
  seen("command:id", "sh"),
  ...Array.from({ length: 4 }, (_, index) => unseen(`command:c${index}`, "Commands are not allowed.")),
  seen("listening-sockets:tcp", "/proc/net/tcp"),
];
const report = { ...sampleReports["all passed"]!, evidence: EVIDENCE };

describe("evidence of which there is much", () => {
  it("is one line for all that was seen whole, and single lines for the others", () => {
    expect(groupedEvidence(EVIDENCE).map(({ words, status, source }) => [words, status, source])).toEqual([
      ["host", "observed", "uname"],
      ["files", "observed", "1,212 files"],
      ["file /home/*/x", "observed", "/home/*/x"],
      ["file ~/x", "unavailable", "files:~/x"],
      ["command id", "observed", "sh"],
      ...[0, 1, 2, 3].map((index) => [`command c${index}`, "unavailable", `command:c${index}`]),
      ["tcp sockets", "observed", "/proc/net/tcp"],
    ]);
  });

  it("is told once where one reason holds for much of it", () => {
    expect(unseenLines(report)).toEqual([
      "file /home/*/x: /x may not be read.",
      "file ~/x not seen: There is no /etc/passwd.",
      "4 commands not seen: Commands are not allowed.",
    ]);
  });

  it("has a name for each kind, and none of our own notation", () => {
    expect(evidenceWords('file-search:{"kind":"file-search"}')).toBe("file search");
    expect(sourceWords("kernel-parameter:net.ipv4.ip_forward")).toBe("kernel parameters");
    expect(evidenceWords(`command:${"x".repeat(5000)}`).length).toBeLessThan(300);
    expect(listedSources(["files:/a", "files:/a", "host"])).toEqual(["file /a", "host"]);
  });

  it.each([
    ["the terminal", terminal],
    ["HTML", html],
  ])("is short in %s", async (_, reporter) => {
    const style = { width: 100, colour: "none", detail: "verbose" } as const;
    const page = await reporter.render(report, style);
    expect(page).toContain("1,212 files");
    expect(page).toContain("4 commands");
    expect(page).not.toContain("/etc/17");
  });
});
