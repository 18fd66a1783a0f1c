import { groups, users } from "./item-case.ts";
import type { Row } from "./item-case.ts";

/** Cases about `/etc/passwd` and `/etc/group`, by item. */
export const CASES_OF_ACCOUNTS: Readonly<Record<string, readonly Row[]>> = {
  passwd_zero_uid: [
    ["PASSED", "root alone has 0", {}, '"actual":"No issues found."'],
    ["FAILED", "toor has it too", users("toor:x:00:0::/:/bin/sh"), "root (line 1) and toor (line 4)"],
    ["FAILED", "nobody has it", { "/etc/passwd": "ann:x:1000:1000::/:/bin/sh\n" }, "no account"],
    ["ERROR", "a line has too few fields", users("toor:x:0:0"), "Line 4 of /etc/passwd"],
    ["ERROR", "the only line of root is no line", { "/etc/passwd": "root:x:0:0\n" }, "4 fields instead of 7"],
    ["ERROR", "there is no file", { "/etc/passwd": "absent" }, "missing-source"],
    ["FAILED", "two have it beside a malformed line", users("a:x:0:0::/:\nx"), "There may be more"],
  ],
  passwd_duplicate_uid: [
    ["PASSED", "all differ", {}, "No duplicate User IDs detected"],
    [
      "FAILED",
      "two are the same",
      users("bob:x:1000:1::/:"),
      "user number 1000: ann (line 3) and bob (line 4)",
    ],
    ["PASSED", "NIS and comments repeat it", users("+bob:x:0:0::/:\n#bob:x:0:0::/:"), "also names nis"],
    ["ERROR", "a number is beyond 32 bits", users("bob:x:4294967296:0::/:"), "user number is none"],
    ["ERROR", "a number is negative", users("bob:x:-1:0::/:"), "user number is none"],
    ["ERROR", "a line has an escape in it", users("b\x1bob:x:7:0::/:"), "control character"],
    ["ERROR", "a line has a NUL in it", users("b\0ob:x:7:0::/:"), "control character"],
    ["PASSED", "a line has a megabyte", users(`bob:x:7:0:${"x".repeat(1 << 20)}:/:`)],
  ],
  passwd_duplicate_username: [
    ["PASSED", "all differ", {}, "No duplicate"],
    ["FAILED", "two are the same", users("ann:x:7:0::/:"), "user name ann"],
    ["PASSED", "a name is one of every object's", users("__proto__:x:7:0::/:\nconstructor:x:8:0::/:")],
  ],
  passwd_duplicate_gid: [
    ["PASSED", "all differ", {}],
    ["FAILED", "two are the same", users("bob:x:7:1000::/:"), "group number 1000"],
  ],
  passwd_invalid_gid: [
    ["PASSED", "all groups exist", {}],
    ["FAILED", "one does not", users("bob:x:7:77::/:"), "no group has the number 77"],
    [
      "ERROR",
      "the group may be a malformed line",
      { ...users("bob:x:7:77::/:"), ...groups("g:x:77") },
      "/etc/group",
    ],
    ["ERROR", "the groups cannot be read", { "/etc/group": {} }],
  ],
  passwd_duplicate_home: [
    ["PASSED", "all differ", {}],
    ["FAILED", "two are the same", users("bob:x:1001:1::/home//ann/:"), "/home/ann: ann"],
    ["PASSED", "one is of the system", users("sys:x:100:1::/home/ann:")],
  ],
  passwd_shadowed: [
    ["PASSED", "all are", {}],
    ["FAILED", "one is not", users("bob:$6$abc$DIGEST:7:0::/:"), "bob (line 4) has a digest"],
    ["FAILED", "one is empty", users("bob::7:0::/:"), "empty password"],
  ],
  passwd_file_consistency: [
    ["PASSED", "all lines are well formed", {}],
    [
      "FAILED",
      "a line ends in a carriage return",
      users("bob:x:7:0::/:\r"),
      "line 4: it ends in a carriage return",
    ],
    ["FAILED", "a line has no name", users(":x:7:0::/:"), "no name"],
    ["PASSED", "lines are empty or of NIS", users("\n+::::::\n  # x")],
  ],
  group_duplicate_gid: [
    ["PASSED", "all differ", {}, "No duplicate Group IDs detected"],
    ["FAILED", "two are the same", groups("x:x:50:"), "group number 50: staff (line 4) and x (line 5)"],
    ["ERROR", "the file cannot be read", { "/etc/group": "absent" }],
  ],
  group_duplicate_name: [
    ["PASSED", "all differ", {}],
    ["FAILED", "two are the same", groups("staff:x:51:"), "group name staff"],
  ],
  group_duplicate_members: [
    ["PASSED", "no member repeats", {}],
    ["FAILED", "one does", groups("x:x:51:ann,bin,ann"), "x (line 5) lists ann more than once"],
  ],
  group_nonexistant_users: [
    ["PASSED", "all members are accounts", {}],
    ["FAILED", "one is not", groups("x:x:51:zoe"), "there is no account zoe"],
    [
      "FAILED",
      "one is not, beside LDAP",
      { ...groups("x:x:51:zoe"), "/etc/nsswitch.conf": "group: files [NOTFOUND=return] ldap\n" },
      "also names ldap",
    ],
  ],
  group_zero_gid: [
    ["PASSED", "one has 0", {}],
    ["FAILED", "two have it", groups("wheel:x:0:"), "more than one group"],
  ],
  group_file_consistency: [
    ["PASSED", "all lines are well formed", {}],
    ["FAILED", "one is not", groups("x:x:many:"), "group number is none"],
  ],
};
