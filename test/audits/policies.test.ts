import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { formatPolicyBytes } from "../../src/app/format-policy-bytes.ts";
import { walkPolicy } from "../../src/model/walk-policy.ts";
import { policiesIn, reportedItems, shippedPolicy } from "./shipped-policies.ts";

const audits = policiesIn("audits");
const roles = readdirSync("examples/hosts", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each([...audits, ...policiesIn("examples")])("%s", (file) => {
  const loaded = shippedPolicy(file);

  it("has no fault and nothing to remark, also as Nessus would read it", () => {
    expect(loaded.diagnostics).toEqual([]);
    expect(shippedPolicy(file, "nessus").diagnostics).toEqual([]);
  });

  it("is laid out as `audit fmt` does it", () => {
    expect(formatPolicyBytes(readFileSync(file)).status).toBe("unchanged");
  });

  it("describes each item in words of its own, conditions included", () => {
    const nodes = [...walkPolicy(loaded.policy.nodes)].map(({ node }) => node);
    const members = nodes.flatMap((node) => (node.kind === "if" ? node.condition.members : [node]));
    const descriptions = members.map(({ text }) => text.description);
    expect(descriptions.length).toBeGreaterThan(0);
    expect(descriptions.filter((words, index) => descriptions.indexOf(words) !== index)).toEqual([]);
  });

  it("is written in plain ASCII, which every editor and every scanner reads", () => {
    expect(loaded.text).toMatch(/^[\n -~]*$/);
  });
});

describe.each(audits)("%s", (file) => {
  const loaded = shippedPolicy(file);
  const items = reportedItems(loaded);

  it("says of each item why it matters, what to do, and which controls it serves", () => {
    const lacking = items.filter(
      ({ text }) => text.info.length !== 1 || text.solution.length !== 1 || text.reference.length !== 1,
    );
    expect(lacking.map(({ text }) => text.description)).toEqual([]);
  });

  it("refers to NIST 800-53 and to both versions of the CIS Controls", () => {
    const shape = /^(800-53\|[A-Z]{2}-\d+(\(\d+\))?,)+CSCv8\|\d+\.\d+,CSCv7\|\d+\.\d+$/;
    const references = items.flatMap(({ text }) => text.reference);
    expect(references.filter((reference) => !shape.test(reference))).toEqual([]);
    expect(references.some((reference) => reference.includes("800-53|CM-7"))).toBe(true);
    expect(loaded.metadata.benchmarkRefs).toEqual(["800-53", "CSCv8", "CSCv7"]);
  });

  it("has a name, a version and labels", () => {
    expect(loaded.metadata.displayName).not.toBeNull();
    expect(loaded.metadata.specs).toHaveLength(1);
    expect(loaded.metadata.specs[0]?.version).toMatch(/^\d+\.\d+$/);
    expect(loaded.metadata.labels).toContain("listening_ports");
  });

  it("explains its variables, gives them values and uses all of them", () => {
    for (const { declaration, uses, value } of loaded.variables) {
      expect(declaration?.description).toBeTruthy();
      expect(declaration?.info).toBeTruthy();
      expect(declaration?.valueType).not.toBeNull();
      expect(value).toBeTruthy();
      expect(uses).toBeGreaterThan(0);
    }
  });

  it("is named in the README of its folder", () => {
    expect(readFileSync("audits/README.md", "utf8")).toContain(`\`${basename(file)}\``);
  });
});

describe.each(roles)("the policy of a %s", (role) => {
  const loaded = shippedPolicy(`audits/${role}.audit`);

  it("can be fitted to a host with variables", () => {
    expect(loaded.variables.length).toBeGreaterThanOrEqual(5);
  });

  it("looks at the host before it decides what belongs to it", () => {
    expect(loaded.policy.nodes.filter(({ kind }) => kind === "if").length).toBeGreaterThanOrEqual(1);
  });

  it("is for Linux where it speaks of Linux", () => {
    const items = reportedItems(loaded);
    const guarded = items.filter((item) => item.kind === "rule" && item.system === "Linux");
    expect(guarded.length).toBeGreaterThanOrEqual(1);
  });
});

describe("the examples", () => {
  const readme = readFileSync("examples/README.md", "utf8");
  const files = readdirSync("examples").filter((name) => name !== "README.md");

  it.each([...files, ...roles])("say in their README what %s is", (name) => {
    expect(readme).toContain(`\`${name}\``);
  });
});
