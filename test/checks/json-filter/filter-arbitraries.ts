import fc from "fast-check";

const NAME = fc.constantFrom("a", "b", "c d", "1", "constructor", "__proto__");
const TEXT = fc.constantFrom("", "a", "b,c", "é😀", "A\tB", '"\\', "10", "\u007f");
const NUMBER = fc.constantFrom(0, 1, 2, -1, 1.5, 3, 1e17, 0.00001, 123456789012345680);

/** JSON documents, as text: their members keep an order that no object of JavaScript would keep. */
export const documents: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("null", "true", "false"),
    NUMBER.map((number) => JSON.stringify(number)),
    TEXT.map((text) => JSON.stringify(text)),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => `[${items.join(" , ")}]`),
    fc
      .uniqueArray(fc.tuple(NAME, tie("value")), { maxLength: 3, selector: ([name]) => name })
      .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(",")}}`),
  ),
})).value;

const PLAIN = [
  ...[
    "length",
    "not",
    "type",
    "keys",
    "keys_unsorted",
    "tostring",
    "tojson",
    "ascii_downcase",
    "ascii_upcase",
  ],
  ...[
    "to_entries",
    "any",
    "all",
    "sort",
    "unique",
    "add",
    "min",
    "max",
    "first",
    "last",
    "flatten",
    "values",
  ],
  ...[
    "nulls",
    "numbers",
    "strings",
    "arrays",
    "objects",
    "scalars",
    "iterables",
    "empty",
    "..",
    ".[]",
    ".[]?",
  ],
  ...[
    ".a",
    ".a?",
    ".b",
    '."c d"',
    '.["1"]',
    ".[0]",
    ".[-1]",
    ".[1:]",
    ".[:1]",
    ".[-1:]",
    ".",
    "null",
    "true",
  ],
  ...["1", "2.5", '"a"', '"b,c"', "[]", "{}", "{a: 1}", "{a}", "floor", "tonumber", "reverse"],
];

/**
 * Filters in the notation of jq, of what is known here. None has a `?` or a `try`: those of jq 1.6 catch the faults of
 * what stands behind them too, which later versions do not.
 */
export const filters: fc.Arbitrary<string> = fc.letrec<{ filter: string }>((tie) => {
  const inner = tie("filter");
  const two = fc.tuple(inner, inner);
  return {
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom(...PLAIN),
      two.map(([a, b]) => `${a} | ${b}`),
      two.map(([a, b]) => `(${a}), (${b})`),
      fc
        .tuple(inner, fc.constantFrom("+", "-", "==", "!=", "<", "<=", ">", ">=", "and", "or", "//"), inner)
        .map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
      fc
        .tuple(
          fc.constantFrom(
            "select",
            "map",
            "map",
            "sort_by",
            "group_by",
            "unique_by",
            "min_by",
            "first",
            "last",
          ),
          inner,
        )
        .map(([name, a]) => `${name}(${a})`),
      fc
        .tuple(
          fc.constantFrom("has", "contains", "startswith", "endswith", "split", "join", "ltrimstr"),
          inner,
        )
        .map(([name, a]) => `${name}(${a})`),
      two.map(([a, b]) => `if ${a} then ${b} else . end`),
      two.map(([a, b]) => `(${a}) as $x | [$x, (${b})]`),
      two.map(([a, b]) => `{a: (${a}), "b": (${b})}`),
      two.map(([a, b]) => `"x\\(${a})y\\(${b})"`),
      inner.map((a) => `[${a}]`),
    ),
  };
}).filter;
