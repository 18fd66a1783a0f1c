import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPolicy, loadPolicies, reportedDiagnostics } from "../../../../src/app/load-policy.ts";
import { faultsOf, item, loadWith } from "./load-with.ts";
import { processorTime } from "../../../processor-time.ts";

const PORTS = { name: "PORTS", default: "22" };

describe("a variable", () => {
  it("is replaced by its default, and by a value that is given", () => {
    const body = item({ ports: '"@PORTS@"' });
    const fields = (set: Record<string, string>) =>
      loadWith(body, { declared: [PORTS], set }).policy.nodes.map(
        (node) => node.kind === "rule" && node.fields,
      );
    expect(fields({})).toMatchObject([{ ports: [{ ports: [[22, 22]] }] }]);
    expect(fields({ PORTS: "8443" })).toMatchObject([{ ports: [{ ports: [[8443, 8443]] }] }]);
  });

  it.each<[name: string, body: string, value: string, found: object]>([
    [
      "in a string",
      item({ ports: '"1, @V@, 3"' }),
      "2",
      { fields: { ports: [{}, { ports: [[2, 2]] }, {}] } },
    ],
    ["in a pattern", item({ ports: '"8[@V@]"' }), "0-1", { fields: { ports: [{ ports: [[80, 81]] }] } }],
    ["as a bare word", item({ ports: "@V@" }), "7", { fields: { ports: [{ ports: [[7, 7]] }] } }],
    ["in a description", item({ more: 'info : "see @V@"' }), "there", { text: { info: ["see there"] } }],
    ["twice on a line", item({ more: 'info : "@V@@V@ @V@"' }), "a", { text: { info: ["aa a"] } }],
    ["in a keyword", item({ more: '@V@ : "x"' }), "solution", { text: { solution: ["x"] } }],
    ["in a list", item({ more: 'address : "@V@" || "::1"' }), "10.0.0.1", { kind: "rule" }],
    ["as several operands", item({ more: 'address : "@V@"' }), '10.0.0.1" || "::1', { kind: "rule" }],
    [
      "behind a comment sign in a string",
      item({ more: 'info : "one\n# @V@\ntwo"' }),
      "x",
      { text: { info: ["one\n# x\ntwo"] } },
    ],
  ])("is replaced %s", (_, body, value, found) => {
    const loaded = loadWith(body, { declared: [{ name: "V", default: value }] });
    expect(loaded.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(loaded.policy.nodes).toMatchObject([found]);
  });

  it("is replaced in tags", () => {
    const body = `<report type:"@V@">\ndescription : "x"\n</report>`;
    const { policy } = loadWith(body, { declared: [{ name: "V", default: "FAILED" }] });
    expect(policy.nodes).toMatchObject([{ kind: "report", status: "failed" }]);
  });

  it.each([
    ["in comments", "# @V@ @OTHER@\n<custom_item>\n# @V@\n</custom_item># @PROFESSIONALFEED@"],
    ["in what only looks like one", `# user@V2@`],
  ])("is not replaced %s", (_, body) => {
    expect(loadWith(body, { declared: [{ name: "V", default: "x" }] }).variables).toMatchObject([
      { uses: 0 },
    ]);
  });

  it.each([
    "user@host",
    "${db:Status-Status}",
    "item@..",
    "a@b.example@c",
    "@lower@",
    "@ X@",
    "@X @",
    "@@",
    "root@x@y@",
  ])("is not seen in %s", (text) => {
    const { policy, variables } = loadWith(item({ more: `info : "${text}"` }), {});
    expect(policy.nodes).toMatchObject([{ text: { info: [text] } }]);
    expect(variables).toEqual([]);
  });

  it("may have a name in small letters where it is declared", () => {
    const { policy } = loadWith(item({ more: 'info : "a@b@c.d@b@"' }), {
      declared: [{ name: "c.d", default: "x" }],
    });
    expect(policy.nodes).toMatchObject([{ text: { info: ["a@bxb@"] } }]);
  });

  it("is put in once: what a value holds stays as it is", () => {
    const declared = [
      { name: "A", default: "@B@ @C@" },
      { name: "B", default: "@A@" },
    ];
    const loaded = loadWith(item({ more: 'info : "@A@"\nsolution : "@B@"' }), { declared });
    expect(loaded.policy.nodes).toMatchObject([{ text: { info: ["@B@ @C@"], solution: ["@A@"] } }]);
    expect(faultsOf(loaded)).toEqual([
      ["AUD2055", "@B@ @C@"],
      ["AUD2055", "@A@"],
    ]);
  });

  it("does not change the digest of the policy, and its value is kept for the record", () => {
    const body = item({ ports: '"@PORTS@"' });
    const plain = loadWith(body, { declared: [PORTS] });
    const given = loadWith(body, {
      declared: [PORTS, { name: "UNUSED", default: "x" }],
      set: { PORTS: "1" },
    });
    expect(loadWith(body, { declared: [PORTS], set: { PORTS: "1" } }).policy.sha256).toBe(
      plain.policy.sha256,
    );
    expect(plain.policy.variables).toEqual([{ name: "PORTS", value: "22", origin: { kind: "default" } }]);
    expect(given.policy.variables).toEqual([{ name: "PORTS", value: "1", origin: { kind: "set" } }]);
  });
});

describe("a fault of a variable", () => {
  it.each<[name: string, body: string, faults: [code: string, severity: string, at: string][]]>([
    ["in a field", item({ ports: '"@NONE@"' }), [["AUD2009", "error", "@NONE@"]]],
    ["in a list of a field", item({ ports: '"22, @NONE@, 24"' }), [["AUD2009", "error", "@NONE@"]]],
    [
      "in a keyword that is not known",
      item({ more: 'cmdd : "@NONE@"' }),
      [
        ["AUD2005", "error", "cmdd"],
        ["AUD2009", "error", "@NONE@"],
      ],
    ],
    ["in a text for people", item({ more: 'info : "@NONE@"' }), [["AUD2009", "warning", "@NONE@"]]],
    ["without a default", item({ ports: '"@UNSET@"' }), [["AUD2053", "error", "@UNSET@"]]],
    [
      "without a default, in a text for people",
      item({ more: 'solution : "@UNSET@"' }),
      [["AUD2053", "warning", "@UNSET@"]],
    ],
    ["that nobody uses", item({}), [["AUD2051", "note", "UNSET"]]],
  ])("is reported where it counts: a name %s", (_, body, faults) => {
    const declared = faults.some(([, , at]) => at.includes("UNSET")) ? [{ name: "UNSET" }] : [];
    const loaded = loadWith(body, { declared });
    const found = loaded.diagnostics.map(({ code, severity, span }) => [
      code,
      severity,
      loaded.text.slice(span.start, span.end),
    ]);
    expect(found).toEqual(faults);
  });

  it("names the variable that was probably meant", () => {
    const { diagnostics } = loadWith(item({ ports: '"@PROTS@"' }), { declared: [PORTS] });
    expect(diagnostics.find(({ code }) => code === "AUD2009")?.hint).toBe("did you mean @PORTS@?");
  });

  it.each([
    ["INTEGER", "22", []],
    ["INTEGER", "-1", []],
    ["INTEGER", "^2", ["AUD2052"]],
    ["INTEGER", " 22", ["AUD2052"]],
    ["UNIX_FILE_PATH", "/etc/passwd", []],
    ["UNIX_FILE_PATH", "etc/passwd", ["AUD2052"]],
    ["STRING", "(1[4-9]|[2-9])", []],
    ["STRNG", "x", ["AUD1046"]],
  ])("of type %s with the value %j gives %j", (type, value, codes) => {
    const body = item({ more: 'info : "@V@"' });
    const asDefault = loadWith(body, { declared: [{ name: "V", default: value, type }] });
    const given = loadWith(body, { declared: [{ name: "V", default: "0", type }], set: { V: value } });
    expect(asDefault.diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(asDefault.diagnostics.every(({ severity }) => severity === "warning")).toBe(true);
    const found = given.diagnostics.filter(({ code }) => code === "AUD2052");
    expect(found.map(({ severity }) => severity)).toEqual(codes.includes("AUD2052") ? ["error"] : []);
  });

  it("is a value for a name that nobody knows: an error, and from a file a warning", () => {
    expect(loadWith(item({}), { set: { PROTS: "1" } }).diagnostics).toMatchObject([
      { code: "AUD2050", severity: "error" },
    ]);
    const value = { name: "X", value: "1", origin: { kind: "file", file: "v.yml", line: 3 } } as const;
    const input = { file: "a.audit", bytes: Buffer.from('<check_type:"Unix">\n</check_type>') };
    expect(loadPolicy(input, { dialect: "dotaudit", variables: [value] }).diagnostics).toMatchObject([
      { code: "AUD2050", severity: "warning", message: expect.stringContaining("v.yml line 3") as unknown },
    ]);
  });

  it("is no fault in several policies if one of them knows the name", () => {
    const input = (body: string) => ({
      file: "a.audit",
      bytes: Buffer.from(`<check_type:"Unix">\n${body}\n</check_type>`),
    });
    const variables = [{ name: "V", value: "1", origin: { kind: "set" } } as const];
    const inputs = [input(item({})), input(item({ ports: '"@V@"' }))];
    const codes = loadPolicies(inputs, { dialect: "dotaudit", variables }).map(
      ({ diagnostics }) => diagnostics,
    );
    expect(codes).toEqual([[], []]);
  });

  it("is a value for a variable that is declared and never used", () => {
    const loaded = loadWith(item({}), { declared: [PORTS], set: { PORTS: "1" } });
    expect(loaded.diagnostics).toMatchObject([{ code: "AUD2051", severity: "warning" }]);
  });
});

describe("a fault inside a value", () => {
  it("points at the variable, and says what it stands for and where that comes from", () => {
    const body = item({ ports: '"22, @PORTS@"' });
    const loaded = loadWith(body, { declared: [{ name: "PORTS", default: "80, 70000, 81" }] });
    expect(faultsOf(loaded)).toEqual([["AUD2020", "@PORTS@"]]);
    expect(loaded.diagnostics[0]?.message).toContain('@PORTS@ stands for "80, 70000, 81", its default');
    const given = loadWith(body, { declared: [PORTS], set: { PORTS: "070" } });
    expect(given.diagnostics[0]?.message).toContain('@PORTS@ stands for "070", --set');
  });

  it("names the variable whose value is empty, and no other", () => {
    const declared = ["A", "EMPTY", "B"].map((name) => ({ name, default: "" }));
    const body = item({ more: 'info : "@A@"\naddress : "@EMPTY@"\nsolution : "@B@"' });
    const [fault, ...others] = loadWith(body, { declared }).diagnostics;
    expect(fault?.message).toMatch(/ \(@EMPTY@ stands for "", its default\)$/);
    expect(others).toEqual([]);
  });

  it("does not move faults and rules that stand behind it, on its line and on later ones", () => {
    const more = 'info : "@LONG@" addres : "x"\nscope : "everywhere"';
    const body = `${item({ more })}\n${item({ ports: '"99999"' })}`;
    const declared = [{ name: "LONG", default: "y\n".repeat(50) }];
    const loaded = loadWith(body, { declared });
    const found = reportedDiagnostics(loaded).map(({ code, location }) => [
      code,
      location.line,
      location.column,
    ]);
    const line = (words: string) => loaded.text.slice(0, loaded.text.indexOf(words)).split("\n").length;
    expect(found).toContainEqual(["AUD2031", line("everywhere"), 9]);
    expect(found).toContainEqual(["AUD2020", line("99999"), 10]);
    const twice = loadWith(`${item({ more: 'info : "@LONG@"' })}\n${item({})}`, { declared });
    const places = twice.policy.nodes.map(({ location, span }) => [
      location.line,
      twice.text.slice(span.start, span.start + 13),
    ]);
    const items = [...twice.text.matchAll(/<custom_item>/g)];
    expect(places).toEqual(
      items.map(({ index, 0: tag }) => [twice.text.slice(0, index).split("\n").length, tag]),
    );
  });

  it.each<
    [name: string, more: string, value: string, checkType: string, found: "fault" | "note" | "nothing"]
  >([
    ["ends its string", 'info : "it is @V@"', 'say "hi', "Unix", "fault"],
    ["ends its string in the middle of it", 'info : "@V@ x"', 'say "hi" or', "Unix", "fault"],
    ["escapes the quote behind it", 'info : "@V@"', "C:\\dir\\", "Unix", "fault"],
    ["is escaped", 'info : "@V@"', 'say \\"hi\\" \\\\', "Unix", "nothing"],
    ["is in the other quotes", "info : '@V@'", 'say "hi"', "Unix", "nothing"],
    ["ends its string and goes on as policy text", 'address : "@V@"', '::1" || "::2', "Unix", "note"],
    ["ends a raw string", 'info : "it is @V@"', 'say \\"hi', "Windows", "fault"],
    ["ends a raw string with a backslash", 'info : "@V@"', "C:\\dir\\", "Windows", "nothing"],
    ["has several words in the place of one", "severity : @V@", "HIGH LOW", "Unix", "fault"],
    ["is several operands in the place of one", "address : @V@", '"::1" || "::2"', "Unix", "nothing"],
    ["has a line break in the place of a word", "severity : @V@", "HIGH\nLOW", "Unix", "fault"],
    ["leaves nothing in the place of a word", "severity : @V@", "", "Unix", "fault"],
    ["leaves nothing behind an operator", 'address : "::1" || @V@', "", "Unix", "fault"],
    ["leaves nothing of a part of a word", "severity : HIGH@V@", "", "Unix", "nothing"],
  ])("a value that %s is reported by its name, or is none", (_, more, value, checkType, expected) => {
    const loaded = loadWith(item({ more }), { declared: [{ name: "V", default: value }], checkType });
    const found = loaded.diagnostics.filter(({ code }) => code === "AUD2054" || code.startsWith("AUD1"));
    expect(found.map(({ code }) => code)).toEqual(expected === "nothing" ? [] : ["AUD2054"]);
    expect(found.every(({ severity }) => (severity === "note") === (expected === "note"))).toBe(true);
    for (const { span } of found) expect(loaded.text.slice(span.start, span.end)).toBe("@V@");
  });

  it("a value that ends the tag that it stands in", () => {
    const body = '<report type:"@V@">\ndescription : "x"\n</report>';
    const loaded = loadWith(body, { declared: [{ name: "V", default: 'PASSED" x' }] });
    expect(faultsOf(loaded)).toContainEqual(["AUD2054", "@V@"]);
    expect(loaded.diagnostics.filter(({ code }) => code.startsWith("AUD1"))).toEqual([]);
  });
});

describe("hostile variables", () => {
  it("that would make the policy larger than 64 MiB are not put in", () => {
    const body = item({ more: `info : "${"@V@".repeat(10_000)}"` });
    const { diagnostics } = loadWith(body, { declared: [{ name: "V", default: "x".repeat(10_000) }] });
    expect(diagnostics).toMatchObject([{ code: "AUD2056", severity: "error" }]);
  });

  it.each([
    ["references", "@V@", []],
    ["names that nobody declared", "@NONE@ ", []],
    ["signs", "@", []],
    ["open references", "@V", []],
    ["operands", '" || "@V@', []],
    ["values that end their string", "@Q@", []],
    ["lines", 'x"\ninfo : "@Q@ @NONE@', []],
  ])("take time in proportion to a megabyte of %s", (_, piece) => {
    const more = `info : "${piece.repeat(Math.floor(1_000_000 / piece.length))}"`;
    const declared = [
      { name: "V", default: "v" },
      { name: "Q", default: '"' },
    ];
    const started = processorTime();
    const { diagnostics } = loadWith(item({ more }), { declared });
    expect(processorTime() - started).toBeLessThan(20_000);
    expect(diagnostics.length).toBeLessThan(10_000);
  });

  it("never throw, and every fault lies in the policy", () => {
    const piece = fc.constantFrom(
      "@",
      "A",
      "@A@",
      "@B@",
      '"',
      "'",
      "\\",
      "\n",
      " : ",
      "info",
      "#",
      " || ",
      "<then>",
      "x",
    );
    const some = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(some, some, some, (more, one, other) => {
        const set = { A: one, B: other };
        const { text, diagnostics, policy } = loadWith(item({ more }), { set });
        for (const { span } of [...diagnostics, ...policy.nodes]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
