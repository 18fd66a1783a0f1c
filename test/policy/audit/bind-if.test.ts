import { describe, expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { closed, report, when } from "../../evaluate/control-flow.ts";

function load(body: string, checkType = "Unix") {
  const bytes = Buffer.from(`<check_type:"${checkType}">\n${body}</check_type>\n`);
  return loadPolicy({ file: "flow.audit", bytes }, { dialect: "dotaudit" });
}

const AND = 'type:"AND"';

describe("binding control flow", () => {
  it("makes a tree of conditions, branches, reports and rules", () => {
    const body = when(`auto:"failed" type : 'or'`, closed(1) + report("PASSED", "p"), [
      when(AND, closed(2), [report("INFO", "deep", "show_output : YES"), ""]),
    ]);
    expect(load(body).policy.nodes).toMatchObject([
      {
        kind: "if",
        id: "flow/if",
        condition: {
          mode: "or",
          auto: "failed",
          members: [{ kind: "rule" }, { kind: "report", status: "passed" }],
        },
        then: [
          {
            kind: "if",
            condition: { mode: "and", auto: null },
            then: [{ kind: "report", status: "info", conditions: "attached" }],
            else: [],
          },
        ],
        else: null,
      },
    ]);
  });

  it("gives ids in the order of the text, through all branches", () => {
    const same = closed(1);
    const { policy } = load(same + when(AND, same, [same, same]) + same);
    expect(policy.nodes).toMatchObject([
      { id: "flow/1-is-closed" },
      {
        condition: { members: [{ id: "flow/1-is-closed-2" }] },
        then: [{ id: "flow/1-is-closed-3" }],
        else: [{ id: "flow/1-is-closed-4" }],
      },
      { id: "flow/1-is-closed-5" },
    ]);
  });

  it("never gives one id twice, whatever the descriptions", () => {
    const named = (description: string) => closed(1).replace("1 is closed", description);
    const { policy } = load(["x", "x 2", "x", "x", "x-2"].map(named).join(""));
    expect(policy.nodes.map(({ id }) => id)).toEqual([
      "flow/x",
      "flow/x-2",
      "flow/x-3",
      "flow/x-4",
      "flow/x-2-2",
    ]);
  });

  it("opens groups inside of branches and conditions", () => {
    const group = (body: string) => `<group_policy:"g">\n${body}</group_policy>\n`;
    expect(load(when(AND, group(closed(1)), [group(group(closed(2)))])).policy.nodes).toMatchObject([
      { condition: { members: [{ kind: "rule" }] }, then: [{ kind: "rule" }] },
    ]);
  });

  it.each<[name: string, body: string, code: string, severity: string, text: string]>([
    ["an if without condition", `<if>\n<then>\n${closed(1)}</then>\n</if>\n`, "AUD2073", "error", "<if>"],
    [
      "an if without then",
      `<if>\n<condition ${AND}>\n${closed(1)}</condition>\n</if>\n`,
      "AUD2073",
      "error",
      "<if>",
    ],
    [
      "a second else",
      when(AND, closed(1), ["", ""]).replace("</if>", "<else></else></if>"),
      "AUD2074",
      "error",
      "<else>",
    ],
    ["a condition without type", when("", closed(1), [""]), "AUD2075", "error", "<condition >"],
    ["a condition that is neither", when('type:"XOR"', closed(1), [""]), "AUD2075", "error", 'type:"XOR"'],
    [
      "an auto that is neither",
      when(`${AND} auto:"PASSED"`, closed(1), [""]),
      "AUD2076",
      "error",
      'auto:"PASSED"',
    ],
    [
      "an auto beside an else",
      when(`${AND} auto:"FAILED"`, closed(1), ["", ""]),
      "AUD2077",
      "warning",
      '<condition type:"AND" auto:"FAILED">',
    ],
    [
      "an if in a condition",
      when(AND, closed(1) + when(AND, closed(2), [""]), [""]),
      "AUD2078",
      "warning",
      "<if>",
    ],
    [
      "a report without type",
      report("x", "x").replace(' type:"x"'.slice(1), ""),
      "AUD2072",
      "error",
      "<report >",
    ],
    ["a report of no status", report("GOOD", "x"), "AUD2072", "error", 'type:"GOOD"'],
    [
      "a report without description",
      '<report type:"PASSED">\n</report>\n',
      "AUD2004",
      "error",
      '<report type:"PASSED">',
    ],
    ["a keyword that a report has not", report("PASSED", "x", 'cmd : "id"'), "AUD2005", "error", "cmd"],
    ["show_output that is neither", report("PASSED", "x", "show_output : SOME"), "AUD2010", "error", "SOME"],
  ])("reports %s", (_, body, code, severity, text) => {
    const loaded = load(body);
    expect(loaded.diagnostics).toMatchObject([{ code, severity }]);
    const { span } = loaded.diagnostics[0] ?? {};
    expect(loaded.text.slice(span?.start, span?.end)).toBe(text);
  });

  it.each([
    ["Unix", []],
    ["UNIX", []],
    ["Cisco_ACI", []],
    ["Unxi", ["AUD2070"]],
    ["Plan9", ["AUD2070"]],
  ])("knows the check_type %s", (checkType, codes) => {
    const body = '<custom_item>\ntype : CONFIG_CHECK\ndescription : "x"\nitem : "y"\n</custom_item>\n';
    const { diagnostics } = load(checkType.toLowerCase() === "unix" ? closed(1) : body, checkType);
    expect(diagnostics.map(({ code }) => code).filter((code) => code !== "AUD2003")).toEqual(codes);
  });

  it("leaves definitions of access control lists and <debug/> without a finding", () => {
    const acl = '<file_acl: "x">\n<user: "Everyone">\nacl_inheritance : "not inherited"\n</user>\n</acl>\n';
    expect(load(`<debug/>\n${acl}`, "Windows").policy.nodes).toEqual([]);
  });
});
