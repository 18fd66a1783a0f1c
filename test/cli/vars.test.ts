import { afterAll, describe, expect, it } from "vitest";
import { audit, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const POLICY = `#<ui_metadata>
#<variables>
#<variable>
#<name>PORTS</name>
#<default>1</default>
#<description>Ports that nothing may listen on</description>
#<info>One or more, with commas.</info>
#</variable>
#<variable>
#<name>LIMIT</name>
#<value_type>INTEGER</value_type>
#</variable>
#</variables>
#</ui_metadata>
<check_type:"Unix">
<custom_item>
type : AUDIT_DENIED_OPEN_PORTS
description : "Nothing on @PORTS@"
port_type : TCP
ports : "@PORTS@"
</custom_item>
</check_type>
`;

const policy = scratch.put("policy.audit", POLICY);

describe("audit vars", () => {
  it("lists every variable with its value, where that comes from, and what it means", () => {
    const { status, stdout, stderr } = audit(["vars", policy]);
    expect(status).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toBe(`${policy}: 2 variables

PORTS = 1
    from     its default
    used     2 times
    meaning  Ports that nothing may listen on
    info     One or more, with commas.

LIMIT has no value
    from     nowhere: --set LIMIT=… gives it one
    type     INTEGER
    used     never
`);
  });

  it("says which value counts: --set before the last --values before the default", () => {
    const first = scratch.put("first.yml", "PORTS: 2\nLIMIT: 07\n");
    const second = scratch.put("second.json", '{"PORTS": "3"}');
    const values = ["--values", first, "--values", second];
    const rows = (...args: string[]) => audit(["vars", policy, ...args]).stdout;
    expect(rows(...values)).toMatch(/PORTS = 3\n {4}from {5}\S+second\.json, line 1\n {4}default {2}1\n/);
    expect(rows(...values)).toMatch(/LIMIT = 07\n {4}from {5}\S+first\.yml, line 2\n/);
    expect(rows("--set", "PORTS=4", ...values, "--set", "PORTS=5=6")).toMatch(
      /PORTS = 5=6\n {4}from {5}--set\n/,
    );
  });

  it("has a stable shape as JSON", () => {
    const { status, stdout } = audit(["vars", "--format", "json", policy, "--set", "PORTS=4"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: "1.0",
      files: [
        {
          file: policy,
          variables: [
            {
              name: "PORTS",
              value: "4",
              origin: { kind: "set" },
              default: "1",
              valueType: null,
              description: "Ports that nothing may listen on",
              info: "One or more, with commas.",
              uses: 2,
              declared: { line: 4, column: 8 },
            },
            { name: "LIMIT", value: null, origin: null, default: null, valueType: "INTEGER", uses: 0 },
          ],
          diagnostics: [{ code: "AUD2051", location: { line: 10 } }],
        },
      ],
    });
  });

  it("works for a policy with faults, and counts them", () => {
    const faulty = scratch.put("faulty.audit", POLICY.replace("DENIED", "DENYED").replace("TCP", "@PROTO@"));
    const { status, stdout, stderr } = audit(["vars", faulty]);
    expect(status).toBe(0);
    expect(stdout).toContain(
      "PROTO has no value\n    from     nowhere: it is not declared\n    used     once\n",
    );
    expect(stderr).toMatch(/^audit: 2 errors, 1 note; audit lint shows them\.\n$/);
  });

  it("lets nothing of a policy or a file of values reach the terminal as it is", () => {
    const hostile = POLICY.replace(">1<", ">\u001b[2J\u202e<").replace("Ports that", "\u009b2J");
    const file = scratch.put("hostile.audit", hostile);
    const values = scratch.put("hostile.yml", 'LIMIT: "\\u001b[2J"\n');
    for (const format of ["text", "json"]) {
      const { stdout, stderr } = audit(["vars", file, "--format", format, "--values", values]);
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });
});

describe("the values of variables", () => {
  it("decide what is judged", () => {
    expect(audit(["run", policy]).stdout).toContain("Nothing on 1");
    expect(audit(["run", policy, "--set", "PORTS=2"]).stdout).toContain("Nothing on 2");
    expect(audit(["why", "2", policy, "--set", "PORTS=2"]).stdout).toContain("Nothing on 2");
  });

  it("are kept in the report", () => {
    const { stdout } = audit(["run", policy, "--set", "PORTS=2", "-o", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      policies: [{ variables: [{ name: "PORTS", value: "2", origin: { kind: "set" } }] }],
    });
  });

  it("are checked by audit lint, at the places of the policy", () => {
    const { status, stdout } = audit(["lint", policy, "--set", "PORTS=70000"]);
    expect(status).toBe(65);
    expect(stdout).toMatch(/policy\.audit:20:10: error AUD2020: .*@PORTS@ stands for "70000", --set/);
    expect(stdout).toContain('> 20 | ports : "@PORTS@"\n     |          ^^^^^^^\n');
  });

  it.each<[name: string, args: readonly string[], status: number, words: RegExp]>([
    ["--set without a value", ["--set", "PORTS"], 64, /expected NAME=VALUE/],
    ["--set without a name", ["--set", "=1"], 64, /expected NAME=VALUE/],
    ["--set with a name that is none", ["--set", "my port=1"], 64, /expected NAME=VALUE/],
    ["--set of a name that nobody knows", ["--set", "PROTS=1"], 65, /AUD2050[^]*did you mean PORTS\?/],
    ["a file that is not there", ["--values", "/nonexistent.yml"], 66, /no such file/],
    ["a folder", ["--values", scratch.folder], 66, /is a directory/],
    [
      "a file with a fault",
      ["--values", scratch.put("bad.yml", "A: 1\nPORTS: [2]\n")],
      65,
      /bad\.yml:2:8: error AUD2061/,
    ],
    [
      "a file that is too large",
      ["--values", scratch.put("big.yml", Buffer.alloc(2_000_000, 35))],
      65,
      /larger than 1 MiB/,
    ],
    ["standard input twice", ["-", "--values", "-"], 64, /only once/],
  ])("are refused: %s", (_, args, status, words) => {
    const outcome = audit(["run", policy, ...args]);
    expect(outcome.stderr).toMatch(words);
    expect(outcome.stderr).not.toMatch(/\n\s+at |node:internal/);
    expect(outcome.status).toBe(status);
  });

  it("may come from standard input", () => {
    expect(audit(["vars", policy, "--values", "-"], { input: "PORTS: 9" }).stdout).toContain("PORTS = 9\n");
  });
});
