import { env } from "node:process";

/** What ssh, its agents and the programs that the user's configuration names look at. */
const PASSED_ON: readonly string[] = [
  "HOME",
  "USER",
  "LOGNAME",
  "SHELL",
  "PATH",
  "SSH_AUTH_SOCK",
  "XDG_RUNTIME_DIR",
  "KRB5CCNAME",
  "KRB5_CONFIG",
];

/** The environment of ssh: in the language `C`, without a way to ask anybody anything. */
export function sshEnvironment(): NodeJS.ProcessEnv {
  const known = PASSED_ON.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(known), LC_ALL: "C" };
}
