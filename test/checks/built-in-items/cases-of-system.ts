import { users } from "./item-case.ts";
import type { Row } from "./item-case.ts";

/** Cases about root, login shells and passwords, by item. */
export const CASES_OF_SYSTEM: Readonly<Record<string, readonly Row[]>> = {
  dot_in_root_path_variable: [
    ["PASSED", "there is none", {}],
    ["FAILED", "there is one", { "/root/.profile": 'PATH="$PATH:."\n' }, ". in /usr/sbin:/usr/bin:."],
    ["FAILED", "there is one with a slash", { "/root/.profile": "PATH=./:$PATH\n" }],
    ["FAILED", "an entry is empty", { "/root/.profile": "PATH=$PATH:\n" }, "an empty entry"],
    ["ERROR", "a program decides", { "/root/.profile": '\neval "$(x)"\n' }, "/root/.profile:2"],
  ],
  writeable_dirs_in_root_path_variable: [
    ["PASSED", "none may be written", {}],
    ["FAILED", "one may", { "/usr/bin": { mode: 0o775 } }, "/usr/bin has the permissions 0775"],
    ["PASSED", "the mask allows it", { "/usr/bin": { mode: 0o775 } }, "", 'mask : "002"'],
    ["ERROR", "one is relative", { "/root/.profile": "PATH=bin:$PATH\n" }],
  ],
  root_login_from_console: [
    ["PASSED", "only the console is listed", {}],
    ["FAILED", "a pseudo terminal is", { "/etc/securetty": "console\npts/0\n" }, "root may log in at pts/0"],
    ["FAILED", "there is no list", { "/etc/securetty": "absent" }],
    ["ERROR", "the system is FreeBSD", { "/etc/os-release": "ID=freebsd\n" }, "FreeBSD"],
  ],
  invalid_login_shells: [
    ["PASSED", "all are listed and there", {}],
    ["FAILED", "one is not listed", users("bob:x:7:0::/:/bin/zsh"), "/bin/zsh is not in /etc/shells"],
    ["FAILED", "one is listed and not there", { "/bin/bash": "absent" }, "/bin/bash does not exist"],
    ["FAILED", "an empty one means sh", users("bob:x:7:0::/:"), "/bin/sh is not in"],
    ["ERROR", "there is no list", { "/etc/shells": "absent" }],
  ],
  login_shells_bad_owner: [
    ["PASSED", "root and bin own them", {}],
    [
      "FAILED",
      "ann owns one",
      { "/bin/bash": { text: "", uid: 1000 } },
      "/bin/bash belongs to the user number 1000",
    ],
  ],
  login_shells_writeable: [
    ["PASSED", "none is", {}],
    ["FAILED", "one is", { "/bin/bash": { text: "", mode: 0o757 } }, "0757"],
    ["ERROR", "one is a loop of links", { "/bin/bash": { leadsTo: "bash" } }],
  ],
  login_shells_with_suid: [
    ["PASSED", "none has", {}],
    ["FAILED", "one has", { "/bin/bash": { text: "", mode: 0o4755 } }, "4755"],
  ],
  admin_accounts_in_ftpusers: [
    ["PASSED", "all are listed", {}],
    ["FAILED", "one is not", { "/etc/ftpusers": "root\n" }, "bin (line 2)"],
    ["PASSED", "two files list them", { "/etc/ftpusers": "root\n", "/etc/vsftpd/ftpusers": "bin # x\n" }],
    ["FAILED", "there is no list", { "/etc/ftpusers": "absent" }],
  ],
  max_password_age: [
    ["PASSED", "it is in the range", {}, "PASS_MAX_DAYS 90", 'value : "MIN..90"'],
    ["FAILED", "it is not", {}, "PASS_MAX_DAYS 90", 'value : "MIN..89"'],
    ["FAILED", "there is no limit", { "/etc/login.defs": "PASS_MAX_DAYS -1\n" }, "-1", 'value : "MIN..90"'],
    [
      "PASSED",
      "the last one counts",
      { "/etc/login.defs": 'PASS_MAX_DAYS 99999\nPASS_MAX_DAYS "30"\n' },
      "",
      'value : "1..30"',
    ],
    [
      "PASSED",
      "it stands in /usr/etc",
      { "/etc/login.defs": "absent", "/usr/etc/login.defs": "PASS_MAX_DAYS 9\n" },
      "",
      'value : "9"',
    ],
    ["ERROR", "it cannot be read", { "/etc/login.defs": { leadsTo: "login.defs" } }, "", 'value : "1..2"'],
  ],
  min_password_age: [
    ["PASSED", "it is in the range", {}, "", 'value : "7..MAX"'],
    ["FAILED", "it is not set", { "/etc/login.defs": "" }, "does not set", 'value : "7..MAX"'],
  ],
  min_password_length: [
    ["PASSED", "it is in the range", {}, "", 'value : "8..12"'],
    ["FAILED", "there is no file", { "/etc/login.defs": "absent" }, "", 'value : "8..12"'],
  ],
  minimum_password_length: [
    ["PASSED", "it is in the range", {}, "", 'value : "12"'],
    ["FAILED", "it is octal", { "/etc/login.defs": "PASS_MIN_LEN 012\n" }, "", 'value : "12"'],
  ],
};
