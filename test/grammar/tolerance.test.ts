import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../grammar/index.ts";
import { outline } from "./outline.ts";

const unix = (body: string): string => `<check_type:"Unix">\n${body}\n</check_type>\n`;
const item = (lines: string): string => unix(`<custom_item>\n${lines}\n</custom_item>`);

/** What is read inside of the block, and the codes of what was said about it. */
function read(text: string): { lines: string[]; codes: string[] } {
  const { syntax, diagnostics } = parsePolicy(text);
  return {
    lines: outline(syntax)
      .slice(1)
      .map((line) => line.trim()),
    codes: diagnostics.map(({ code }) => code),
  };
}

describe("what real policies write is read without a word", () => {
  it.each<[string, string, string[]]>([
    [
      "keywords on the tag's own line",
      unix('<custom_item> type : X\n description : "y" </custom_item>'),
      ["<custom_item>", "type = X", 'description = "y"'],
    ],
    [
      "several keywords on one line",
      item('type : X description : "y" severity: HIGH'),
      ["<custom_item>", "type = X", 'description = "y"', "severity = HIGH"],
    ],
    [
      "values that begin on the next line",
      item('type :\n X\n info :\n\n  "y"'),
      ["<custom_item>", "type = X", 'info = "y"'],
    ],
    [
      "colons that stand on the next line",
      item('type\n : X\n info\n\t: "y"'),
      ["<custom_item>", "type = X", 'info = "y"'],
    ],
    ["hard blanks around the colon", item("type\u00a0:\u00a0X"), ["<custom_item>", "type = X"]],
    [
      "comments behind values",
      item('type : X # c\n info : "y" # "d"\n a : YES# e\n b : "q"# f'),
      ["<custom_item>", "type = X", 'info = "y"', "a = YES", 'b = "q"'],
    ],
    [
      "comments between a keyword and its value",
      item('info : # why "not"\n "y"'),
      ["<custom_item>", 'info = "y"'],
    ],
    [
      "notes about variables inside of an item",
      item('# Note: Variable @X@ replaced with "32" in field "expect".\n expect : "32"'),
      ["<custom_item>", 'expect = "32"'],
    ],
    [
      "items that are commented out",
      unix('#<custom_item>\n#  type : "X\n#</custom_item>\n<item>\n name : "n"\n</item>'),
      ["<item>", 'name = "n"'],
    ],
    [
      "metadata in comments that looks like tags",
      `#<ui_metadata>\n#<variables>\n#<variable>\n#</ui_metadata>\n${unix("")}`,
      [],
    ],
    [
      "hash signs at the start of a line of a string",
      item(String.raw`cmd : "#!/bin/bash` + '\n# a\n#b\necho \\"x\\" # c"\n type : X'),
      ["<custom_item>", String.raw`cmd = "#!/bin/bash\n# a\n#b\necho \"x\" # c"`, "type = X"],
    ],
    [
      "here-strings, here-documents and < <(...) in a string",
      item(
        'cmd : "while read -r l; do :; done < <(ls)\ncat <<< \\"x\\"\ncat <<EOF\n</custom_item>\n</if>\nkey: value\nEOF\n"\n type : X',
      ),
      [
        "<custom_item>",
        String.raw`cmd = "while read -r l; do :; done < <(ls)\ncat <<< \"x\"\ncat <<EOF\n</custom_item>\n</if>\nkey: value\nEOF\n"`,
        "type = X",
      ],
    ],
    [
      "tags inside of strings",
      item('info : "a <b>bold</b> <if> </check_type>"\n type : X'),
      ["<custom_item>", 'info = "a <b>bold</b> <if> </check_type>"', "type = X"],
    ],
    [
      "chains of quotes and backslashes",
      item(String.raw`a : "x\"y" b : 'it\'s' c : "\\" d : "it's" e : "\\\\\""`),
      [
        "<custom_item>",
        String.raw`a = "x\"y"`,
        `b = "it's"`,
        String.raw`c = "\\"`,
        `d = "it's"`,
        String.raw`e = "\\\\\""`,
      ],
    ],
    [
      "check_type and type as keywords",
      item("type : REGISTRY_SETTING\n check_type : CHECK_EQUAL"),
      ["<custom_item>", "type = REGISTRY_SETTING", "check_type = CHECK_EQUAL"],
    ],
    [
      "columns of words, regex terms and NULL",
      item(
        'sql_types : POLICY_VARCHAR,POLICY_VARCHAR\n sql_expect : regex:".+" , NULL\n y : "S" || "B" , "A"\n z : regex : "a" || regex: "b"',
      ),
      [
        "<custom_item>",
        "sql_types = (POLICY_VARCHAR , POLICY_VARCHAR)",
        'sql_expect = (regex:".+" , NULL)',
        'y = (("S" || "B") , "A")',
        'z = (regex:"a" || regex:"b")',
      ],
    ],
    [
      "keywords with capitals",
      item('fieldsSelector : "{ \\"a\\": 1 }"\n UPPER : x'),
      ["<custom_item>", String.raw`fieldsSelector = "{ \"a\": 1 }"`, "UPPER = x"],
    ],
    ["repeated keywords", item('info : "1"\n info : "2"'), ["<custom_item>", 'info = "1"', 'info = "2"']],
    [
      "variables in any place",
      item('a : @VAR@\n b : [@LOW@..999]\n c : "x@VAR@y"\n d : "${db:Status-Status} user@host item@.."'),
      [
        "<custom_item>",
        "a = @VAR@",
        "b = [@LOW@..999]",
        'c = "x@VAR@y"',
        'd = "${db:Status-Status} user@host item@.."',
      ],
    ],
    [
      "the other closing tag of an item",
      unix('<custom_item>\n type : X\n</item>\n<item>\n name : "y"\n</custom_item>'),
      ["<custom_item>", "type = X", "<item>", 'name = "y"'],
    ],
    [
      "access control lists with either closing tag",
      unix(
        '<file_acl:"a">\n<user:"x">\n acl_allow : "r" | "w"\n</user>\n</acl>\n<launch2_acl:"b">\n</launch2_acl>',
      ),
      ["<file_acl:a>", "<user:x>", 'acl_allow = ("r" | "w")', "<launch2_acl:b>"],
    ],
    [
      "tags and attributes in any case",
      unix('<IF>\n<Condition AUTO:"FAILED" Type:"and">\n</CONDITION>\n<Then>\n</then>\n</If>'),
      ["<if>", "<condition auto=FAILED type=and>", "<then>"],
    ],
    [
      "attributes on lines of their own",
      unix('<report\n  type : "PASSED"\n>\n</report>'),
      ["<report type=PASSED>"],
    ],
    ["attributes without quotes", unix("<report type:PASSED></report>"), ["<report type=PASSED>"]],
    [
      "debug in a block, a branch, an item, a report and a list",
      unix(
        '<debug />\n<item>\n<debug/>\n name : "n"\n</item>\n<report type:"INFO">\n<debug/>\n</report>\n<if>\n<debug/>\n<then>\n<debug />\n</then>\n</if>\n<file_acl:"a">\n<user:"u">\n<debug/>\n</user>\n</acl>',
      ),
      [
        "<debug>",
        "<item>",
        "<debug>",
        'name = "n"',
        "<report type=INFO>",
        "<debug>",
        "<if>",
        "<debug>",
        "<then>",
        "<debug>",
        "<file_acl:a>",
        "<user:u>",
        "<debug>",
      ],
    ],
    [
      "line feeds that are carriage returns",
      unix('<item>\n name : "y" # c\n</item>').replaceAll("\n", "\r"),
      ["<item>", 'name = "y"'],
    ],
  ])("%s", (_, text, lines) => {
    expect(read(text)).toEqual({ lines, codes: [] });
  });

  it.each([
    ['<check_type\t: "Windows" version : "2">', "<check_type:Windows version=2>"],
    ['<check_type : "FileContent">', "<check_type:FileContent>"],
    ["<check_type:MDM mdm_type:AIRWATCH>", "<check_type:MDM mdm_type=AIRWATCH>"],
    [
      '<check_type:"Database" db_type:"SQLServer" version:"1">',
      "<check_type:Database db_type=SQLServer version=1>",
    ],
    ['<check_type:"AS/400">', "<check_type:AS/400>"],
    ['<CHECK_TYPE:"VMware" VERSION:"1">', "<check_type:VMware version=1>"],
  ])("the block %s", (tag, expected) => {
    const { syntax, diagnostics } = parsePolicy(`${tag}\n</check_type>`);
    expect(diagnostics).toEqual([]);
    expect(outline(syntax)).toEqual([expected]);
  });
});

describe("what is surely meant is read with a warning that says what was assumed", () => {
  it.each<[string, string, string, string[]]>([
    [
      "the quotes of the documentation's example",
      item('regex: ".*PrivacyOptions=".*"\n expect: "x"'),
      "AUD1021",
      ["<custom_item>", String.raw`regex = ".*PrivacyOptions=\".*"`, 'expect = "x"'],
    ],
    [
      "quotes around a pipe",
      item('cmd : "echo "a" | grep "b""\n expect : "x"'),
      "AUD1021",
      ["<custom_item>", String.raw`cmd = "echo \"a\" | grep \"b\""`, 'expect = "x"'],
    ],
    ["a string of quotes", item('regex : ""a""'), "AUD1021", ["<custom_item>", String.raw`regex = "\"a\""`]],
    [
      "an apostrophe in single quotes",
      item("expect : 'it's'"),
      "AUD1021",
      ["<custom_item>", `expect = "it's"`],
    ],
    [
      "naked quotes before another keyword of the line",
      item('info : "say "hi" to all" type : X'),
      "AUD1021",
      ["<custom_item>", String.raw`info = "say \"hi\" to all"`, "type = X"],
    ],
    [
      "naked quotes in one of several operands",
      item('a : "say "hi" you" || "b"'),
      "AUD1021",
      ["<custom_item>", String.raw`a = ("say \"hi\" you" || "b")`],
    ],
    [
      "a quote that is missing before a keyword",
      item('description : "a\n type : X'),
      "AUD1028",
      ["<custom_item>", 'description = "a"', "type = X"],
    ],
    [
      "a quote that is missing before a string",
      item('description : "a\n info : "b"'),
      "AUD1028",
      ["<custom_item>", 'description = "a"', 'info = "b"'],
    ],
    [
      "a quote that is missing before a tag",
      item('description : "a'),
      "AUD1028",
      ["<custom_item>", 'description = "a"'],
    ],
    [
      "a group that is not closed",
      '<check_type:"Windows">\n<group_policy:"g">\n<item>\n name : "n"\n</item>\n</check_type>',
      "AUD1017",
      ["<group_policy:g>", "<item>", 'name = "n"'],
    ],
    [
      "an item that is not closed before the next",
      unix('<item>\n name : "a"\n<item>\n name : "b"\n</item>'),
      "AUD1018",
      ["<item>", 'name = "a"', "<item>", 'name = "b"'],
    ],
    [
      "an item that is not closed before a branch ends",
      unix('<if>\n<condition type:"AND">\n<item>\n name : "a"\n</condition>\n<then>\n</then>\n</if>'),
      "AUD1018",
      ["<if>", "<condition type=AND>", "<item>", 'name = "a"', "<then>"],
    ],
    [
      "a report that is not closed",
      unix('<report type:"PASSED">\n description : "d"'),
      "AUD1018",
      ["<report type=PASSED>", 'description = "d"'],
    ],
    [
      "a user that is not closed",
      unix('<file_acl:"a">\n<user:"u">\n acl_allow : "r"\n</acl>'),
      "AUD1018",
      ["<file_acl:a>", "<user:u>", 'acl_allow = "r"'],
    ],
  ])("%s", (_, text, code, lines) => {
    const { diagnostics } = parsePolicy(text);
    expect(read(text)).toEqual({ lines, codes: [code] });
    expect(diagnostics[0]).toMatchObject({
      severity: "warning",
      message: expect.stringContaining("taken to") as unknown,
    });
    expect(diagnostics[0]?.hint).toMatch(/^(Add|Escape)/);
  });
});

describe("what is not surely meant is an error", () => {
  it.each<[string, string, string[]]>([
    ["a branch that is not closed", unix("<if>\n<then>\n<else>\n</else>\n</if>"), ["AUD1013"]],
    ["a file that ends in an item", '<check_type:"Unix">\n<item>\n name : "a"\n', ["AUD1013", "AUD1013"]],
    [
      "a file that ends in a string",
      '<check_type:"Unix">\n<item>\n name : "a',
      ["AUD1013", "AUD1013", "AUD1020"],
    ],
    ["a string whose end is several lines away", item('info : "a\n b\n type : X'), ["AUD1020"]],
    ["a closing quote alone", item('description : a"\n info : "b"'), ["AUD1026"]],
    ["an attribute with an equals sign", unix('<report type="PASSED">\n</report>'), ["AUD1012"]],
    [
      "a script in another language",
      "local x = { 1, 2 }\nif x < 3 and x > 1 then print('no') end\n-- \"\n",
      ["AUD1005"],
    ],
    ["a document in XML", '<?xml version="1.0"?>\n<a><b c="d">x</b></a>\n', ["AUD1005"]],
  ])("%s", (_, text, codes) => {
    expect(read(text).codes).toEqual(codes);
  });
});
