import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { reporters } from "../../src/reporters/index.ts";
import { mergedReporters } from "../../src/reporters/merged/index.ts";
import { audit, HARMLESS, scratchFolder } from "./audit-command.ts";
import { ssText } from "./ss-text.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const policy = scratch.put("policy.audit", HARMLESS);

/** A report of a host on which these addresses listen, under the name of a host. */
function reportOf(name: string, ...listeners: readonly string[]): string {
  const evidence = scratch.put(`${name}.txt`, ssText(...listeners));
  const { stdout } = audit(["run", policy, "--evidence", `ss:${evidence}`, "-o", "json"]);
  return scratch.put(`${name}.json`, stdout.replaceAll('"unknown host"', JSON.stringify(name)));
}

const fine = reportOf("fine", "0.0.0.0:22");
const odd = reportOf("odd", "0.0.0.0:22", "0.0.0.0:1");
const later = scratch.put("later.json", readFileSync(odd, "utf8").replaceAll('"odd"', '"fine"'));

describe("audit render", () => {
  it("writes every format as the run did, to the byte, and exits as it did", () => {
    const evidence = `ss:${scratch.put("host.txt", ssText("0.0.0.0:22", "[::]:1"))}`;
    const outputs = (prefix: string) =>
      reporters.flatMap(({ id }) => ["-o", `${id}=${scratch.folder}/${prefix}.${id}`]);
    const run = audit(["run", policy, "--evidence", evidence, ...outputs("run")]);
    const saved = `${scratch.folder}/run.json`;
    const render = audit(["render", saved, ...outputs("again")]);
    expect([render.status, render.stdout]).toEqual([run.status, run.stdout]);
    expect(run.status).toBe(1);
    for (const { id } of reporters) expect([id, read(`again.${id}`)]).toEqual([id, read(`run.${id}`)]);
  });

  it("reads standard input, and what was packed", () => {
    const text = readFileSync(odd);
    expect(audit(["render", "-", "-o", "json"], { input: text }).stdout).toBe(text.toString());
    expect(audit(["render", scratch.put("odd.json.gz", gzipSync(text)), "-o", "json"]).stdout).toBe(
      text.toString(),
    );
  });

  it("refuses what is no report, and a report that was changed", () => {
    const changed = readFileSync(odd, "utf8").replace(/"FAILED": 1/, '"FAILED": 0');
    expect(audit(["render", scratch.put("changed.json", changed)])).toMatchObject({
      status: 65,
      stdout: "",
      stderr: expect.stringContaining("at /counts/FAILED: Expected 1") as string,
    });
    expect(audit(["render", policy])).toMatchObject({
      status: 65,
      stderr: expect.stringContaining("no JSON") as string,
    });
    expect(audit(["render", "missing.json"]).status).toBe(66);
    expect(audit(["render", odd, "-o", `json=${odd}`]).status).toBe(64);
  });
});

describe("audit diff of reports", () => {
  it("tells what is newly failing, and exits with 1", () => {
    const { status, stdout } = audit(["diff", fine, later]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^NEWLY-FAILING +Nothing on the multiplexer's port/m);
    expect(audit(["diff", later, fine]).stdout).toMatch(/^MENDED/m);
    expect(audit(["diff", later, later])).toMatchObject({ status: 0 });
  });

  it("does not compare two hosts, unless that is wanted", () => {
    expect(audit(["diff", fine, odd])).toMatchObject({ status: 2 });
    expect(audit(["diff", fine, odd, "--across-hosts"])).toMatchObject({ status: 1 });
  });

  it("is of two reports or of two pieces of evidence, each with its own options", () => {
    const evidence = scratch.put("monday.txt", ssText("0.0.0.0:22"));
    expect(audit(["diff", fine, evidence])).toMatchObject({
      status: 64,
      stderr: expect.stringContaining("is a report, and") as string,
    });
    expect(audit(["diff", fine, later, "--restarts"]).status).toBe(64);
    expect(audit(["diff", evidence, evidence, "--across-hosts"]).status).toBe(64);
  });
});

describe("audit merge", () => {
  it("puts hosts side by side in every format, and exits like the worst of them", () => {
    for (const { id } of mergedReporters) {
      const { status, stdout } = audit(["merge", fine, odd, "-o", id]);
      expect(status).toBe(1);
      expect(stdout).toMatch(/fine[^]*odd|odd[^]*fine/);
    }
    expect(audit(["merge", fine]).status).toBe(0);
  });

  it("counts the newer of two reports of a host, and says so", () => {
    const { status, stdout } = audit(["merge", fine, later]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/1 host\n/);
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      /fine\.json does not count: \S*later\.json is of the same host/,
    );
  });

  it("refuses what is no report, and writes nothing then", () => {
    expect(audit(["merge", fine, policy, "-o", "json"])).toMatchObject({ status: 65, stdout: "" });
    expect(audit(["merge"]).status).toBe(64);
    expect(audit(["merge", "-", "-"]).status).toBe(64);
    expect(audit(["merge", fine, "-o", `html=${fine}`]).status).toBe(64);
  });
});

function read(name: string): string {
  return readFileSync(`${scratch.folder}/${name}`, "utf8");
}
