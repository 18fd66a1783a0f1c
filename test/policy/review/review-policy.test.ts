import { describe, expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import type { LoadedPolicy } from "../../../src/app/load-policy.ts";
import type { IfNode, PolicyNode, ReportNode } from "../../../src/model/policy.ts";
import { reviewPolicy } from "../../../src/policy/review/review-policy.ts";

/** A port rule by its description; further lines of keywords may follow. */
function item(description: string, ...lines: readonly string[]): string {
  const ports = lines.some((line) => line.startsWith("type")) ? [] : PORT_RULE;
  return `<custom_item>\n${[...ports, `description : "${description}"`, ...lines].join("\n")}\n</custom_item>`;
}

const PORT_RULE = ["type : AUDIT_PROCESS_ON_PORT", "port_type : TCP", 'ports : "1[01]"', 'name : "sshd"'];

function report(status: string, description: string): string {
  return `<report type:"${status}">\ndescription : "${description}"\n</report>`;
}

function branch(condition: string, then: string, otherwise?: string): string {
  const rest = otherwise === undefined ? "" : `<else>\n${otherwise}\n</else>\n`;
  return `<if>\n${condition}\n<then>\n${then}\n</then>\n${rest}</if>`;
}

function when(mode: "AND" | "OR", ...members: readonly string[]): string {
  return `<condition type:"${mode}">\n${members.join("\n")}\n</condition>`;
}

function command(text: string, ...lines: readonly string[]): string {
  return item(`asks ${text}`, "type : CMD_EXEC", `cmd : "${text}"`, 'expect : "yes"', ...lines);
}

function load(...body: readonly string[]): LoadedPolicy {
  const text = `<check_type:"Unix">\n${body.join("\n")}\n</check_type>\n`;
  const loaded = loadPolicy({ file: "x.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });
  expect(loaded.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return loaded;
}

/** Codes with the first line of what they point at. */
function review(...body: readonly string[]): readonly string[] {
  const { policy, text } = load(...body);
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  return reviewPolicy(policy.nodes).map(({ code, span }) => `${code} line ${lineAt(span.start)}`);
}

const A = command("a");
const B = command("b");
const onLinux = command("linux", 'system : "Linux"');
const onSolaris = command("solaris", 'system : "SunOS"');

describe("the same description twice", () => {
  it("is a warning at the description that names the line of the first, once for each further one", () => {
    const { policy, text } = load(item("x"), item("y"), item("x", "severity : LOW"), item("x"));
    const found = reviewPolicy(policy.nodes);
    expect(found.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      "AUD2140 warning",
      "AUD2140 warning",
    ]);
    expect(found.every(({ message }) => message.includes("line 2:"))).toBe(true);
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(['"x"', '"x"']);
  });

  it.each<[name: string, body: string]>([
    ["in then and else", branch(when("AND", A), report("PASSED", "x"), report("FAILED", "x"))],
    [
      "in the branches of two unlike conditions",
      branch(when("AND", A), item("x")) + branch(when("AND", B), item("x")),
    ],
    ["for different systems", item("x", 'system : "Linux"') + item("x", 'system : "AIX"')],
    ["in a condition and in its branch", branch(when("AND", item("x")), item("x"))],
    [
      "deep in exclusive branches",
      branch(when("AND", A), branch(when("AND", B), item("x")), branch(when("AND", B), item("x"))),
    ],
    [
      "in a branch that is never taken",
      item("x") + branch(when("AND", onLinux), item("x", 'system : "AIX"')),
    ],
  ])("is no fault %s", (_, body) => {
    expect(review(body).filter((found) => found.startsWith("AUD2140"))).toEqual([]);
  });

  it.each<[name: string, body: string, line: number]>([
    ["around an <if> and in it", item("x") + "\n" + branch(when("AND", A), item("x")), 24],
    ["in an <if> and behind it", branch(when("AND", A), item("x")) + "\n" + item("x"), 26],
    [
      "in the same branch of two equal conditions",
      branch(when("AND", A, B), item("x")) + "\n" + branch(when("AND", B, A), report("FAILED", "x")),
      44,
    ],
    ["for one system inside, for all outside", item("x") + "\n" + item("x", 'system : "Linux"'), 14],
  ])("is found %s", (_, body, line) => {
    expect(review(body)).toEqual([`AUD2140 line ${line}`]);
  });
});

describe("a branch that is never taken", () => {
  it.each<[name: string, outer: readonly [string, "then" | "else"], inner: string, code: string | null]>([
    ["the else of the same condition", [when("AND", A, B), "then"], when("AND", B, A), "AUD2141"],
    ["the then of the same condition in its else", [when("AND", A, B), "else"], when("AND", A, B), "AUD2141"],
    [
      "the else where one of several has passed",
      [when("AND", A, B), "then"],
      when("OR", B, onLinux),
      "AUD2141",
    ],
    ["the then where one of all has failed", [when("OR", A, B), "else"], when("AND", B, onLinux), "AUD2141"],
    ["the then where all have failed", [when("OR", A, B), "else"], when("OR", B, A), "AUD2141"],
    ["no branch where another item decides", [when("AND", A), "then"], when("AND", A, B), null],
    ["no branch where one of them may have failed", [when("AND", A, B), "else"], when("AND", B), null],
    ["no branch where one of them may have passed", [when("OR", A, B), "then"], when("AND", B), null],
    ["the then for another system", [when("AND", A, onLinux), "then"], when("AND", onSolaris), "AUD2144"],
    [
      "the then for other systems",
      [when("AND", onLinux), "then"],
      when("OR", onSolaris, onSolaris),
      "AUD2144",
    ],
    [
      "no branch where one item is for this system",
      [when("AND", onLinux), "then"],
      when("OR", onSolaris, A),
      null,
    ],
    ["no branch in the else of a system", [when("AND", onLinux), "else"], when("AND", onSolaris), null],
  ])("%s", (_, [condition, side], inner, code) => {
    const nested = branch(inner, report("PASSED", "in then"), report("FAILED", "in else"));
    const other = report("INFO", "other");
    const body = side === "then" ? branch(condition, nested, other) : branch(condition, other, nested);
    expect(review(body).map((found) => found.slice(0, 7))).toEqual(code === null ? [] : [code]);
  });

  it("is not reported where an <else> is not written, or `auto` reports the then", () => {
    expect(review(branch(when("AND", A), branch(when("AND", A), item("x"))))).toEqual([]);
    const auto = when("AND", A).replace('"AND"', '"AND" auto:"FAILED"');
    expect(review(branch(when("AND", A), item("y"), branch(auto, item("x"))))).toEqual([]);
  });

  it("is reported once: what stands in it is not looked at", () => {
    const hidden = branch(when("AND", A), branch(when("AND", A), item("y"), item("z")), item("x"));
    expect(review(branch(when("AND", A), item("w"), hidden))).toEqual(["AUD2141 line 22"]);
  });

  it("names the line that has settled it", () => {
    const { policy } = load(branch(when("AND", A), branch(when("AND", A), item("x"), item("y"))));
    expect(reviewPolicy(policy.nodes)[0]?.message).toMatch(
      /<else>.*always holds here.*line 3 has settled it/,
    );
  });

  it("hides an item for a system that never comes there", () => {
    const body = branch(
      when("AND", onLinux),
      item("x", 'system : "SunOS"') + "\n" + item("y", 'system : "linux"'),
    );
    expect(review(body)).toEqual(["AUD2144 line 13"]);
  });
});

describe("a condition that decides nothing", () => {
  it.each<[name: string, condition: string, codes: readonly string[]]>([
    ["without items", when("AND"), ["AUD2145"]],
    ["of a report only", when("AND", report("PASSED", "p")), ["AUD2142"]],
    [
      "of one failing report among items that all have to pass",
      when("AND", A, report("FAILED", "p")),
      ["AUD2142"],
    ],
    ["of one passing report where one is enough", when("OR", A, report("PASSED", "p")), ["AUD2142"]],
    ["of a report that leaves it to an item", when("OR", A, report("FAILED", "p")), []],
    ["of an INFO report", when("AND", report("INFO", "p")), []],
    ["for two systems at once", when("AND", onLinux, onSolaris), ["AUD2143"]],
    ["for either of two systems", when("OR", onLinux, onSolaris), []],
  ])("%s", (_, condition, codes) => {
    const found = review(branch(condition, report("PASSED", "x"), report("FAILED", "x")));
    expect(found.map((text) => text.slice(0, 7))).toEqual(codes);
  });
});

describe("rules that no host can pass together", () => {
  const ports = (type: string, list: string, ...lines: readonly string[]) =>
    item(`${type} ${list}`, `type : AUDIT_${type}`, "port_type : TCP", `ports : "${list}"`, ...lines);
  const required = ports("REQUIRED_OPEN_PORTS", "22, 23");
  const denied = ports("DENIED_OPEN_PORTS", "23");
  const file = (type: string, ...lines: readonly string[]) =>
    item(`${type}${lines.join("").replaceAll('"', "")}`, `type : ${type}`, 'file : "/etc/x"', ...lines);
  const named = 'name : "sshd"';

  it.each<[name: string, bodies: readonly string[], count: 0 | 1]>([
    ["a port that is denied and required", [denied, required], 1],
    ["a port that is required and denied", [required, denied], 1],
    ["a port that is required and not allowed", [required, ports("ALLOWED_OPEN_PORTS", "22,80")], 1],
    ["a port that is not allowed and required", [ports("ALLOWED_OPEN_PORTS", "22,80"), required], 1],
    ["a port that has to have an owner and is denied", [ports("PROCESS_ON_PORT", "23", named), denied], 1],
    ["ports that are allowed and denied", [ports("ALLOWED_OPEN_PORTS", "23"), denied], 0],
    [
      "an owner of a port that may be closed",
      [ports("PROCESS_ON_PORT", "23", named, "port_option : CAN_BE_CLOSED"), denied],
      0,
    ],
    ["another transport", [denied.replace("TCP", "UDP"), required], 0],
    ["a narrowed rule", [ports("DENIED_OPEN_PORTS", "23", 'address : "192.0.2.1"'), required], 0],
    ["a pattern", [ports("DENIED_OPEN_PORTS", "2[3]"), required], 0],
    ["another system", [ports("DENIED_OPEN_PORTS", "23", 'system : "AIX"'), required], 0],
    ["a branch", [branch(when("AND", A), denied), required], 0],
    ["then and else", [branch(when("AND", A), denied, required)], 0],
    ["the same branch", [branch(when("AND", A), denied + required)], 1],
    ["a file that has to exist and must not", [file("FILE_CHECK"), file("FILE_CHECK_NOT")], 1],
    [
      "the same attributes of a file",
      [file("FILE_CHECK_NOT", 'mask : "077"'), file("FILE_CHECK", 'mask : "077"')],
      1,
    ],
    ["other attributes of a file", [file("FILE_CHECK_NOT", 'mask : "077"'), file("FILE_CHECK")], 0],
    [
      "a file that need not exist",
      [file("FILE_CHECK_NOT", "required : NO"), file("FILE_CHECK", "required : NO")],
      0,
    ],
    [
      "a process that has to run and must not",
      ["ON", "OFF"].map((status) =>
        item(status, "type : PROCESS_CHECK", 'name : "sshd"', `status : ${status}`),
      ),
      1,
    ],
  ])("%s", (_, bodies, count) => {
    expect(review(...bodies).map((text) => text.slice(0, 7))).toEqual(Array(count).fill("AUD2146"));
  });

  it("are named with the port and the line of the other one", () => {
    const { policy } = load(denied, required);
    expect(reviewPolicy(policy.nodes)[0]?.message).toMatch(/line 2: .*wants TCP 23 open, .*wants it closed/);
  });
});

describe("policies of any size", () => {
  const report = (description: string): ReportNode => ({
    kind: "report",
    id: description,
    type: "<report>",
    severity: "HIGH",
    text: { description, info: [], solution: [], seeAlso: [], reference: [] },
    source: [["description", description]],
    location: PLACE,
    span: NOWHERE,
    status: "passed",
    conditions: "left-out",
    output: null,
  });
  const NOWHERE = { start: 0, end: 0 };
  const PLACE = { file: "x", line: 1, column: 1 };

  function nested(depth: number, condition: (level: number) => IfNode["condition"]): readonly PolicyNode[] {
    let nodes: readonly PolicyNode[] = [report("innermost")];
    for (let level = 0; level < depth; level += 1)
      nodes = [
        {
          kind: "if",
          id: `${level}`,
          condition: condition(level),
          then: nodes,
          else: [report(`else ${level}`)],
          location: PLACE,
          span: NOWHERE,
        },
      ];
    return nodes;
  }

  const asking = (text: string): IfNode["condition"] => ({
    mode: "and",
    auto: null,
    members: [
      {
        ...report(text),
        kind: "unsupported",
        type: "CMD_EXEC",
        source: [["cmd", text]],
        system: null,
        fields: null,
        detail: "",
      },
    ],
    location: PLACE,
    span: NOWHERE,
  });

  it("100,000 nested <if> of different conditions have no fault", () => {
    expect(reviewPolicy(nested(100_000, (level) => asking(String(level))))).toEqual([]);
  });

  it("100,000 nested <if> of one condition lose every else but the outermost, and 1,000 of them are shown", () => {
    const found = reviewPolicy(nested(100_000, () => asking("the same")));
    expect(found).toHaveLength(1001);
    expect(found.at(-1)).toMatchObject({ code: "AUD2149", severity: "note", message: /^98999 more/ });
  });

  it("half a million namesakes in one scope, in 50,000 scopes, and in a chain of scopes", () => {
    const flat = Array.from({ length: 500_000 }, () => report("the same"));
    expect(reviewPolicy(flat)).toHaveLength(1001);
    const wide = Array.from({ length: 50_000 }, (_, index) => nested(1, () => asking(String(index)))).flat();
    expect(reviewPolicy(wide)).toEqual([]);
    const chain = nested(50_000, (level) => asking(String(level)));
    expect(reviewPolicy([...chain, report("innermost")])).toHaveLength(1);
  });
});
