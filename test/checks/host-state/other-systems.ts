import { localTarget } from "../../../src/targets/local/local-target.ts";
import type { ProgramCall } from "../../../src/targets/program-access.ts";
import type { Target } from "../../../src/targets/target.ts";

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
/** Solaris, as its manual pages show the programs. */
export const solaris = systemOf("SunOS", (words) => {
  if (words === "svcprop -p restarter/state network/ntp:default") return "disabled\n";
  if (words === "pkginfo -x") return PKGINFO;
  return words === "pkg list -Hv"
    ? "pkg://solaris/network/ssh@8.4,5.11-11.4.0:20200101T000000Z   i--\n"
    : null;
});
/** macOS, as its manual pages show the programs. */
export const mac = systemOf("Darwin", (words) => {
  if (words === "defaults read com.apple.screensaver askForPassword") return "1\n";
  return words.startsWith("osascript") ? (words.includes('"allowAirDrop"') ? "false\n" : "\n") : null;
});
