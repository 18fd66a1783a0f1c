import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../grammar/index.ts";
import { outline } from "./outline.ts";

function clean(text: string): string[] {
  const { syntax, diagnostics } = parsePolicy(text);
  expect(diagnostics).toEqual([]);
  return outline(syntax);
}

const UNIX = ["<check_type:Unix>", "  <custom_item>", "    type = X", '    description = "y"'];

describe("tags and keywords", () => {
  it.each([
    [
      "one keyword a line",
      '<check_type:"Unix">\n<custom_item>\n type : X\n description : "y"\n</custom_item>\n</check_type>',
    ],
    [
      "everything on one line",
      '<check_type:"Unix"> <custom_item> type : X description : "y" </custom_item> </check_type>',
    ],
    ["no blanks at all", '<check_type:"Unix"><custom_item>type:X description:"y"</custom_item></check_type>'],
    [
      "CR LF",
      '<check_type:"Unix">\r\n<custom_item>\r\n type : X\r\n description : "y"\r\n</custom_item>\r\n</check_type>\r\n',
    ],
    [
      "a byte order mark",
      '\ufeff<check_type:"Unix">\n<custom_item>\n type : X\n description : "y"\n</custom_item></check_type>',
    ],
    [
      "tabs",
      '<check_type\t:\t"Unix"\t>\n\t<custom_item\t>\n\ttype\t:\tX\n\tdescription\t:\t"y"\n</custom_item>\n</check_type >',
    ],
    [
      "upper case tags",
      '<CHECK_TYPE:"Unix"><Custom_Item> type : X description : "y" </CUSTOM_ITEM></Check_Type>',
    ],
    [
      "the other closing tag",
      '<check_type:"Unix"><custom_item> type : X description : "y" </item></check_type>',
    ],
    [
      "single quotes in tags",
      "<check_type:'Unix'><custom_item> type : X description : 'y' </custom_item></check_type>",
    ],
    [
      "comments everywhere",
      '# a <check_type:"Windows">\n<check_type:"Unix"> # b\n<custom_item> # c "\n type : X # d\n # e : "\n description : "y" #f\n</custom_item>\n</check_type>\n#<custom_item>',
    ],
    [
      "a stray control character as blank",
      '<check_type:"Unix">\f<custom_item>\v type :\u00a0X description : "y" </custom_item></check_type>',
    ],
  ])("reads %s", (_, text) => {
    expect(clean(text)).toEqual(UNIX);
  });

  it.each([
    ['<check_type:"Windows" version:"2">', "<check_type:Windows version=2>"],
    ['<check_type : "Windows"  version : "2" >', "<check_type:Windows version=2>"],
    ["<check_type:MDM mdm_type:AIRWATCH>", "<check_type:MDM mdm_type=AIRWATCH>"],
    [
      '<check_type:"Database" db_type:"SQLServer" version:"1">',
      "<check_type:Database db_type=SQLServer version=1>",
    ],
    ['<check_type:"AS/400">', "<check_type:AS/400>"],
    ["<check_type:AS/400>", "<check_type:AS/400>"],
    ['<check_type:"Salesforce.com">', "<check_type:Salesforce.com>"],
  ])("reads the tag %s", (tag, expected) => {
    expect(clean(`${tag}\n</check_type>`)).toEqual([expected]);
  });

  it("reads conditions with attributes in either order", () => {
    const branch = (tag: string) => `<if>${tag}<item> name : "x" </item></condition><then></then></if>`;
    const lines = clean(
      `<check_type:"Unix">${branch('<condition type:"AND" auto:"FAILED">')}${branch('<condition auto: "FAILED" type: "AND">')}</check_type>`,
    );
    expect(lines.filter((line) => line.includes("condition"))).toEqual([
      "    <condition type=AND auto=FAILED>",
      "    <condition auto=FAILED type=AND>",
    ]);
  });

  it("nests if, condition, then, else, groups, reports and debug", () => {
    const text = `<check_type:"Unix">
      <group_policy:"all of it">
        <debug/>
        <if>
          <condition type:"and"> <custom_item> type : A </custom_item> </condition>
          <then> <report type: "PASSED"> description : "d" </report> </then>
          <else> <if> <condition type:"OR"> <item> name : "n" </item> </condition> <then> </then> </if> </else>
        </if>
      </group_policy>
    </check_type>`;
    expect(clean(text)).toEqual([
      "<check_type:Unix>",
      "  <group_policy:all of it>",
      "    <debug>",
      "    <if>",
      "      <condition type=and>",
      "        <custom_item>",
      "          type = A",
      "      <then>",
      "        <report type=PASSED>",
      '          description = "d"',
      "      <else>",
      "        <if>",
      "          <condition type=OR>",
      "            <item>",
      '              name = "n"',
      "          <then>",
    ]);
  });

  it("lets </acl> close any access control list", () => {
    const list = (tag: string, close: string) =>
      `<${tag}:"l"> <user:"u"> acl_allow : "x" </user> </${close}>`;
    const text = `<check_type:"Windows">${list("file_acl", "acl")}${list("registry_acl", "registry_acl")}</check_type>`;
    expect(clean(text)).toEqual([
      "<check_type:Windows>",
      "  <file_acl:l>",
      "    <user:u>",
      '      acl_allow = "x"',
      "  <registry_acl:l>",
      "    <user:u>",
      '      acl_allow = "x"',
    ]);
  });

  it("keeps repeated keywords in order and knows nothing of their names", () => {
    const text =
      '<check_type:"Unix"><custom_item> info : "1" info : "2" fieldsSelector : "3" info : "4" </custom_item></check_type>';
    expect(clean(text).slice(2)).toEqual([
      '    info = "1"',
      '    info = "2"',
      '    fieldsSelector = "3"',
      '    info = "4"',
    ]);
  });

  it("tells type and check_type as keywords from the tag and the attribute", () => {
    const text =
      '<check_type:"Windows"><custom_item> type : X check_type : CHECK_EQUAL regex : "a" </custom_item></check_type>';
    expect(clean(text).slice(2)).toEqual(["    type = X", "    check_type = CHECK_EQUAL", '    regex = "a"']);
  });

  it("covers the text with spans and keeps every comment", () => {
    const text =
      '# one\n<check_type:"Unix"> # two\n<custom_item>\n type : X\n # three\r\n</custom_item>\n</check_type>';
    const { syntax } = parsePolicy(text);
    const [block] = syntax.children;
    if (block?.kind !== "element") throw new Error("no block");
    const [item] = block.children;
    if (item?.kind !== "element") throw new Error("no item");
    const at = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(syntax.comments.map(({ span }) => at(span))).toEqual(["# one", "# two", "# three"]);
    expect(at(block.openSpan)).toBe('<check_type:"Unix">');
    expect(at(block.nameSpan)).toBe("check_type");
    expect(at(item.closeSpan!)).toBe("</custom_item>");
    expect(at(block.span).endsWith("</check_type>")).toBe(true);
    expect(item.children.map(({ span }) => at(span))).toEqual(["type : X"]);
  });

  it.each([
    ['<check_type:"Unix">', "escaped"],
    ['<check_type:"FileContent">', "escaped"],
    ['<check_type:"Windows" version:"2">', "raw"],
    ["<check_type : windowsfiles>", "raw"],
    ['# <check_type:"Windows">\n<check_type:"Unix">', "escaped"],
    ["", "escaped"],
  ])("finds the dialect of %s", (text, dialect) => {
    expect(parsePolicy(text).syntax.dialect).toBe(dialect);
  });
});
