import { users } from "./item-case.ts";
import type { Row } from "./item-case.ts";

const home = (parts: object) => ({ "/home/ann": { uid: 1000, gid: 1000, mode: 0o750, ...parts } });
const bobs = { "/home/bob": { mode: 0o777 } };
const BOB = users("bob:x:1001:1000::/home/bob:/bin/sh");

/** Cases about home directories, by item. */
export const CASES_OF_HOMES: Readonly<Record<string, readonly Row[]>> = {
  accounts_bad_home_permissions: [
    ["PASSED", "all homes are fine", {}],
    ["FAILED", "the group may write", home({ mode: 0o770 }), "has the permissions 0770"],
    ["FAILED", "others may read and the mask forbids it", home({ mode: 0o755 }), "0755", 'mask : "027"'],
    ["PASSED", "the mode is the wanted one", home({ mode: 0o770 }), "", 'mode : "0770"\nuid_ge : "1000"'],
    ["FAILED", "the mode is another one", {}, "0750", 'mode : "0700"'],
    [
      "FAILED",
      "the sticky bit is set and the mask forbids it",
      home({ mode: 0o1700 }),
      "1700",
      'mask : "7027"',
    ],
    ["FAILED", "a home belongs to another user", home({ uid: 7 }), "user number 7 instead of 1000"],
    ["PASSED", "the user is ignored", { ...BOB, ...bobs }, "", 'ignore_user : "halt bob"'],
    ["PASSED", "the shell is ignored", { ...BOB, ...bobs }, "", 'ignore_shell : "/bin/sh /bin/false"'],
    ["FAILED", "another shell is ignored", { ...BOB, ...bobs }, "bob", 'ignore_shell : "/bin/bash"'],
    ["PASSED", "the shell is not valid", { ...BOB, ...bobs }, "", "use_valid_shells : YES"],
    ["PASSED", "the number is too great", { ...BOB, ...bobs }, "", 'uid_lt : "1001"'],
    ["PASSED", "the home is ignored", { ...BOB, ...bobs }, "", 'ignore : "/home/[a-b]ob"'],
    ["PASSED", "the home is elsewhere", { ...BOB, ...bobs }, "", 'basedir : "/home/a*"'],
    ["FAILED", "the home is in the folder", { ...BOB, ...bobs }, "bob", 'basedir : "/home"'],
    ["ERROR", "there are no valid shells", { "/etc/shells": "absent" }, "", "use_valid_shells : YES"],
    ["PASSED", "a home is no whole path", users("bob:x:7:0::home:\ntom:x:8:0:::")],
    ["ERROR", "a home is a loop of links", { ...BOB, "/home/bob": { leadsTo: "bob" } }],
    [
      "FAILED",
      "a home leads out of the root by its link, and so to its own root",
      { ...BOB, "/etc/bob": bobs["/home/bob"], "/home/bob": { leadsTo: "../../../../../../../../etc/bob" } },
      "0777",
    ],
  ],
  accounts_bad_home_group_permissions: [
    ["PASSED", "all groups are right", {}],
    ["FAILED", "one is not", home({ gid: 50 }), "group number 50 instead of 1000"],
  ],
  accounts_without_home_dir: [
    ["PASSED", "all exist", {}],
    ["FAILED", "one does not", users("bob:x:7:0::/home/bob:/usr/sbin/nologin"), "/home/bob is not there"],
    ["FAILED", "one is a file", users("bob:x:7:0::/etc/shells:"), "no directory"],
    ["FAILED", "one is empty", users("bob:x:7:0:::"), "no home directory is given"],
    ["PASSED", "one is the root", users("bob:x:7:0::/:")],
  ],
  active_accounts_without_home_dir: [
    ["PASSED", "only one without a login has none", users("bob:x:7:0::/home/bob:/usr/sbin/nologin")],
    ["FAILED", "one with a login has none", users("bob:x:7:0::/home/bob:/bin/bash"), "bob (line 4)"],
  ],
  home_dir_localization_files_user_check: [
    ["PASSED", "all belong to the user or root", {}],
    ["FAILED", "one does not", { "/home/ann/.bashrc": { text: "", uid: 7 } }, "/home/ann/.bashrc of ann"],
    [
      "FAILED",
      "a named one does not",
      { "/home/ann/.rc": { text: "", uid: 7 } },
      "",
      'file : ".x"\nfile : "~/.rc"',
    ],
    [
      "FAILED",
      "others may write",
      { "/home/ann/.rc": { text: "", mode: 0o666 } },
      "0666",
      'file : ".rc"\nmask : "022"',
    ],
    ["ERROR", "a pattern is asked for", {}, "not looked for", 'file : ".*"'],
  ],
  home_dir_localization_files_group_check: [
    ["PASSED", "all belong to the group or that of root", {}],
    ["FAILED", "one does not", { "/home/ann/.bashrc": { text: "", gid: 7 } }, "group number 7"],
  ],
};
