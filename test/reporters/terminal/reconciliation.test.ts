import { describe, expect, it } from "vitest";
import { terminal } from "../../../src/reporters/terminal/terminal.ts";
import { sampleReconciliation } from "../sample-reconciliation.ts";
import { sampleReports } from "../sample-reports.ts";

async function page(detail: "normal" | "verbose", reconciliation = sampleReconciliation): Promise<string> {
  const report = { ...sampleReports.mixed!, reconciliation };
  const text = await terminal.render(report, { width: 100, colour: "none", detail });
  return text.replace(/\s+/g, " ");
}

describe("a host that was seen from both sides", () => {
  it("shows what is not explained before all else, and ports of the same kind together", async () => {
    const text = await page("normal");
    expect(text).toMatch(/Inside and outside not explained tcp 31337 at 192\.0\.2\.10/);
    expect(text).toContain("not reached tcp 5432, 6379 at 192.0.2.10 It listens, and a packet filter");
    expect(text).toContain("On 1 port both agree: what listens answers.");
    expect(text).toContain("Not compared in full: The udp6 sockets were not seen.");
    expect(text).not.toContain("tcp 22 at");
  });

  it("shows what agrees where all is asked for", async () => {
    expect(await page("verbose")).toContain("agrees tcp 22 at 192.0.2.10");
  });

  it("says so where both agree in everything, or nothing is there", async () => {
    const ports = sampleReconciliation.ports.filter(({ kind }) => kind === "agrees");
    expect(await page("normal", { ports, unseen: [] })).toContain("Both agree: 1 port listens and answers");
    expect(await page("normal", { ports: [], unseen: [] })).toContain("Nothing listens there");
  });

  it("has no such section where only one side was seen", async () => {
    const text = await terminal.render(sampleReports.mixed!, {
      width: 80,
      colour: "none",
      detail: "verbose",
    });
    expect(text).not.toContain("Inside and outside");
  });
});
