import { afterAll, describe, expect, it } from "vitest";
import { audit, scratchFolder } from "./audit-command.ts";
import { ssText } from "./ss-text.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const monday = scratch.put("monday.txt", ssText("0.0.0.0:22"));
const tuesday = scratch.put("tuesday.txt", ssText("0.0.0.0:22", "0.0.0.0:8080"));

describe("audit diff", () => {
  it("exits with 0 where nothing changed", () => {
    const { status, stdout } = audit(["diff", monday, monday]);
    expect(status).toBe(0);
    expect(stdout).toContain("Nothing changed.");
  });

  it("names what changed, and exits with 1", () => {
    const { status, stdout } = audit(["diff", `ss:${monday}`, `ss:${tuesday}`]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^OPENED +tcp 0\.0\.0\.0:8080$/m);
    expect(audit(["diff", `ss:${tuesday}`, `ss:${monday}`]).stdout).toMatch(/^CLOSED +tcp 0\.0\.0\.0:8080$/m);
  });

  it("refuses what does not show equally much, and exits with 2", () => {
    const empty = scratch.put("empty.txt", "");
    const { status, stdout } = audit(["diff", `ss:${monday}`, `ss:${empty}`]);
    expect(status).toBe(2);
    expect(stdout).toContain("cannot be compared");
    expect(stdout).not.toMatch(/^CLOSED/m);
  });

  it("has the same exit code in every format", () => {
    for (const format of ["text", "json", "markdown"])
      expect(audit(["diff", "--format", format, `ss:${monday}`, `ss:${tuesday}`]).status).toBe(1);
    const { stdout } = audit(["diff", "--format", "json", `ss:${monday}`, `ss:${tuesday}`]);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: "1.0",
      outcome: "different",
      changes: [{ kind: "opened", listener: { transport: "tcp", address: "0.0.0.0", port: 8080 } }],
    });
  });

  it("reads one side from standard input, and not both", () => {
    expect(audit(["diff", "-", `ss:${monday}`], { input: ssText("0.0.0.0:22") }).status).toBe(0);
    expect(audit(["diff", "-", "-"]).status).toBe(64);
    expect(audit(["diff", "ss:-", "-"]).status).toBe(64);
  });

  it("tells a missing file from a faulty one", () => {
    expect(audit(["diff", monday, "missing.json"]).status).toBe(66);
    expect(audit(["diff", monday, scratch.put("odd.json", '{"schemaVersion": 7}')]).status).toBe(65);
    expect(audit(["diff", monday]).status).toBe(64);
  });
});
