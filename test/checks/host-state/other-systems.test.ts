import { describe, expect, it } from "vitest";
import type { FindingStatus } from "../../../src/model/verdict.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import type { ProgramCall } from "../../../src/targets/program-access.ts";
import type { Target } from "../../../src/targets/target.ts";
import { findingOn } from "./finding-on.ts";

/** A system with programs that print what the real ones are documented to print. No such system is at hand. */
function systemOf(system: string, print: (words: string) => string | null): Target {
  const base = localTarget();
  return {
    ...base,
    identity: () => ({ ...base.identity(), system }),
    files: null,
    readProcess: null,
    runProgram: ({ program, args, statuses = [] }: ProgramCall) => {
      const stdout = print([program, ...args].join(" "));
      if (stdout !== null)
        return Promise.resolve({
          status: "observed",
          value: { path: `/usr/bin/${program}`, stdout, stderr: "" },
        });
      if (!statuses.includes(1))
        return Promise.resolve({
          status: "unavailable",
          reason: "missing-tool",
          detail: `There is no ${program}.`,
        });
      const value = { path: `/usr/bin/${program}`, stdout: "", stderr: "", exitStatus: 1 };
      return Promise.resolve({ status: "observed", value });
    },
  };
}

const PKGINFO =
  "SUNWadmr        Root System and Network Administration Framework\n                (i386) 11.11,REV=2005.01.09.21.46\n";
const solaris = systemOf("SunOS", (words) => {
  if (words === "svcprop -p restarter/state network/ntp:default") return "disabled\n";
  if (words === "pkginfo -x") return PKGINFO;
  return words === "pkg list -Hv"
    ? "pkg://solaris/network/ssh@8.4,5.11-11.4.0:20200101T000000Z   i--\n"
    : null;
});
const mac = systemOf("Darwin", (words) => {
  if (words === "defaults read com.apple.screensaver askForPassword") return "1\n";
  return words.startsWith("osascript") ? (words.includes('"allowAirDrop"') ? "false\n" : "\n") : null;
});

const SVC = 'type : SVC_PROP\nservice : "network/ntp:default"\nproperty : "restarter/state"';
const READ = 'type : MACOSX_DEFAULTS_READ\nplist_name : "com.apple.screensaver"';
const SCRIPT = 'type : MACOSX_OSASCRIPT\npayload_type : "com.apple.applicationaccess"';

const CASES: readonly (readonly [target: Target, item: string, status: FindingStatus, words: string])[] = [
  [solaris, `${SVC}\nvalue : "disabled"`, "PASSED", "is: disabled"],
  [solaris, `${SVC}\nvalue : "able"`, "FAILED", "is: disabled"],
  [solaris, `${SVC}\nregex : "^dis"`, "PASSED", "is: disabled"],
  [solaris, 'type : SVC_PROP\nservice : "none"\nproperty : "a"\nvalue : "b"', "FAILED", "is not set"],
  [
    solaris,
    'type : SVC_PROP\nservice : "none"\nproperty : "a"\nvalue : "b"\nsvcprop_option : CAN_BE_NULL',
    "PASSED",
    "is not set",
  ],
  [solaris, 'type : SVC_PROP\nservice : "-x"\nproperty : "a"\nvalue : "b"', "ERROR", "an option"],
  [solaris, 'type : PKG_CHECK\npkg : "SUNWadmr"', "PASSED", "SUNWadmr-11.11"],
  [solaris, 'type : PKG_CHECK\npkg : "SUNWadmr"\nversion : "0.0"\noperator : "lt"', "FAILED", "newer than"],
  [solaris, 'type : PKG_CHECK\npkg : "ssh"\nversion : "8.4"\noperator : "gte"', "PASSED", "network/ssh-8.4"],
  [solaris, 'type : PKG_CHECK\npkg : "telnet"', "FAILED", "is not installed"],
  [mac, `${READ}\nplist_item : "askForPassword"\nregex : "^1$"`, "PASSED", "is: 1"],
  [mac, `${READ}\nplist_item : "askForPassword"\nnot_regex : "1"`, "FAILED", "is: 1"],
  [mac, `${READ}\nplist_item : "none"\nregex : "1"`, "FAILED", "is not set"],
  [mac, `${READ}\nplist_item : "none"\nregex : "1"\nplist_option : CAN_BE_NULL`, "PASSED", "is not set"],
  [mac, `${READ}\nplist_user : "all"\nplist_item : "a"\nregex : "1"`, "ERROR", "No files"],
  [mac, `${SCRIPT}\npayload_key : "allowAirDrop"\nexpect : "^false$"`, "PASSED", "is: false"],
  [mac, `${SCRIPT}\npayload_key : "none"\nexpect : "^false$"`, "FAILED", "is not set"],
  [mac, `${SCRIPT}\npayload_key : "none"\nexpect : "^false$"\nrequired : NO`, "PASSED", "is not set"],
];

describe("the state of other systems", () => {
  it.each(CASES)("$1", async (target, item, status, words) => {
    const finding = await findingOn(target, item);
    const said = JSON.stringify(finding.verdict);
    expect(finding.status, said).toBe(status);
    expect(said).toContain(words);
  });
});
