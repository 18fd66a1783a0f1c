import fc from "fast-check";

/** White space and comments between two tags or keywords, all of them read as nothing. */
const GAPS = [
  " ",
  "\n",
  "\n",
  "\r\n",
  "\n\n\n",
  "\t",
  "\n  ",
  " # remark\n",
  "\n# remark  \n\t#two\n",
  "\n\n\n# x\n\n",
];
const MORE_GAPS = [
  "\n#<custom_item>\n  # type : X  \n\n#  </custom_item>\n",
  "\n #<ui_metadata>\n#  <x>  \n\n# </ui_metadata>\n",
  "\r\n\t# with a tab\r\n",
  "\f",
];
const IN_TAG = ["", "", " ", "\t "];
const AROUND_COLON = ["", " ", "   ", "\t"];
const IN_VALUE = ["", " ", "  ", "\n", "\r\n   ", "\n\n", " # remark\n", "\n# own line\n"];

const gap = fc.constantFrom(...GAPS, ...MORE_GAPS);
const inTag = fc.constantFrom(...IN_TAG);
const aroundColon = fc.constantFrom(...AROUND_COLON);
const inValue = fc.constantFrom(...IN_VALUE);

const PIECES = [
  ...[
    "a",
    "Key : ",
    "key: ",
    " ",
    "\n",
    "\r\n",
    "  \n",
    "#",
    "# no comment\n",
    "<item>",
    "</custom_item>",
    "<(x)",
  ],
  ...[
    "@NAME@",
    "||",
    "&&",
    ",",
    "(",
    ")",
    "é",
    "😀",
    "\\\\",
    "\\.",
    "\\n",
    "[1..2]",
    "regex:",
    "=",
    "$",
    "\t",
  ],
];
const content = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(""));
const string = fc.oneof(
  content.map((text) => `"${text}"`),
  content.map((text) => `'${text}'`),
  content.map((text) => `"it's ${text}"`),
  content.map((text) => `".*Options="${text}".*"`),
  content.map((text) => `"\\"${text}\\""`),
);
const word = fc.constantFrom(
  "YES",
  "CMD_EXEC",
  "12",
  "0x1F",
  "@NAME@",
  "[1..5]",
  "[@LOW@..MAX]",
  "http://x/y",
  "<none>",
  "NULL",
);
const operator = fc.constantFrom("||", "&&", "|", ",");
const term = fc.tuple(aroundColon, string).map(([blank, text]) => `regex${blank}:${blank}${text}`);
const operand = fc.oneof({ weight: 5, arbitrary: string }, { weight: 3, arbitrary: word }, term);

const list = fc
  .array(fc.tuple(operator, operand, inValue, inValue, fc.boolean()), { minLength: 1, maxLength: 4 })
  .map((parts) =>
    parts
      .map(([sign, text, before, after, isGrouped], index) => {
        const inner = isGrouped ? `(${before}${text}${after})` : text;
        return index === 0 ? inner : `${before}${sign}${after}${inner}`;
      })
      .join(""),
  );
const value = fc.oneof(
  { weight: 4, arbitrary: string },
  { weight: 3, arbitrary: word },
  { weight: 2, arbitrary: list },
);

const keyword = fc.constantFrom(
  "type",
  "description",
  "info",
  "ports",
  "Odd-Key.1",
  "check_type",
  "owner",
  "x".repeat(30),
);
const assignment = fc
  .tuple(keyword, aroundColon, fc.oneof(aroundColon, aroundColon, inValue), value)
  .map(([name, before, after, text]) => `${name}${before}:${after}${text}`);

/** A rule that binds, so that there is a meaning to be kept. */
const rule = fc
  .tuple(
    gap,
    gap,
    gap,
    fc.constantFrom('"22"', '"80, 443"', '"8[0-9]+"'),
    fc.constantFrom('"a"||"b"', '"c"', '("a"||\n"b")'),
  )
  .map(
    ([a, b, c, ports, names]) =>
      `type:AUDIT_PROCESS_ON_PORT${a}description:"the rule"${b}port_type : TCP${c}ports:${ports}${a}name:${names}`,
  );

const name = (tag: string) =>
  fc.constantFrom(
    tag,
    tag.toUpperCase(),
    tag.replace(/^./, (first) => first.toUpperCase()),
  );
const close = (tags: readonly string[]) =>
  fc.tuple(fc.constantFrom(...tags), inTag, inTag).map(([tag, a, b]) => `<${a.trim()}/${b}${tag}${b}>`);

function element(open: string, body: fc.Arbitrary<string>, closers: readonly string[]): fc.Arbitrary<string> {
  const [tag = "", ...rest] = open.split(/(?=[ :])/);
  return fc
    .tuple(name(tag), inTag, gap, body, gap, close(closers))
    .map(([opened, blank, before, inner, after, closed]) => {
      const attributes = rest.map((part) => part.replace(":", `${blank}:${blank}`)).join("");
      return `<${opened}${attributes}${blank}>${before}${inner}${after}${closed}`;
    });
}

const pairs = fc
  .array(fc.tuple(assignment, gap), { maxLength: 5 })
  .map((parts) => parts.map(([text, blank]) => text + blank).join(""));
const leaf = fc.oneof(
  { weight: 3, arbitrary: element("custom_item", rule, ["custom_item", "item"]) },
  element("custom_item", pairs, ["custom_item", "item"]),
  element("item", pairs, ["item", "custom_item"]),
  element('report type:"PASSED"', pairs, ["report"]),
  element('file_acl:"x"', element("user:'u'", pairs, ["user"]), ["acl", "file_acl"]),
  fc.constantFrom("<debug/>", "<debug />", "<DEBUG>"),
);

const { body } = fc.letrec<{ node: string; body: string; branch: string }>((tie) => ({
  node: fc.oneof({ depthSize: "small", withCrossShrink: true }, leaf, leaf, tie("branch")),
  body: fc
    .array(fc.tuple(tie("node"), gap), { maxLength: 3 })
    .map((nodes) => nodes.map(([text, blank]) => text + blank).join("")),
  branch: fc
    .tuple(
      element("if", fc.constant("\0"), ["if"]),
      fc.constantFrom(" type:AND", ' type:"or" auto:"FAILED"', " auto: 'FAILED' type :\"AND\""),
      fc.tuple(gap, tie("body"), tie("body"), tie("body")),
    )
    .map(([frame, attributes, [blank, first, second, third]]) => {
      const parts = [
        `<condition${attributes}>${first}</condition>`,
        `<then>${second}</then>`,
        `<Else >${third}</ELSE>`,
      ];
      return frame.replace("\0", () => parts.join(blank));
    }),
}));

const header = fc.constantFrom(
  "",
  "# header  \n",
  '\n\n  # one\r\n\r\n\r\n#two \r\n# <check_type:"Windows">\r\n',
  "#\n\n",
);
const checkType = fc.constantFrom("Unix", "Unix", "Windows", "FileContent");

/** Texts of policies in any layout that the language allows; a few of them have syntax errors. */
export const randomPolicy: fc.Arbitrary<string> = fc
  .tuple(header, checkType, gap, body, gap)
  .map(
    ([before, type, blank, inner, end]) =>
      `${before}<check_type:"${type}">${blank}${inner}</check_type>${end}`,
  );
