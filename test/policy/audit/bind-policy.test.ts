import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPolicy, reportedDiagnostics } from "../../../src/app/load-policy.ts";

const good = `type : AUDIT_DENIED_OPEN_PORTS
description : "No telnet"
port_type : TCP
ports : "23"`;

function load(body: string, dialect: "dotaudit" | "nessus" = "dotaudit", checkType = "Unix") {
  const text = `<check_type:"${checkType}">\n${body}\n</check_type>\n`;
  return loadPolicy({ file: "web/my-policy.audit", bytes: Buffer.from(text) }, { dialect });
}

const item = (lines: string) => `<custom_item>\n${lines}\n</custom_item>`;

describe("binding an .audit policy", () => {
  it("makes a typed rule with a stable id and its place", () => {
    const { policy, diagnostics } = load(item(good));
    expect(diagnostics).toEqual([]);
    expect(policy.nodes).toMatchObject([
      {
        kind: "rule",
        id: "my-policy/no-telnet",
        type: "AUDIT_DENIED_OPEN_PORTS",
        severity: "HIGH",
        text: { description: "No telnet" },
        fields: { portType: "TCP", ports: [{ ports: [[23, 23]] }] },
        location: { file: "web/my-policy.audit", line: 2, column: 1 },
      },
    ]);
  });

  it("numbers rules of the same description", () => {
    const { policy } = load(item(good) + "\n" + item(good));
    expect(policy.nodes.map(({ id }) => id)).toEqual(["my-policy/no-telnet", "my-policy/no-telnet-2"]);
  });

  it.each(["type", "description", "severity", "system", "ports", "port_type", "name"])(
    "reports %s without a value once",
    (keyword) => {
      const others = good.split("\n").filter((line) => !line.startsWith(`${keyword} :`));
      const tag = keyword === "name" ? "item" : "custom_item";
      const lines = keyword === "name" ? [good.split("\n")[1]] : others;
      const { diagnostics } = load(`<${tag}>\n${[...lines, `${keyword} :`].join("\n")}\n</${tag}>`);
      expect(diagnostics.map(({ code }) => code)).toEqual(["AUD1022"]);
    },
  );

  it("keeps repeated texts in order", () => {
    const { policy } = load(item(`${good}\ninfo : "one"\ninfo : "two"\nsee_also : "https://example.org"`));
    const text = { info: ["one", "two"], seeAlso: ["https://example.org"] };
    expect(policy.nodes).toMatchObject([{ text }]);
  });

  it.each<[keyword: string, lines: string, kind: string, detail: RegExp]>([
    ["ports", `${good}\nports : "24"`, "unsupported", /`ports` twice with different values/],
    ["ports", `${good}\nports : '23'`, "rule", /^$/],
    ["ports", `${good}\nports : "23"\nports : "24"`, "unsupported", /`ports`/],
    ["system", `${good}\nsystem : "Linux"\nsystem : "AIX"`, "unsupported", /`system`/],
  ])("reads a policy that repeats %s, and judges the rule only where the values agree", (keyword, ...row) => {
    const [lines, kind, detail] = row;
    const { policy, diagnostics } = load(`${item(lines)}\n${item(good.replace("telnet", "daytime"))}`);
    expect(diagnostics).toMatchObject([{ code: "AUD2007", severity: "warning" }]);
    expect(diagnostics[0]?.message).toContain(`\`${keyword}\` is given twice`);
    const [node, other] = policy.nodes;
    expect(node?.kind).toBe(kind);
    expect(node?.kind === "unsupported" ? node.detail : "").toMatch(detail);
    expect(other?.kind).toBe("rule");
  });

  it.each<[name: string, lines: string, code: string, hint: string | RegExp]>([
    ["a missing type", 'description : "x"', "AUD2001", /AUDIT_ALLOWED/],
    ["an unknown type", good.replace("DENIED", "DENYED"), "AUD2002", /AUDIT_DENIED_OPEN_PORTS/],
    ["a missing description", good.replace(/description.*\n/, ""), "AUD2004", /description/],
    ["a misspelt keyword", good.replace("ports :", "prots :"), "AUD2005", /ports/],
    ["a keyword of another type", `${good}\ncmd : "id"`, "AUD2005", /CMD_EXEC/],
    ["the Windows spelling in a Unix policy", good.replace("ports :", "value_data :"), "AUD2005", /ports/],
    ["a missing field", good.replace(/ports.*/, ""), "AUD2006", /ports :/],
    ["a field that is given twice", `${good}\nports : "24"`, "AUD2007", /remove/],
    ["an unknown severity", `${good}\nseverity : LOUD`, "AUD2008", ""],
    ["a variable", good.replace('"23"', '"@PORTS@"'), "AUD2009", /value/],
    ["an unknown port type", good.replace("TCP", "SCTP"), "AUD2010", ""],
    ["an unknown system", `${good}\nsystem : "Plan9"`, "AUD2011", /Linux/],
    ["a keyword without effect", `${good}\ntimeout : "60"`, "AUD2012", ""],
    ["a port above 65535", good.replace('"23"', '"22, 70000"'), "AUD2020", /65535/],
    ["a port with a leading zero", good.replace('"23"', '"022"'), "AUD2020", /22/],
    ["a pattern that matches nothing", good.replace('"23"', '"7[0-9]{5}"'), "AUD2020", ""],
    ["a dotted range", good.replace('"23"', '"[1..1024]"'), "AUD2021", /1-1024/],
    ["a pattern that is none", good.replace('"23"', '"80[0-9"'), "AUD2021", /808\[0-9\]/],
    ["a range", good.replace('"23"', '"1-1024"'), "AUD2022", /Nessus/],
    ["an empty member", good.replace('"23"', '"22,,23"'), "AUD2023", /comma/],
    ["an address that is none", `${good}\naddress : "10.0.0.0/40"`, "AUD2030", /loopback/],
    ["an octal-looking address", `${good}\naddress : "010.0.0.1"`, "AUD2030", ""],
    ["a scope that is none", `${good}\nscope : "everywhere"`, "AUD2031", /public/],
  ])("reports %s", (_, lines, code, hint) => {
    const { diagnostics } = load(item(lines));
    const found = diagnostics.find((diagnostic) => diagnostic.code === code);
    expect(found, JSON.stringify(diagnostics)).toBeDefined();
    expect(found?.hint ?? "").toMatch(hint);
  });

  it.each([
    ["no process name", 'name : "|"', "AUD2040"],
    ["a name that looks like a pattern", 'name : "sshd("', "AUD2041"],
    ["a digest of the wrong length", 'name : "x"\nmd5 : "abc"', "AUD2042"],
    ["an empty list", 'name : "x"\nunit : ""', "AUD2043"],
    ["an empty port list", 'name : "x"', "AUD2024"],
  ])("reports %s in AUDIT_PROCESS_ON_PORT", (_, lines, code) => {
    const ports = code === "AUD2024" ? "" : "22";
    const { diagnostics } = load(
      item(`type : AUDIT_PROCESS_ON_PORT\ndescription : "x"\nport_type : TCP\nports : "${ports}"\n${lines}`),
    );
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });

  it("points at the member of a list, not at the list", () => {
    const loaded = load(item(good.replace('"23"', '"22, 70000"')));
    const [diagnostic] = loaded.diagnostics;
    expect(loaded.text.slice(diagnostic?.span.start, diagnostic?.span.end)).toBe("70000");
    expect(reportedDiagnostics(loaded)[0]?.location).toMatchObject({ line: 6, column: 14 });
  });

  it("reports every fault of a file in one go", () => {
    const { diagnostics } = load(
      item('type : NOPE\nports : "1"') + item(good.replace("TCP", "SCTP")) + item(""),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["AUD2002", "AUD2010", "AUD2001"]);
  });

  it("reports the other faults of an item with a misspelt type", () => {
    const lines = good.replace("DENIED", "DENYED").replace('"23"', '"70000"');
    expect(load(item(lines)).diagnostics.map(({ code }) => code)).toEqual(["AUD2002", "AUD2020"]);
  });

  it("reads ranges and names as Nessus does in the nessus dialect", () => {
    for (const ports of ["1-1024", "ssh", "rpc:nfs"])
      expect(load(item(good.replace('"23"', `"${ports}"`)), "nessus").diagnostics[0]?.code).toBe("AUD2020");
  });

  it("keeps a check type that is not judged in the policy, to become ERROR, and says so once for each type", () => {
    const { policy, diagnostics } = load(
      item('type : REG_CHECK\ndescription : "x"\nvalue_data : "HKLM"').repeat(3) +
        '<item>\nname : "passwd_zero_uid"\ndescription : "x"\n</item>',
      "dotaudit",
      'Windows" version:"2',
    );
    expect(policy.nodes.map(({ kind }) => kind)).toEqual(Array(4).fill("unsupported"));
    const unjudged = diagnostics.filter(({ code }) => code === "AUD2003");
    expect(unjudged.map(({ message }) => message)).toEqual([
      "REG_CHECK is not judged by this version: 3 items of it will be ERROR",
      "passwd_zero_uid is not judged by this version: an item of it will be ERROR",
    ]);
  });

  it("reads a rule in an <item> and inside a <group_policy>", () => {
    const { policy } = load(`<group_policy:"g">\n<item>\n${good}\n</item>\n</group_policy>`);
    expect(policy.nodes).toMatchObject([{ kind: "rule" }]);
  });

  it("opens groups nested a hundred deep", () => {
    const deep = '<group_policy:"g">'.repeat(100) + item(good) + "</group_policy>".repeat(100);
    expect(load(deep).policy.nodes).toHaveLength(1);
  });

  it("opens a group of two hundred thousand items", () => {
    const many = `<group_policy:"g">${"<custom_item></custom_item>".repeat(200_000)}${item(good)}</group_policy>`;
    expect(load(many).policy.nodes).toHaveLength(1);
  });

  it("reads a list of two hundred thousand ports", () => {
    const { policy } = load(item(good.replace('"23"', `"${"23,".repeat(200_000)}24"`)));
    expect(policy.nodes).toHaveLength(1);
  });

  it("opens groups nested a hundred thousand deep", () => {
    const deep = '<group_policy:"g">'.repeat(100_000) + item(good) + "</group_policy>".repeat(100_000);
    expect(load(deep).policy.nodes).toHaveLength(1);
  });

  it("demands value_type in a Windows rule", () => {
    const { diagnostics } = load(
      item(good.replace("ports", "value_data")),
      "dotaudit",
      'Windows" version:"2',
    );
    expect(diagnostics).toMatchObject([{ code: "AUD2006" }]);
  });

  it("never throws, whatever stands in an item", () => {
    const word = fc.constantFrom(
      "type",
      "ports",
      "port_type",
      "name",
      "AUDIT_PROCESS_ON_PORT",
      ":",
      '"',
      "'",
      "||",
      "\\",
      "\n",
      "22",
      "[",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
        expect(load(item(words.join(" "))).policy.file).toBe("web/my-policy.audit");
      }),
    );
  });
});
