import { describe, expect, it } from "vitest";
import { bindItems, builtInOf, itemOf } from "./bind-items.ts";

/** A type or a name, the lines of an item, and every fault as `code severity: the text it points at`. */
type Case = readonly [type: string, lines: readonly string[], faults: readonly string[]];

const FILE = 'file : "/etc/x"';
const CONTENT = [FILE, 'regex : "a"'];

const cases: readonly Case[] = [
  // One text.
  ["CMD_EXEC", ['cmd : ""', 'expect : "a"'], ['AUD2090 error: ""']],
  ["CMD_EXEC", ['cmd : "a" || "b"', 'expect : "a"'], ['AUD2091 error: "a" || "b"']],
  ["CMD_EXEC", ["cmd : [1..2]", 'expect : "a"'], ["AUD2091 error: [1..2]"]],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "a" , "b"'], ['AUD2091 error: "a" , "b"']],
  ["AUDIT_XML", [FILE, 'xsl_stmt : "<a/>"', 'xsl_stmt : " "', 'expect : "a"'], ['AUD2090 error: " "']],
  // XML and JSON.
  ["AUDIT_XML", [FILE, 'xsl_stmt : "<a>"', 'xsl_stmt : "</a>"', 'expect : "a"'], []],
  ["AUDIT_XML", [FILE, 'xsl_stmt : "<a>"', 'xsl_stmt : "x</b>"', 'expect : "a"'], ["AUD2127 error: >"]],
  ["AUDIT_XML", [FILE, 'xsl_stmt : "<a>"', 'xsl_stmt : "<b/>"', 'expect : "a"'], ["AUD2127 error: >"]],
  ["AUDIT_XML", [FILE, 'xsl_stmt : "<a b=1/>"', 'xsl_stmt : "<b/>"', 'expect : "a"'], ["AUD2127 error: 1"]],
  ["AUDIT_XML", [FILE, 'xsl_stmt : "&e;"', 'expect : "a"'], ["AUD2127 error: ;"]],
  ["FILE_CONTENT_CHECK", [...CONTENT, 'expect : "a"', 'json_transform : ".a.b"'], []],
  ["FILE_CONTENT_CHECK", [...CONTENT, 'expect : "a"', 'json_transform : ".a |= 1"'], ["AUD2126 warning: |"]],
  ["FILE_CONTENT_CHECK", [...CONTENT, 'expect : "a"', 'json_transform : "[.a"'], ["AUD2126 warning: a"]],
  // Lists.
  ["FILE_CHECK", [FILE, 'owner : "root" || "bin" || "sys"'], []],
  ["FILE_CHECK", [FILE, 'group : "root"', 'group : "bin"'], []],
  ["FILE_CHECK", [FILE, "owner : root"], []],
  ["FILE_CHECK", [FILE, 'owner : "root" , "bin"'], ['AUD2092 error: "root" , "bin"']],
  ["FILE_CHECK", [FILE, 'owner : "root" | "bin"'], ['AUD2092 error: "root" | "bin"']],
  ["FILE_CHECK", [FILE, 'owner : "root" || ""'], ['AUD2090 error: ""']],
  // Words.
  ["FILE_CHECK", [FILE, "required : no"], []],
  ["FILE_CHECK", [FILE, "required : NOO"], ["AUD2010 error: NOO"]],
  ["FILE_CHECK", [FILE, 'file_type : "x"'], ['AUD2010 error: "x"']],
  ["RPM_CHECK", ['rpm : "a-1-1"', 'operator : "GT"'], []],
  ["RPM_CHECK", ['rpm : "a-1-1"', 'operator : ">"'], ['AUD2010 error: ">"']],
  // Numbers.
  ["CMD_EXEC", ['cmd : "a"', 'expect : "a"', 'timeout : "600"'], []],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "a"', "timeout : 600"], []],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "a"', 'timeout : "86401"'], ['AUD2093 error: "86401"']],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "a"', 'timeout : "10m"'], ['AUD2093 error: "10m"']],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "a"', 'timeout : ""'], ['AUD2093 error: ""']],
  ["FILE_CHECK", [FILE, 'uid : "0" || "x"'], ['AUD2093 error: "x"']],
  ["FILE_CHECK", [FILE, 'gid : "4294967296"'], ['AUD2093 error: "4294967296"']],
  ["FILE_CONTENT_CHECK", [...CONTENT, 'expect : "a"', 'min_occurrences : "-1"'], ['AUD2093 error: "-1"']],
  ["find_orphan_files", ['timeout : "7201"'], ['AUD2093 error: "7201"']],
  // Ranges.
  ["min_password_length", ["value : [8..MAX]"], []],
  ["min_password_length", ['value : "8"'], []],
  ["min_password_length", ['value : "MIN..MAX"'], []],
  ["min_password_length", ['value : "8.."'], ['AUD2094 error: "8.."']],
  ["min_password_length", ['value : "MIN"'], ['AUD2094 error: "MIN"']],
  ["max_password_age", ['value : "90..1"'], ['AUD2095 warning: "90..1"']],
  // Permissions.
  ["FILE_CHECK", [FILE, 'mode : "-rw-r--r--"', 'mask : "7133"'], []],
  ["FILE_CHECK", [FILE, 'mode : "00644"'], []],
  ["FILE_CHECK", [FILE, 'mode : "rw-r--r--"'], []],
  ["FILE_CHECK", [FILE, 'mode : "0648"'], ['AUD2096 error: "0648"']],
  ["FILE_CHECK", [FILE, 'mode : "17777"'], ['AUD2096 error: "17777"']],
  ["FILE_CHECK", [FILE, 'mask : "u+w"'], ['AUD2096 error: "u+w"']],
  ["FILE_CHECK", [FILE, 'mode : "0664"', 'mask : "022"'], ['AUD2113 warning: "0664"']],
  ["FILE_CHECK", [FILE, 'mode : "0646"', "check_uneveness : YES"], ['AUD2113 warning: "0646"']],
  ["FILE_CHECK", [FILE, 'mode : "0644"', "check_uneveness : YES"], []],
  ["accounts_bad_home_permissions", ['mode : "0777"', 'mask : "7"'], ['AUD2113 warning: "0777"']],
  // Files.
  ["FILE_CHECK", ['file : "/etc/passwd"'], []],
  ["FILE_CHECK", ['file : "~/.netrc"'], []],
  ["FILE_CHECK", ['file : "/"'], []],
  ["FILE_CHECK", ['file : "/etc/a.conf /etc/b.d/*.conf  ~/.c"'], []],
  ["FILE_CHECK", ['file : "/Library/Application Support/x"'], []],
  ["FILE_CHECK", ['file : "/etc/"'], ['AUD2097 warning: "/etc/"']],
  ["FILE_CHECK", ['file : "/etc/a /etc/b/"'], ['AUD2097 warning: "/etc/a /etc/b/"']],
  ["FILE_CHECK", ['file : "passwd"'], ['AUD2098 warning: "passwd"']],
  ["FILE_CHECK", ['file : "passwd"', 'search_locations : "/etc:/usr/etc"'], []],
  ["FILE_CHECK", [FILE, 'search_locations : "/etc"'], ['AUD2117 warning: "/etc"']],
  ["FILE_CHECK", ['file : "x"', 'search_locations : "etc"'], ['AUD2099 warning: "etc"']],
  ["BANNER_CHECK", ['file : "issue"', 'content : "a"'], ['AUD2098 warning: "issue"']],
  ["find_orphan_files", ['basedir : "usr"'], ['AUD2098 warning: "usr"']],
  ["FILE_CHECK", [FILE, "required : YES", "file_required : NO"], ["AUD2118 warning: NO"]],
  // Digests.
  ["FILE_CHECK", [FILE, `md5 : "${"a".repeat(31)}"`], [`AUD2042 error: "${"a".repeat(31)}"`]],
  // Packages.
  ["RPM_CHECK", ['rpm : "java-1.8.0-openjdk"', 'operator : "gt"'], ['AUD2101 note: "java-1.8.0-openjdk"']],
  ["RPM_CHECK", ['rpm : "chrony ntp"', 'operator : "gt"'], ['AUD2100 error: "chrony ntp"']],
  ["RPM_CHECK", ['rpm : "a-0.0.0-0"', 'operator : "lt"', "required : YES"], ['AUD2114 warning: "a-0.0.0-0"']],
  ["RPM_CHECK", ['rpm : "a-0.0.0-0"', 'operator : "gt"', "required : NO"], ["AUD2115 warning: NO"]],
  ["RPM_CHECK", ['rpm : "a-0.0.0-0"', 'operator : "lt"'], []],
  ["RPM_CHECK", ['rpm : "a-2.0-1"', 'operator : "lt"', "required : YES"], []],
  ["PKG_CHECK", ['pkg : "a"', 'version : "1"'], ['AUD2112 warning: "1"']],
  ["PKG_CHECK", ['pkg : "a"', 'operator : "lt"'], ['AUD2112 warning: "lt"']],
  // Run levels, sizes, tests of find.
  ["CHKCONFIG", ['service : "a"', "status : ON", 'levels : "789"'], ['AUD2102 error: "789"']],
  ["FIND_CMD", ['target : "/"', 'expect : ""', 'perm : "-4000"', 'mtime : "+7"', 'size : "+100k"'], []],
  ["FIND_CMD", ['target : "/"', 'expect : ""', 'perm : "u+s,g+s"', 'not_perm : "/6000"'], []],
  ["FIND_CMD", ['target : "/"', 'expect : ""', 'perm : "rwx"'], ['AUD2104 error: "rwx"']],
  ["FIND_CMD", ['target : "/"', 'expect : ""', 'mtime : "week"'], ['AUD2104 error: "week"']],
  ["FIND_CMD", ['target : "/"', 'expect : ""', 'find_type : "f" || "x"'], ['AUD2105 error: "x"']],
  ["FIND_CMD", ['target : "/"', 'expect : ""', 'mindepth : "3"', 'maxdepth : "2"'], ['AUD2122 warning: "3"']],
  // Patterns.
  ["CMD_EXEC", ['cmd : "a"', 'expect : "ab(c"'], ["AUD2106 error: ("]],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "[\\\\s]*(a"'], ["AUD2106 error: ("]],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "x(?<=a+)b"'], ["AUD2107 warning: (?<=a+)"]],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "a$b"'], ["AUD2108 warning: b"]],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "x(a+)+y"'], ["AUD2109 warning: (a+)+"]],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "^a\\\\nb$"'], ["AUD2128 warning: \\\\n"]],
  ["CMD_EXEC", ['cmd : "a"', 'not_expect : "a\nb"'], ["AUD2128 warning: \n"]],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "a[\\\\s]b\\\\n?"'], []],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "^Banner\\\\s+(\\\\w+\\\\s?)+"'], []],
  ["CMD_EXEC", ['cmd : "a"', 'not_expect : ".*"'], ['AUD2123 warning: ".*"']],
  ["GRAMMAR_CHECK", [FILE, 'regex : "a"', 'regex : "b)"'], ["AUD2106 error: )"]],
  // Tests.
  ["CMD_EXEC", ['cmd : "a"', 'expect : ""'], []],
  ["CMD_EXEC", ['cmd : "a"'], ["AUD2110 warning: <custom_item>"]],
  ["CMD_EXEC", ['cmd : "a"', 'regex : "a"'], ["AUD2110 warning: <custom_item>"]],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "a"', 'not_expect : "b"'], ['AUD2111 warning: "b"']],
  ["CMD_EXEC", ['cmd : "a"', 'expect : "a"', "is_substring : YES"], ["AUD2119 warning: YES"]],
  ["FILE_CHECK_NOT", [FILE, "string_required : NO"], ["AUD2119 warning: NO"]],
  ["SVC_PROP", ['service : "a"', 'property : "b"'], ['AUD2110 warning: "b"']],
  ["MACOSX_DEFAULTS_READ", ['plist_name : "a"', 'plist_item : "b"'], ['AUD2110 warning: "b"']],
  ["AUDIT_XML", [FILE, 'xsl_stmt : "<a/>"'], ["AUD2110 warning: <custom_item>"]],
  ["BANNER_CHECK", [FILE, 'content : " "'], ['AUD2121 warning: " "']],
  ["BANNER_CHECK", [FILE, 'content : ""', "is_substring : YES"], ['AUD2115 warning: ""']],
  [
    "FILE_CONTENT_CHECK",
    [...CONTENT, 'expect : "a"', 'json_transform : ".a"', 'xsl_stmt : "<a/>"'],
    ['AUD2120 warning: "<a/>"'],
  ],
  ["FILE_CONTENT_CHECK", CONTENT, ["AUD2006 error: <custom_item>"]],
  ["accounts_bad_home_permissions", ['uid_ge : "1000"', 'uid_lt : "1000"'], ['AUD2116 warning: "1000"']],
  ["accounts_bad_home_permissions", ['uid_ge : "1000"', 'uid_lt : "60000"'], []],
];

describe("the values of an item", () => {
  it.each(cases)("%s with %j: %j", (type, lines, expected) => {
    const item = /[a-z]/.test(type) ? builtInOf(type, lines) : itemOf(type, lines);
    const { faults } = bindItems(item);
    expect(faults.map(({ code, severity, at }) => `${code} ${severity}: ${at}`)).toEqual(expected);
    for (const { code, message, hint } of faults) {
      expect(message.length).toBeLessThan(300);
      if (code !== "AUD2042" && code !== "AUD2010" && code !== "AUD2106" && code !== "AUD2107")
        expect(hint).not.toBeUndefined();
    }
  });
});

describe("a FileContent policy", () => {
  it.each([
    [['file_extension : "txt" | "doc" | "pdf"', 'regex : "a"', 'expect : "b" | "c"'], []],
    [['file_extension : "txt"', 'max_size : "50K"', 'only_show : "4"'], []],
    [['file_extension : "txt" || "doc"'], ['AUD2092 error: "txt" || "doc"']],
    [['file_extension : "txt"', 'regex : "a\\\\nb"', 'expect : "a"'], []],
    [['file_extension : "txt"', 'regex : "a"'], ['AUD2112 warning: "a"']],
    [['file_extension : "txt"', 'max_size : "large"'], ['AUD2103 error: "large"']],
    [['file : "/etc/passwd"', 'file_extension : "txt"'], ["AUD2005 error: file"]],
  ])("%j: %j", (lines, expected) => {
    const { faults } = bindItems(itemOf("FILE_CONTENT_CHECK", lines), "FileContent");
    expect(faults.map(({ code, severity, at }) => `${code} ${severity}: ${at}`)).toEqual(expected);
  });
});
