import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFilter } from "../../../src/checks/json-filter/parse-filter.ts";
import type { FilteredText } from "../../../src/checks/json-filter/parse-filter.ts";
import { regexBudget } from "../../../src/regex/regex-budget.ts";
import { documents, filters } from "./filter-arbitraries.ts";
import { processorTime } from "../../processor-time.ts";

function run(filter: string, json: string): FilteredText | { readonly status: "refused" } {
  const parsed = parseFilter(filter);
  return parsed.status === "refused" ? parsed : parsed.run(json, regexBudget(1_000));
}

/** Filters, a document, and the lines that `jq -r` of Debian 12 prints. */
const CASES: readonly (readonly [filter: string, json: string, lines: readonly string[]])[] = [
  ['"default : " + .["default"]', '{"default":"role:admin"}', ["default : role:admin"]],
  [".a.b[1].c", '{"a":{"b":[0,{"c":"x"}]}}', ["x"]],
  [".users[] | select(.uid == 0) | .name", '{"users":[{"uid":0,"name":"root"},{"uid":1}]}', ["root"]],
  ['.a // "none"', "{}", ["none"]],
  ["keys[]", '{"b":1,"a":2}', ["a", "b"]],
  [".", '{"b":1,"1":[]}', ["{", '  "b": 1,', '  "1": []', "}"]],
  ['to_entries[] | "\\(.key)=\\(.value)"', '{"b":1,"1":null}', ["b=1", "1=null"]],
  ['[.[] | test("^A";"i")] | all', '["a","Ab"]', ["true"]],
  ["[.[]?, (.a?), ..?] | length", "1", ["1"]],
  ['try error("x") catch .', "null", ["x"]],
  ['try (.a.b) catch "no"', '{"a":1}', ["no"]],
  ["[.[] | tonumber? // -1]", '["1","x"]', ["[", "  1,", "  -1", "]"]],
  ["if .a then 1 elif .b then 2 else 3 end", '{"b":true}', ["2"]],
  [". as $all | .a | . + $all.b", '{"a":1,"b":2}', ["3"]],
  ["# nothing but a comment", "1", ["1"]],
  ['.a | length, ascii_downcase, split("-")[0]', '{"a":"É-B"}', ["3", "É-b", "É"]],
  ["1 + 2 * 3 - -4 % 3", "null", ["8"]],
  [".[1:], .[-1:], .[:1]", '"aé😀"', ["é😀", "😀", "a"]],
  ['{a, ("b" | ascii_upcase): 1} | tojson', '{"a":null}', ['{"a":null,"B":1}']],
  [".__proto__, .constructor", '{"__proto__":1}', ["1", "null"]],
  [".", "1 2\n[ ]", ["1", "2", "[]"]],
  [".", "", []],
];

describe("a filter", () => {
  it.each(CASES)("%s makes of %s what jq prints", (filter, json, lines) => {
    expect(run(filter, json)).toEqual({
      status: "filtered",
      text: lines.map((line) => `${line}\n`).join(""),
    });
  });

  it.each([
    ["", "{}x"],
    [".", "{'a':1}"],
    [".", '{"a":1,}'],
    [".", "[1 2]"],
    [".", '"a'],
    [".", '"\\x"'],
    [".", "01"],
    [".", `${"[".repeat(300)}${"]".repeat(300)}`],
    [".a.b", '{"a":1}'],
    [".[]", "1"],
    ["1 / 0", "1"],
    ["{(1): 2}", "1"],
  ])("%s of %s is a fault", (filter, json) => {
    expect(run(filter, json).status).toBe("faulty");
  });

  it.each([
    ...[
      "|",
      ".a |",
      "(",
      "[1",
      '"a',
      '"\\q"',
      "{a:}",
      "$x",
      "{$x}",
      "1 +",
      "if 1 then 2",
      "reduce .[] as $x (0; .)",
    ],
    ...["def f: f; f", ".a |= 1", ".a = 1", "input", "env.HOME", "$ENV", "@base64d", "unknown", "length(1)"],
    ...["(".repeat(200) + ")".repeat(200), "-".repeat(9_000), "constructor", "toString(1)"],
  ])("%s is refused", (filter) => {
    expect(run(filter, "null").status).toBe("refused");
  });

  it.each([
    ["[range(1e12)]", "null"],
    ["range(1e12) | empty", "null"],
    ["last(range(1e12))", "null"],
    ['"x" * 1e12', "null"],
    ['"aaaaaaaaaaaaaaaaaaaa" ' + "| . + . ".repeat(60), "null"],
    ["[.,.]" + "|[.,.]".repeat(60) + " | .. | empty", "null"],
    ["[.,.]" + "|[.,.]".repeat(60), "null"],
    ["[range(1000)] | [.[] as $a | .[] as $b | .[] as $c | 1]", "null"],
    [
      "[range(300)] as $x | [range(300) | $x] | [.[] | . - $x] | [.[] | contains($x)] | [., .] | sort",
      "null",
    ],
    ['test("^(?=(a+)+$)")', JSON.stringify(`${"a".repeat(60)}b`)],
  ])("%s comes to its limit in a moment", (filter, json) => {
    const start = processorTime();
    expect(run(filter, json).status).toBe("limited");
    expect(processorTime() - start).toBeLessThan(20_000);
  });

  it("takes a document of 16 MB in a moment", () => {
    const json = JSON.stringify(
      Array.from({ length: 160_000 }, (_, index) => ({ name: "a".repeat(80), index })),
    );
    expect(run("[.[] | select(.index == 7) | .name] | length", json)).toEqual({
      status: "filtered",
      text: "1\n",
    });
  });

  it("never throws, whatever filter and document it is given", () => {
    const known = ["filtered", "faulty", "limited", "refused"];
    fc.assert(
      fc.property(fc.oneof(filters, fc.string()), fc.oneof(documents, fc.string()), (filter, json) => {
        expect(known).toContain(run(filter, json).status);
      }),
      { numRuns: 2_000 },
    );
  });
});
