import { spawn } from "@lydell/node-pty";
import { afterAll, describe, expect, it } from "vitest";
import { audit, COMMAND, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const LINES = [
  "#<ui_metadata>",
  "#<display_name>A baseline</display_name>",
  "#<spec><type>OWN</type><name>Web</name><version>1.2</version></spec>",
  "#</ui_metadata>",
  '<check_type:"Unix">',
  "<if>",
  '<condition type:"AND" auto:"FAILED">',
  "<custom_item>",
  "type : AUDIT_REQUIRED_OPEN_PORTS",
  'description : "SSH is offered"',
  "port_type : TCP",
  'ports : "22"',
  "</custom_item>",
  "</condition>",
  "<then>",
  "",
  "# keep this",
  "<custom_item>",
  "type : AUDIT_DENIED_OPEN_PORTS",
  'description : "No telnet"',
  'info : "Clear text."',
  'solution : "Stop it."',
  "severity : MEDIUM",
  'system : "Linux"',
  "port_type : TCP",
  'ports : "23"',
  "</custom_item>",
  "<if>",
  '<condition type:"OR">',
  "<custom_item>",
  "type : AUDIT_REQUIRED_OPEN_PORTS",
  'description : "Time on UDP"',
  "port_type : UDP",
  'ports : "123"',
  "</custom_item>",
  "<custom_item>",
  "type : AUDIT_REQUIRED_OPEN_PORTS",
  'description : "Time on TCP"',
  "port_type : TCP",
  'ports : "123"',
  "</custom_item>",
  "</condition>",
  "<then>",
  '<report type:"PASSED">',
  'description : "Time is served"',
  "show_output : YES",
  "</report>",
  "</then>",
  "<else>",
  '<report type:"WARNING">',
  'description : "Time is not served"',
  "</report>",
  "</else>",
  "</if>",
  "</then>",
  "</if>",
  "",
  "</check_type>",
];
const POLICY = scratch.put("a.audit", `${LINES.join("\n")}\n`);
const lineOf = (text: string) => LINES.findIndex((line) => line.includes(text)) + 1;

describe("audit explain POLICY", () => {
  it("draws the tree with lines, conditions in words and what each item is", () => {
    const { status, stdout, stderr } = audit(["explain", POLICY]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.replace(POLICY, "a.audit")).toBe(`A baseline
Policy     a.audit · Unix
Made from  OWN · Web · 1.2
Holds      1 rule · 2 reports · 2 conditions, nested 2 deep

   6  if this passes:  (otherwise its then is reported as FAILED)
   8    - SSH is offered  AUDIT_REQUIRED_OPEN_PORTS · HIGH
      then
  18    No telnet  AUDIT_DENIED_OPEN_PORTS · MEDIUM · only Linux
  28    if at least one of these passes:
  30      - Time on UDP  AUDIT_REQUIRED_OPEN_PORTS · HIGH
  36      - Time on TCP  AUDIT_REQUIRED_OPEN_PORTS · HIGH
        then
  44      report PASSED  Time is served
        else
  50      report WARNING  Time is not served
`);
  });

  it("gives the same as JSON, in flat rows", () => {
    const { stdout } = audit(["explain", "--format", "json", POLICY]);
    const outline = JSON.parse(stdout) as { readonly rows: readonly object[] };
    expect(outline).toMatchObject({
      schemaVersion: "1.0",
      name: "A baseline",
      specs: [{ type: "OWN", name: "Web", profile: null, version: "1.2", link: null }],
      counts: { judged: 1, notJudged: 0, reports: 2, conditions: 2, deepest: 2 },
    });
    expect(outline.rows).toHaveLength(11);
    expect(outline.rows[3]).toMatchObject({
      kind: "item",
      line: 18,
      severity: "MEDIUM",
      system: "Linux",
      support: "judged",
    });
  });

  it("says which items this version does not judge", () => {
    const text =
      '<check_type:"Cisco">\n<item>\ntype : CONFIG_CHECK\ndescription : "x"\nitem : "y"\n</item>\n</check_type>\n';
    const { stdout } = audit(["explain", scratch.put("cisco.audit", text)]);
    expect(stdout).toMatch(/1 rule \(1 not judged\)[^]*2 {2}x {2}CONFIG_CHECK · HIGH · not judged\n/);
  });

  it("reads standard input, and replaces variables", () => {
    const input = LINES.join("\n")
      .replace('"23"', '"@P@"')
      .replace("#</ui", "#<variable><name>P</name><default>24</default></variable>\n#</ui");
    expect(audit(["explain", "-"], { input }).stdout).toContain("<standard input> · Unix");
    const { stdout } = audit(["explain", "--set", "P=25", "--", "-:21"], { input });
    expect(stdout).toContain("No TCP port 25 is open");
  });
});

describe("audit explain POLICY:LINE", () => {
  it.each<[what: string, line: number, words: readonly (string | RegExp)[]]>([
    [
      "a rule: when it counts, what it looks at, what comes of it",
      lineOf("severity"),
      [
        /^No telnet\nAUDIT_DENIED_OPEN_PORTS · .*a\.audit, lines 18 to 27\n/,
        /Counts if +this passes {2}condition on line 7\n +- SSH is offered {2}AUDIT_REQUIRED_OPEN_PORTS · line 8\n/,
        /By `auto` +FAILED where the condition on line 7 does not hold\./,
        /System +Linux only: on any other system it is SKIPPED\./,
        /Looks at +All sockets that listen on TCP/,
        /Passes if +No TCP port 23 is open\./,
        /Fails if +/,
        /ERROR if +The sockets cannot be seen/,
        /Severity +MEDIUM: a failure is WARNING instead of FAILED/,
        /Why it matters +Clear text\./,
        /What to do +Stop it\./,
        /As written +type : AUDIT_DENIED_OPEN_PORTS\n +severity : MEDIUM\n/,
      ],
    ],
    ["its first line", lineOf("# keep") + 1, [/^No telnet\n/]],
    ["its last line", lineOf("Time on UDP") - 5, [/^No telnet\n/]],
    [
      "a member of a condition",
      lineOf("Time on TCP"),
      [/^Time on TCP\n/, /Serves +As a part of the condition on line 29; it is never reported by itself\./],
    ],
    [
      "a report",
      lineOf("Time is served"),
      [
        /Reports +PASSED, without looking at anything itself/,
        /Shows +what the conditions around it/,
        /By `auto`/,
      ],
    ],
    [
      "a report in an else",
      lineOf("Time is not served"),
      [
        /Counts if +this passes[^]*none of these passes {2}condition on line 29\n +- Time on UDP/,
        /Reports +WARNING/,
      ],
    ],
    [
      "an <if>, at its tags",
      lineOf("<else>"),
      [
        /^An <if>\n.*lines 28 to 54/,
        /Asks if +at least one of these passes/,
        /Then +1 report\./,
        /Otherwise +1 report\./,
      ],
    ],
    [
      "an <if> with `auto`",
      lineOf("auto"),
      [
        /Counts +Always/,
        /Otherwise +What the then holds is reported as FAILED/,
        /Then +1 rule, 2 reports, 1 further condition/,
      ],
    ],
    ["a comment in a branch", lineOf("# keep"), [/^An <if>\n/]],
    [
      "a comment",
      1,
      [
        /^Here stands a comment\n.*a\.audit:1\n/,
        /Behind it +line 8: SSH is offered \(AUDIT_REQUIRED_OPEN_PORTS\)/,
      ],
    ],
    [
      "a blank line",
      LINES.length - 1,
      [/^Here stands a blank line/, /Before it +line 50: Time is not served/],
    ],
    ["a tag", lineOf("</check_type>"), [/^Here stands the tag <check_type>/]],
    ["the line behind the last", LINES.length + 1, [/^Here stands a blank line/]],
  ])("explains %s", (what, line, words) => {
    const { status, stdout, stderr } = audit(["explain", `${POLICY}:${line}`]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const word of words) expect(stdout).toMatch(word);
    if (what === "a report in an else") expect(stdout).not.toContain("By `auto`");
  });

  it("gives the same as JSON", () => {
    const { stdout } = audit(["explain", "--format", "json", `${POLICY}:20:3`]);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: "1.0",
      line: 20,
      lines: [18, 27],
      enclosing: [{ part: "then", condition: { line: 7, mode: "and", auto: "failed" } }],
      explained: {
        kind: "item",
        system: "Linux",
        notJudged: null,
        meaning: { passes: "No TCP port 23 is open." },
      },
      diagnostics: [],
    });
  });

  it.each([
    ["a line behind the end", () => `${POLICY}:1000`, 64, /has no line 1000; its lines are 1 to \d+/],
    ["line 0", () => `${POLICY}:0`, 64, /has no line 0/],
    [
      "a file that is not there",
      () => "/nonexistent.audit:3",
      66,
      /nonexistent\.audit: there is no such file/,
    ],
    ["a directory", () => `${scratch.folder}:3`, 66, /is a directory/],
    ["a file that is no policy", () => `${scratch.put("x.audit", "hello")}:1`, 65, /AUD1005/],
  ])("refuses %s", (_, place, status, words) => {
    const outcome = audit(["explain", place()]);
    expect(outcome).toMatchObject({ status, stdout: "" });
    expect(outcome.stderr).toMatch(words);
  });

  it("prefers a file whose name holds a colon and a number", () => {
    scratch.put("b:20", LINES.join("\n"));
    const inFolder = (place: string) => audit(["explain", place], { cwd: scratch.folder }).stdout;
    expect(inFolder("b:20")).toMatch(/^A baseline\nPolicy {5}b:20 · Unix/);
    expect(inFolder("b:20:20")).toMatch(/^No telnet\nAUDIT_DENIED_OPEN_PORTS · b:20, lines 18/);
  });
});

describe("a policy with faults", () => {
  const faulty = () => scratch.put("faulty.audit", LINES.join("\n").replace('"23"', '"99999"'));

  it("is drawn without the faulty items, with a remark", () => {
    const { status, stdout, stderr } = audit(["explain", faulty()]);
    expect(status).toBe(0);
    expect(stdout).not.toContain("No telnet");
    expect(stdout).toContain("Time is served");
    expect(stderr).toMatch(/1 error; faulty items are left out/);
  });

  it("has its other items explained", () => {
    expect(audit(["explain", `${faulty()}:46`])).toMatchObject({ status: 0 });
  });

  it("says of the faulty item what is wrong, not of the <if> around it", () => {
    const { status, stdout } = audit(["explain", `${faulty()}:20`]);
    expect(status).toBe(65);
    expect(stdout).toMatch(/^Here stands a <custom_item> that has faults[^]*Remarks +.*AUD2020/);
  });
});

describe("any policy on any terminal", () => {
  it("nothing of a policy reaches the terminal as a command", () => {
    const hostile = LINES.join("\n")
      .replaceAll("Time", "\u001b[31m\u202eTi\u0007me")
      .replace("A baseline", "A\u009b2J")
      .replace("Clear text.", "Clear\r\u001b]0;x\u0007\n\ttext");
    const file = scratch.put("hostile.audit", hostile);
    for (const place of [file, `${file}:21`, `${file}:34`, `${file}:48`])
      for (const format of ["text", "json"]) {
        const { stdout } = audit(["explain", "--format", format, place]);
        expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
        expect(stdout.length).toBeGreaterThan(100);
      }
  });

  it.each([40, 80])("no line is wider than a terminal of %i columns", async (cols) => {
    for (const place of [POLICY, `${POLICY}:20`, `${POLICY}:32`]) {
      const child = spawn(process.execPath, [COMMAND, "explain", "--no-color", place], { cols, rows: 50 });
      let text = "";
      child.onData((data) => (text += data));
      await new Promise((resolve) => child.onExit(resolve));
      const widths = text.split(/\r?\n/).map((line) => line.length);
      expect(Math.max(...widths)).toBeLessThanOrEqual(cols);
      expect(widths.length).toBeGreaterThan(10);
    }
  });

  it("20,000 nested <if> are drawn in bounded indentation, cut at 20,000 rows, and found by line", () => {
    const depth = 20_000;
    const open =
      '<if><condition type:"AND"><custom_item>type:AUDIT_DENIED_OPEN_PORTS description:"c" port_type:TCP ports:"1"</custom_item></condition><then>\n';
    const text = `<check_type:"Unix">\n${open.repeat(depth)}${LINES.slice(17, 27).join("\n")}\n${"</then></if>\n".repeat(depth)}</check_type>\n`;
    const file = scratch.put("deep.audit", text);
    const tree = audit(["explain", file]);
    expect(tree.status).toBe(0);
    expect(tree.stdout).toMatch(/nested 20,000 deep/);
    expect(tree.stdout).toMatch(/\[5,000 deep\] if this passes:/);
    expect(tree.stdout).toMatch(/… and 40,001 more \(--format json has all\)\n$/);
    expect(Math.max(...tree.stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
    const line = audit(["explain", `${file}:${depth + 4}`]);
    expect(line.stdout).toMatch(/^No telnet\n[^]*… 19,990 more conditions in between/);
    const json = audit(["explain", "--format", "json", file]);
    expect((JSON.parse(json.stdout) as { rows: unknown[] }).rows).toHaveLength(3 * depth + 1);
  });
});
