import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checks } from "../../../src/checks/index.ts";
import type { Explanation } from "../../../src/checks/define-check.ts";
import { describeDeclaration } from "../../../src/checks/describe-check.ts";
import { bindItems } from "./bind-items.ts";
import { explained } from "./explained.ts";

const FILE = 'file : "/etc/x"';
const LINES = [FILE, 'regex : "^a"', 'expect : "b$"'];
const SAME = [FILE, 'regex : "^a"', 'expect : "^a"'];

type Case = readonly [type: string, lines: readonly string[], parts: Partial<Explanation>];

const cases: readonly Case[] = [
  [
    "CMD_EXEC",
    ['cmd : "id -u"', 'expect : "^0$"', 'timeout : "1"'],
    {
      looksAt: 'What the command "id -u" prints, errors included, line by line.',
      passes: 'At least one line of the output matches "^0$".',
      fails: "No line of the output matches it, or there is none.",
      errs: "The command cannot be run, is ended by a signal, or does not end within 1 second; or a pattern takes too long.",
    },
  ],
  [
    "CMD_EXEC",
    ['cmd : "a"', 'expect : ""', "check_option : CAN_BE_NULL", 'known_good : "b"'],
    {
      passes:
        'There is no line in the output. So it does when the command prints nothing. The value "b" passes whatever the test says.',
      fails: "There is a line in the output.",
    },
  ],
  [
    "CMD_EXEC",
    ['cmd : "a"', 'regex : "r"', 'not_expect : "n"', 'timeout : "60"'],
    {
      looksAt: 'What the command "a" prints, errors included, line by line. Only lines that match "r" count.',
      passes: 'No line of what is left of the output matches "n".',
      errs: "The command cannot be run, is ended by a signal, or does not end within 60 seconds; or a pattern takes too long.",
    },
  ],
  [
    "CMD_EXEC",
    ['cmd : "a"'],
    { passes: "Nothing is tested: the rule informs, and what Nessus reports for it is not documented." },
  ],
  [
    "FILE_CONTENT_CHECK",
    LINES,
    {
      looksAt: 'The lines of "/etc/x" that match "^a".',
      passes: 'A file holds such a line, and every such line matches "b$".',
      fails: 'There is no such file, no file holds such a line, or such a line does not match "b$".',
    },
  ],
  [
    "FILE_CONTENT_CHECK",
    [...SAME, "required : NO"],
    {
      passes:
        "A file holds such a line. A file that does not exist passes too. No such line at all passes too.",
      fails: "Nothing makes it fail: neither the file nor the line is required.",
    },
  ],
  [
    "FILE_CONTENT_CHECK",
    [...LINES, "string_required : NO", 'min_occurrences : "3"'],
    {
      passes: 'The files together hold at least 3 such lines, and every such line matches "b$".',
      fails: 'There is no such file, there are fewer such lines, or such a line does not match "b$".',
    },
  ],
  [
    "FILE_CONTENT_CHECK_NOT",
    [...LINES, "file_required : NO"],
    {
      passes: 'No line of a file matches both "^a" and "b$". A file that does not exist passes too.',
      fails: 'A line matches both "^a" and "b$".',
    },
  ],
  ["FILE_CONTENT_CHECK_NOT", SAME, { passes: 'No line of a file matches "^a".' }],
  ["FILE_CHECK", [FILE], { passes: "There is such a file.", fails: "There is no such file." }],
  [
    "FILE_CHECK",
    [FILE, 'owner : "root" || "bin"', 'mask : "022"', "required : NO"],
    {
      passes:
        'Of every file this is true: it belongs to the user "root" or "bin" and it has none of the permissions 0022. A file that does not exist passes too.',
      fails: "This is not true of a file.",
    },
  ],
  ["FILE_CHECK_NOT", [FILE], { passes: "There is no such file.", fails: "Such a file exists." }],
  [
    "FILE_CHECK_NOT",
    [FILE, 'mode : "-rwsr-xr-t"'],
    { passes: "There is no such file, or of none of them this is true: its permissions are exactly 5755." },
  ],
  [
    "RPM_CHECK",
    ['rpm : "a-b-0.0.0-0"', 'operator : "gt"', "required : YES"],
    {
      looksAt: 'The version of the package "a-b" in the RPM database.',
      passes: 'The package is installed: every version is newer than "0.0.0-0".',
      fails: "The package is not installed.",
    },
  ],
  [
    "RPM_CHECK",
    ['rpm : "a-0.0.0-0"', 'operator : "lt"'],
    {
      passes: "The package is not installed.",
      fails: 'The package is installed: no version is older than "0.0.0-0".',
    },
  ],
  [
    "RPM_CHECK",
    ['rpm : "a-2.1-3.el9"', 'operator : "gte"', "required : NO"],
    {
      passes:
        'The installed version is newer than or equal to "2.1-3.el9". It passes too when the package is not installed.',
      fails: 'The installed version is not newer than or equal to "2.1-3.el9".',
    },
  ],
  [
    "PKG_CHECK",
    ['pkg : "a"'],
    { passes: "The package is installed.", fails: "The package is not installed." },
  ],
  [
    "CHKCONFIG",
    ['service : "a"', "status : OFF", 'levels : "35"'],
    {
      looksAt:
        'What chkconfig says of the service "a" in the run levels 3 and 5; where it is a unit of systemd, whether that is enabled.',
      passes: "It is off in each of them. It passes too when there is no such service.",
    },
  ],
  [
    "SVC_PROP",
    ['service : "a"', 'property : "b"', 'regex : "c"', "svcprop_option : CAN_BE_NULL"],
    {
      passes: 'It matches "c". It passes too when there is no such service or property.',
      fails: "It is anything else.",
    },
  ],
  [
    "PROCESS_CHECK",
    ['name : "a"', "status : OFF"],
    { passes: 'No process "a" runs.', fails: 'A process "a" runs.' },
  ],
  [
    "BANNER_CHECK",
    [FILE, 'content : "a"', "is_substring : YES"],
    { passes: 'It holds "a".', fails: "It does not hold that text, or is not there." },
  ],
  [
    "GRAMMAR_CHECK",
    [FILE, 'regex : "a"', 'regex : "b"'],
    {
      passes: 'Each of them matches "a" or "b".',
      fails: "A line has none of these forms, or there is no such file.",
    },
  ],
  [
    "MACOSX_DEFAULTS_READ",
    ['plist_name : "a"', 'plist_item : "b"', 'not_regex : "c"', 'plist_user : "all"', "byhost : YES"],
    {
      looksAt:
        'The item "b" of "a", as defaults reads it from the property list of every user. The setting of this host alone counts.',
      passes: 'Its value does not match "c".',
    },
  ],
  [
    "FIND_CMD",
    ['target : "/a"', 'uid : "0"', "nouser : YES", 'maxdepth : "3"', 'expect : ""'],
    {
      looksAt: 'Files below "/a" with uid "0", nouser YES and maxdepth 3.',
      passes: "There is no line in the output.",
    },
  ],
  ["max_password_age", ['value : "1..90"'], { passes: "It is from 1 to 90." }],
  ["min_password_age", ['value : "MIN..MAX"'], { passes: "It is any number." }],
  [
    "find_orphan_files",
    ['find_option : "nogroup"', 'basedir : "/home"', 'ignore : "/home/a"', 'timeout : "60"'],
    {
      looksAt: 'Everything below "/home". These are left out: "/home/a".',
      passes: "No file whose group does not exist is found.",
      errs: "A directory cannot be read, or the search does not end within 60 seconds.",
    },
  ],
  [
    "accounts_bad_home_permissions",
    ['uid_ge : "1000"', 'ignore_user : "a b"'],
    {
      looksAt:
        'The accounts in /etc/passwd and their home directories. Only user numbers from 1000 on count. These do not count: "a" and "b".',
      passes: "Every home directory belongs to its user and has none of the permissions 0022.",
    },
  ],
];

describe("a rule in plain words", () => {
  it.each(cases)("%s with %j", (type, lines, parts) => {
    expect(explained(type, lines)).toMatchObject(parts);
  });

  it("says what a FileContent policy looks for", () => {
    const lines = ['file_extension : "txt" | "doc"', 'regex : "a"', 'expect : "b" | "c"', 'max_size : "2K"'];
    expect(explained("FILE_CONTENT_CHECK", lines, "FileContent")).toMatchObject({
      looksAt: 'Files with the extension "txt" or "doc". The first 2048 bytes of a file are read.',
      passes: "Nothing is found.",
      fails: 'Such a file matches "a" and holds "b" or "c".',
    });
  });

  it.each(checks.map(describeDeclaration))(
    "$type ($platforms) is whole sentences",
    ({ type, platforms, example }) => {
      const { nodes } = bindItems(example, platforms.includes("unix") ? "Unix" : "FileContent");
      const [node] = nodes;
      const declaration = checks.find((one) => one.type === type && one.platforms === platforms);
      if (declaration === undefined || node === undefined || !("fields" in node)) throw new Error(type);
      for (const text of Object.values(declaration.explain(node.fields)))
        expect(text).toMatch(/^["/A-Za-z].*\.$/);
    },
  );

  it("stays readable whatever the values are", () => {
    const text = fc
      .string({ unit: "binary", minLength: 1, maxLength: 2000 })
      .filter((value) => value.trim() !== "");
    fc.assert(
      fc.property(text, text, (cmd, expected) => {
        const declaration = checks.find(({ type }) => type === "CMD_EXEC");
        const nothing = Object.fromEntries(
          Object.keys(declaration?.fields ?? {}).map((name) => [name, null]),
        );
        const explanation = declaration?.explain({ ...nothing, cmd, expect: expected });
        const { looksAt, passes, fails, errs } = explanation ?? {
          looksAt: "",
          passes: "",
          fails: "",
          errs: "",
        };
        expect(looksAt).not.toBe("");
        for (const words of [looksAt, passes, fails, errs]) expect(words.length).toBeLessThan(400);
      }),
    );
  });
});
