import type { FindingStatus } from "../../../src/model/verdict.ts";

/** One result and what Nessus says of it: `@/` is the folder of the test, `%U` and its like stand for what stat says. */
export interface WordingRow {
  readonly says: string;
  readonly item: readonly string[];
  readonly status: FindingStatus;
  readonly policy: string;
  readonly actual: string;
}

const LOCKS = ["type : FILE_CONTENT_CHECK", 'file : "@/guard.conf"', 'regex : "^locks"'];
const OPEN = ["type : FILE_CONTENT_CHECK_NOT", 'file : "@/guard.conf"', 'regex : "^window"'];

/** One row for each wording that is known of Nessus, and the keywords beside it. */
export const wordingRows: readonly WordingRow[] = [
  {
    says: "a command with output",
    item: ["type : CMD_EXEC", 'system : "Linux"', "cmd : \"printf 'a  \\\\n<b>\\\\n'\"", 'expect : "<b>"'],
    status: "PASSED",
    policy: "cmd: printf 'a  \\n<b>\\n'\nexpect: <b>\nsystem: Linux",
    actual: "The command 'printf 'a  \\n<b>\\n'' returned : \n\na  \n<b>",
  },
  {
    says: "a command without output",
    item: ["type : CMD_EXEC", 'cmd : "true"', 'expect : "yes"', "severity : MEDIUM"],
    status: "WARNING",
    policy: "cmd: true\nexpect: yes",
    actual: "The command 'true' did not return any result",
  },
  {
    says: "a command that is not to be shown",
    item: ["type : CMD_EXEC", 'cmd : "echo secret | cut -c1"', 'expect : "z"', "dont_echo_cmd : YES"],
    status: "FAILED",
    policy: "cmd: echo secret | cut -c1\ndont_echo_cmd: YES\nexpect: z",
    actual: "The command returned : \n\ns",
  },
  {
    says: "a file that does not comply",
    item: ["type : FILE_CHECK", 'file : "@/keys"', 'owner : "%U"', 'group : "%G"', 'mask : "177"'],
    status: "FAILED",
    policy: "file: @/keys\ngroup: %G\nmask: 177\nowner: %U",
    actual:
      "The file @/keys with fmode owner: %U group: %G mode: 0644 uid: %u gid: %g uneven permissions : FALSE  does not match the policy value owner: %U group: %G mask: 177 uneven permissions : FALSE \n@/keys",
  },
  {
    says: "a file that complies",
    item: ["type : FILE_CHECK", 'file : "@/guard.conf"', 'owner : "%U"', 'mask : "177"'],
    status: "PASSED",
    policy: "file: @/guard.conf\nmask: 177\nowner: %U",
    actual:
      "The file @/guard.conf with fmode owner: %U group: %G mode: 0600 uid: %u gid: %g uneven permissions : FALSE  is compliant with the policy value owner: %U mask: 177 uneven permissions : FALSE \n@/guard.conf",
  },
  {
    says: "a file that is not there",
    item: ["type : FILE_CHECK", 'file : "@/none"', 'owner : "%U"'],
    status: "FAILED",
    policy: "file: @/none\nowner: %U",
    actual: "No files found: @/none",
  },
  {
    says: "a file that may not be there, and is not",
    item: ["type : FILE_CHECK_NOT", 'file : "@/none"'],
    status: "PASSED",
    policy: "file: @/none",
    actual: "No files found: @/none",
  },
  {
    says: "a file that is not there, for its contents",
    item: ["type : FILE_CONTENT_CHECK", 'file : "@/none"', 'regex : "a"', 'expect : "b"'],
    status: "FAILED",
    policy: "expect: b\nfile: @/none\nregex: a",
    actual: "No files found: @/none",
  },
  {
    says: "a pattern that is not in the file",
    item: ["type : FILE_CONTENT_CHECK", 'file : "@/guard.conf"', 'regex : "^[\\\\s]*bolts"', 'expect : "1"'],
    status: "FAILED",
    policy: "expect: 1\nfile: @/guard.conf\nregex: ^[\\s]*bolts",
    actual: 'The file "@/guard.conf" does not contain "^[\\s]*bolts"',
  },
  {
    says: "a pattern that has to be missing, and is",
    item: ["type : FILE_CONTENT_CHECK_NOT", 'file : "@/guard.conf"', 'regex : "^bolts"', 'expect : "1"'],
    status: "PASSED",
    policy: "expect: 1\nfile: @/guard.conf\nregex: ^bolts",
    actual: 'The file "@/guard.conf" does not contain "^bolts"',
  },
  {
    says: "a line as it has to be",
    item: [...LOCKS, 'expect : "3"'],
    status: "PASSED",
    policy: "expect: 3\nfile: @/guard.conf\nregex: ^locks",
    actual:
      "Compliant file(s):\n      @/guard.conf - regex '^locks' found - expect '3' found in the following lines:\n          2: locks 3",
  },
  {
    says: "a line that is not as it has to be",
    item: [...LOCKS, 'expect : "4"'],
    status: "FAILED",
    policy: "expect: 4\nfile: @/guard.conf\nregex: ^locks",
    actual:
      "Non-compliant file(s):\n      @/guard.conf - regex '^locks' found - expect '4' not found in the following lines:\n          2: locks 3",
  },
  {
    says: "a line that may not be, and is not",
    item: [...OPEN, 'expect : "ajar"'],
    status: "PASSED",
    policy: "expect: ajar\nfile: @/guard.conf\nregex: ^window",
    actual:
      "Compliant file(s):\n      @/guard.conf - regex '^window' found - expect 'ajar' not found in the following lines:\n          3: window open",
  },
  {
    says: "a line that may not be, and is",
    item: [...OPEN, 'expect : "open"'],
    status: "FAILED",
    policy: "expect: open\nfile: @/guard.conf\nregex: ^window",
    actual:
      "Non-compliant file(s):\n      @/guard.conf - regex '^window' found - expect 'open' found in the following lines:\n          3: window open",
  },
  {
    says: "nothing that is required",
    item: ["type : FILE_CONTENT_CHECK", 'file : "@/none"', 'regex : "a"', 'expect : "b"', "required : NO"],
    status: "PASSED",
    policy: "expect: b\nfile: @/none\nregex: a\nrequired: NO",
    actual: "No matching files were found",
  },
  {
    says: "no string that is required",
    item: [...LOCKS.slice(0, 2), 'regex : "^bolts"', 'expect : "1"', "string_required : NO"],
    status: "PASSED",
    policy: "expect: 1\nfile: @/guard.conf\nregex: ^bolts\nstring_required: NO",
    actual: "No matching files were found",
  },
  {
    says: "a built-in item",
    item: ['name : "passwd_zero_uid"'],
    status: "PASSED",
    policy: "name: passwd_zero_uid",
    actual: "No issues found.",
  },
  {
    says: "a built-in item about users with the same number",
    item: ['name : "passwd_duplicate_uid"'],
    status: "PASSED",
    policy: "name: passwd_duplicate_uid",
    actual: "No duplicate User IDs detected",
  },
  {
    says: "a built-in item about groups with the same number",
    item: ['name : "group_duplicate_gid"'],
    status: "PASSED",
    policy: "name: group_duplicate_gid",
    actual: "No duplicate Group IDs detected",
  },
  {
    says: "files that run as their owner",
    item: ['name : "find_suid_sgid_files"', 'basedir : "@/"', "severity : MEDIUM"],
    status: "WARNING",
    policy: "basedir: @/\nname: find_suid_sgid_files",
    actual: "The following 1 files are SUID or SGID:\n@/tool\nowner: %U, group: %G, permissions: 4755",
  },
  {
    says: "another text than the banner",
    item: ["type : BANNER_CHECK", 'file : "@/issue"', 'content : "Welcome to the house."'],
    status: "FAILED",
    policy: "Welcome to the house.",
    actual: "First ERROR: shed. != house.\nWelcome to the shed.",
  },
];
