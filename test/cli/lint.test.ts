import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lacksShared } from "../collectors/shared-folder.ts";
import { schemaFaults } from "../reporters/schema-faults.ts";
import { audit, HARMLESS, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const FAULTY = HARMLESS.replace('"1"', '"1-3,70000"');
const WARNED = HARMLESS.replace(
  "</check_type>",
  `${HARMLESS.split("\n").slice(1, 7).join("\n")}\n</check_type>`,
);
const CONTRADICTING = HARMLESS.replace(
  "</check_type>",
  '<custom_item>\ntype : AUDIT_REQUIRED_OPEN_PORTS\ndescription : "The multiplexer"\nport_type : TCP\nports : "1"\n</custom_item>\n</check_type>',
);
const NOTED = HARMLESS.replace(
  "</check_type>",
  '<custom_item>\ntype : RPM_CHECK\ndescription : "No version"\nrpm : "chrony"\noperator : "gt"\n</custom_item>\n</check_type>',
);

describe("the exit status of audit lint", () => {
  it.each<[name: string, text: string, options: readonly string[], status: number]>([
    ["a clean policy", HARMLESS, [], 0],
    ["a clean policy, strictly", HARMLESS, ["--strict"], 0],
    ["a warning", WARNED, [], 0],
    ["a warning, strictly", WARNED, ["--strict"], 65],
    ["a note, strictly", NOTED, ["--strict"], 0],
    ["an error", FAULTY, [], 65],
  ])("%s", (name, text, options, status) => {
    const file = scratch.put(`${name.replaceAll(/\W/g, "-")}.audit`, text);
    for (const format of ["text", "json", "sarif", "github"]) {
      const outcome = audit(["lint", "--format", format, ...options, file]);
      expect(outcome).toMatchObject({ status, stderr: "" });
    }
  });

  it("an unknown format is a wrong call", () => {
    expect(audit(["lint", "--format", "xml", "x"])).toMatchObject({ status: 64 });
  });
});

it("text sums up: rules in branches count, the members of conditions do not", () => {
  const item = HARMLESS.split("\n").slice(1, 7).join("\n");
  const other = item.replace("Nothing", "Still nothing");
  const text = `<check_type:"Unix">\n<if>\n<condition type:"AND">\n${other}\n</condition>\n<then>\n${item}\n</then>\n</if>\n</check_type>\n`;
  expect(audit(["lint", scratch.put("branches.audit", text)]).stdout).toMatch(/: 1 rule, no faults\n$/);
});

it("text names up to three policies in its last line, and counts more of them", () => {
  const files = [1, 2, 3, 4].map((number) => scratch.put(`clean-${number}.audit`, HARMLESS));
  const lastLine = (names: readonly string[]) => audit(["lint", ...names]).stdout;
  expect(lastLine(files.slice(0, 3))).toBe(`${files.slice(0, 3).join(", ")}: 3 rules, no faults\n`);
  expect(lastLine(files)).toBe("4 policies: 4 rules, no faults\n");
});

describe("a policy that cannot be read among others", () => {
  const missing = join(scratch.folder, "missing.audit");

  it.each(["text", "json", "sarif", "github"])(
    "the others are linted in %s, and the status is 66",
    (format) => {
      const lint = (...names: readonly string[]) => audit(["lint", "--format", format, ...names]);
      const faulty = scratch.put("faulty.audit", FAULTY);
      const { status, stdout, stderr } = lint(missing, faulty, scratch.folder);
      expect(status).toBe(66);
      expect(stderr).toBe(
        `audit: ${missing}: there is no such file.\naudit: ${scratch.folder}: is a directory: name the policy files in it.\n`,
      );
      const alone = lint(faulty).stdout;
      expect(stdout).toBe(alone.replace('"executionSuccessful": true', '"executionSuccessful": false'));
      expect(lint(missing)).toMatchObject({ status: 66, stdout: "" });
    },
  );
});

describe("--format github", () => {
  it("has one workflow command a diagnostic, with the place relative to the working directory", () => {
    mkdirSync(join(scratch.folder, "deep"), { recursive: true });
    scratch.put("deep/a.audit", FAULTY);
    const inside = audit(["lint", "--format", "github", "./deep/a.audit"], { cwd: scratch.folder });
    const lines = inside.stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^::warning file=deep\/a\.audit,line=6,endLine=6,col=\d+,endColumn=\d+,title=AUD2022::/,
    );
    expect(lines[1]).toMatch(/^::error file=deep\/a\.audit,line=6,endLine=6,.*title=AUD2020::.*%0Ahint: /);
    const outside = audit(["lint", "--format", "github", "../a.audit"], {
      cwd: join(scratch.folder, "deep"),
    });
    expect(outside.status).toBe(66);
  });

  it("has no columns where a region has several lines, because GitHub refuses them", () => {
    const { stdout } = audit(["lint", "--format", "github", scratch.put("both.audit", CONTRADICTING)]);
    expect(stdout).toMatch(/^::warning file=[^,]*,line=8,endLine=13,title=AUD2146::[^\n]*\n$/);
  });

  it("says nothing of a clean policy", () => {
    expect(audit(["lint", "--format", "github", "-"], { input: HARMLESS }).stdout).toBe("");
  });

  it("cannot be made to say another command, by a text or by a file name", () => {
    const name = "a,line=1::x%0A::error ::\n::set-env name=a::b.audit";
    const text = HARMLESS.replace("TCP", '"%0A::stop-commands::x\n::error file=x::y\u001b[2J"');
    scratch.put(name, text);
    const { stdout } = audit(["lint", "--format", "github", name], { cwd: scratch.folder });
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    const [, properties = "", message = ""] = /^::error ([^:]*)::(.*)\n$/.exec(stdout) ?? [];
    const escaped =
      "file=a%2Cline=1%3A%3Ax%250A%3A%3Aerror %3A%3A\\n%3A%3Aset-env name=a%3A%3Ab.audit,line=5";
    expect(properties.startsWith(escaped)).toBe(true);
    expect(message).toContain("%250A::stop-commands::x\\n::error file=x::y\\x1b[2J");
  });
});

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly rules: readonly { readonly id: string; readonly shortDescription: object }[];
        };
      };
      readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[];
    },
  ];
}

describe("--format sarif", () => {
  const sarifOf = (names: readonly string[]) =>
    audit(["lint", "--format", "sarif", ...names], { cwd: scratch.folder }).stdout;

  it("has rules with their meanings, levels, and regions in UTF-16 columns", () => {
    scratch.put("b.audit", FAULTY.replace("Nothing", "🙂 Nothing").replace("ports :", 'info : "🙂" ports :'));
    const sarif = JSON.parse(sarifOf(["b.audit"])) as Sarif;
    const [run] = sarif.runs;
    expect(run).toMatchObject({ columnKind: "utf16CodeUnits", invocations: [{ executionSuccessful: true }] });
    expect(run.tool.driver.rules).toEqual([
      { id: "AUD2020", shortDescription: { text: "A member of a port list that can never match" } },
      { id: "AUD2022", shortDescription: { text: "A range in a port list, which Nessus does not know" } },
    ]);
    expect(
      run.results.map(({ ruleId, ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id === ruleId),
    ).toEqual([true, true]);
    const start = 'info : "🙂" ports : "'.length + 1;
    expect(run.results).toMatchObject([
      { level: "warning" },
      {
        level: "error",
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "b.audit", index: 0 },
              region: { startLine: 6, endLine: 6 },
            },
          },
        ],
      },
    ]);
    expect(JSON.stringify(run.results[0])).toMatch(new RegExp(`"startColumn":(${start - 1}|${start}),`));
  });

  it("writes names of files as relative, percent-encoded URIs and keeps hostile text inert", () => {
    const name = "c:\u001b[31m 100%#?é.audit";
    scratch.put(name, FAULTY);
    const text = sarifOf([name]);
    expect(text).toContain('"uri": "c%3A%1B%5B31m%20100%25%23%3F%C3%A9.audit"');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(sarifOf([join(scratch.folder, name)])).toBe(text);
  });

  it.skipIf(lacksShared("schemas/sarif.json"))("is valid SARIF 2.1.0, whatever was linted", () => {
    scratch.put("binary.audit", Buffer.from([0, 1, 2, 255, 254, 0, 0, 7]));
    scratch.put("empty.audit", "");
    scratch.put("d.audit", FAULTY.replace("</custom_item>", "").replaceAll("\n", "\r\n"));
    scratch.put("e.audit", WARNED);
    const sets = [["d.audit", "e.audit", "binary.audit", "empty.audit"], ["e.audit"], ["binary.audit"]];
    for (const names of sets) expect(schemaFaults("sarif.json", JSON.parse(sarifOf(names)))).toEqual([]);
  });
});
