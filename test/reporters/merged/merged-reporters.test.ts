import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mergeReports } from "../../../src/merge/merge-reports.ts";
import type { HostOutcome, MergedReport } from "../../../src/model/merged-report.ts";
import { findMergedReporter, mergedReporters } from "../../../src/reporters/merged/index.ts";
import { MERGED_SCHEMA } from "../../../src/reporters/merged/json/render-merged-json.ts";
import { OUTCOME_LETTER } from "../../../src/reporters/merged/outcome-letter.ts";
import { HOSTILE, hostileReport } from "../hostile-report.ts";
import { host, report } from "../build-report.ts";
import { acceptedFindings } from "../sample-accepted.ts";
import { brief, finding, surprise, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";

const STYLE = { width: 100, colour: "none", detail: "normal" } as const;
const STYLES = [
  STYLE,
  { width: 40, colour: "ansi", detail: "quiet" },
  { ...STYLE, detail: "verbose" },
] as const;

/** What a terminal could obey, but for line feeds and the colours that the tool itself writes. */
const OBEYED = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u;

/** Ten hosts: rules on which they agree, one that one of them breaks, one that half of them do not judge. */
const fleet = mergeReports(
  Array.from({ length: 10 }, (_, place) => {
    const { passed, failed } = verdictsOfEveryKind;
    const odd =
      place === 3
        ? finding("FAILED", { ...failed, found: [surprise] }, { id: "odd" })
        : finding("PASSED", passed, { id: "odd" });
    const half =
      place % 2 === 0
        ? []
        : [finding("PASSED", passed, { id: "half", text: brief("Only every other host") })];
    const name = `web${place + 1}`;
    const found = [
      odd,
      ...half,
      finding("PASSED", passed, { id: "same", text: brief("The same everywhere") }),
    ];
    return {
      name: `${name}.json`,
      report: report(found, { target: name, host: { ...host, hostname: name } }),
    };
  }),
  "0.1.0",
);

/** Ten hosts as the rule fared on them: seen on one, predicted on one, failed by a prediction on one; labels on one. */
const partlyPredicted = ((): MergedReport => {
  const { passed, failed } = verdictsOfEveryKind;
  const basis = "predicted" as const;
  const reports = [
    { name: "seen", found: finding("PASSED", passed) },
    { name: "image-1", found: finding("PASSED", { ...passed, basis }) },
    { name: "image-2", found: finding("FAILED", { ...failed, basis, found: [] }) },
  ].map(({ name, found }) => ({
    name,
    report: report(
      [found, finding("PASSED", found.status === "PASSED" ? found.verdict : passed, { id: "same" })],
      {
        target: name,
        host: null,
        ...(name === "image-1" ? { groups: ["web", "dmz"], labels: [{ name: "env", value: "=prod" }] } : {}),
      },
    ),
  }));
  return mergeReports(reports, "0.1.0");
})();

const samples: Readonly<Record<string, MergedReport>> = {
  fleet,
  "images beside a host": partlyPredicted,
  "one empty host": mergeReports([{ name: "a", report: sampleReports.empty! }], "0.1.0"),
  "hostile text": mergeReports(
    [
      { name: HOSTILE, report: hostileReport },
      { name: "fine", report: { ...hostileReport, target: "fine", host: null } },
      { name: "other", report: report(acceptedFindings, { target: "other" }) },
      { name: "third", report: report(acceptedFindings.slice(2), { target: "third" }) },
    ],
    "0.1.0",
  ),
};

async function textOf(id: string, merged: MergedReport = fleet): Promise<string> {
  return (await findMergedReporter(id)?.render(merged, STYLE)) ?? "";
}

describe.each(mergedReporters)("the format $id", (reporter) => {
  it.each(Object.entries(samples))("of '%s' is deterministic and inert", async (_, merged) => {
    for (const style of STYLES) {
      const text = await reporter.render(merged, style);
      expect(await reporter.render(merged, style)).toBe(text);
      expect(text.endsWith("\n")).toBe(true);
      expect(text.replace(/\u001b\[(?:1|2|22|31|32|33|35|36|39)m/g, "")).not.toMatch(OBEYED);
    }
  });

  it("says what it is for", () => {
    expect(reporter.summary).toMatch(/^[A-Z].*\.$/);
    expect(reporter.extension).toMatch(/^\.[a-z]+$/);
  });
});

describe("JSON", () => {
  const file = new URL("../../../src/reporters/merged/json/merged-report.schema.json", import.meta.url);
  const schema = JSON.parse(readFileSync(file, "utf8")) as {
    readonly $id: string;
    readonly $defs: { readonly hostOutcome: { readonly enum: readonly string[] } };
  };
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

  it.each(Object.entries(samples))("of '%s' obeys the schema, and is the whole of it", async (_, merged) => {
    const { $schema, ...read } = JSON.parse(await textOf("json", merged)) as Record<string, unknown>;
    validate({ $schema, ...read });
    expect(validate.errors).toBeNull();
    expect([$schema, schema.$id]).toEqual([MERGED_SCHEMA, MERGED_SCHEMA]);
    expect(read).toEqual(JSON.parse(JSON.stringify(merged)));
  });

  it("has the outcomes of the types, and takes no other member", () => {
    expect([...schema.$defs.hostOutcome.enum].sort()).toEqual(Object.keys(OUTCOME_LETTER).sort());
    expect(validate({ $schema: MERGED_SCHEMA, ...fleet, surprise: 1 })).toBe(false);
    expect(validate(JSON.parse(JSON.stringify({ $schema: MERGED_SCHEMA, ...fleet, notes: undefined })))).toBe(
      false,
    );
  });
});

describe("the matrix", () => {
  const expected: readonly (readonly HostOutcome[])[] = fleet.rules.map(({ groups }) =>
    fleet.hosts.map((_, place) => groups.find(({ hosts }) => hosts.includes(place))?.outcome ?? "NOT-JUDGED"),
  );

  it("stands in CSV, a row for each rule and a column for each host", async () => {
    const [head = "", ...rows] = (await textOf("csv")).trimEnd().split("\n");
    expect(head.split(",").slice(7)).toEqual(fleet.hosts.map(({ name }) => name));
    expect(rows.map((row) => row.split(",").slice(-10))).toEqual(expected);
  });

  it("stands in HTML, a letter for each", async () => {
    const html = await textOf("html");
    const rows = html.match(/<tr><th scope="row">Only[^]*?<\/tr>/g) ?? [];
    const letters = rows.map((row) =>
      [...row.matchAll(/<td class=[A-Z-]+>(.)/g)].map(([, letter]) => letter),
    );
    expect(letters).toEqual(expected.slice(0, 2).map((row) => row.map((outcome) => OUTCOME_LETTER[outcome])));
  });

  it("stands on a page that is wide enough, and is not on one that is not", async () => {
    expect(await textOf("terminal")).toMatch(/^\.\.\.F\.{6} {2}Only SSH and HTTPS may be open$/m);
    const wide = { ...fleet, hosts: Array.from({ length: 99 }, () => fleet.hosts[0]!) };
    expect(await textOf("terminal", wide)).toContain("more hosts than a page is wide");
  });
});

describe("what was predicted", () => {
  const [rule] = partlyPredicted.rules;

  it("is named by the places of its hosts", () => {
    const places = ["image-1", "image-2"].map((name) =>
      partlyPredicted.hosts.findIndex(({ target }) => target === name),
    );
    expect(rule?.groups.flatMap(({ predicted = [] }) => predicted)).toEqual(places);
  });

  it("is marked on the page, in HTML, in CSV and in JSON", async () => {
    const page = await textOf("terminal", partlyPredicted);
    expect(page).toMatch(/^(?=[pf.]{3} )(?=.*p)(?=.*f)(?=.*\.)/m);
    expect(page).toContain("f failed, p passed by a prediction");
    expect(page).toContain("2 of 3, 1 of them predicted");
    expect(page).toContain("1 of 3, predicted");
    expect(page).toContain("1 rule, 1 of them by predictions");
    const html = await textOf("html", partlyPredicted);
    expect(html).toContain("<td class=PASSED title=predicted>p");
    expect(html).toContain("<td class=FAILED title=predicted>f");
    expect(html).toContain("1 of 3, predicted");
    expect(await textOf("csv", partlyPredicted)).toMatch(
      /(?=.*PASSED \(predicted\))(?=.*FAILED \(predicted\)).*PASSED\b/,
    );
    expect(await textOf("json", partlyPredicted)).toContain('"predicted"');
  });

  it("is not spoken of where everything was seen", async () => {
    for (const { id } of mergedReporters) expect(await textOf(id)).not.toMatch(/predict/);
  });
});

describe("labels", () => {
  it("are rows of CSV, beside the hosts that have them", async () => {
    const rows = (await textOf("csv", partlyPredicted)).split("\n").map((row) => row.split(","));
    const [head = [], groups = [], env = []] = rows;
    const column = head.indexOf("image-1");
    expect([groups[1], groups[5], groups[column]]).toEqual(["GROUPS", "groups", "web dmz"]);
    expect([env[1], env[5], env[column]]).toEqual(["LABEL", "env", "'=prod"]);
    expect(env.slice(7).filter((cell) => cell === "")).toHaveLength(2);
  });
});

describe("the page", () => {
  it("names the odd ones out, and counts what is the same everywhere", async () => {
    const page = await textOf("terminal");
    expect(page).toContain("Of 10 hosts, 1 failed. 2 of 3 rules do not have the same outcome everywhere.");
    expect(page).toMatch(/1 of 10 listens on tcp 8080, held by \/usr\/sbin\/nginx {2}web4/);
    expect(page).toMatch(/1 of 10 FAILED, most PASSED: Only SSH/);
    expect(page).toMatch(/^ {2}PASSED +1 rule$/m);
    expect(await textOf("html")).toContain("1 of 10 listens on tcp 8080, held by /usr/sbin/nginx");
  });

  it("cuts long lists, with the number that is left out", async () => {
    const [rule] = fleet.rules;
    const rules = Array.from({ length: 50 }, () => rule!);
    expect(await textOf("terminal", { ...fleet, rules })).toContain("… and 30 more; --verbose");
    const whole = await findMergedReporter("terminal")?.render(
      { ...fleet, rules },
      { ...STYLE, detail: "verbose" },
    );
    expect(whole).not.toContain("… and 30 more");
  });
});

describe("what a spreadsheet or a browser would obey", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", " =1"])("a host %j is no formula in CSV", async (name) => {
    const [first, ...others] = fleet.hosts;
    const [head = ""] = (await textOf("csv", { ...fleet, hosts: [{ ...first!, name }, ...others] })).split(
      "\n",
    );
    expect(head.split(",")[7]).toBe(`'${name}`);
  });

  it("quotes stay within their cell", async () => {
    const [first, ...others] = fleet.hosts;
    const hosts = [{ ...first!, name: 'a","b' }, ...others];
    expect(await textOf("csv", { ...fleet, hosts })).toContain('agreement,"a"",""b",web2');
  });

  it("no text becomes markup, and nothing is loaded", async () => {
    const script = "<script>alert(1)</script>";
    const hosts = fleet.hosts.map((one) => ({
      ...one,
      name: script,
      files: [script],
      unseen: ['" onload="x'],
    }));
    const html = await textOf("html", { ...fleet, hosts, notes: [script] });
    expect(html).not.toContain(script);
    expect(html).not.toContain('" onload');
    expect(html).toContain("default-src &#39;none&#39;");
    expect(html).not.toMatch(/(?:src|href)="(?!data:)/);
  });
});
