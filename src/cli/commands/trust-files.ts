import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

const NAME = "dotaudit/trusted-policies";

/** The file of this user, in which `audit trust` writes. */
export function ownTrustFile(environment: NodeJS.ProcessEnv): string {
  const { XDG_CONFIG_HOME: base = "" } = environment;
  return join(isAbsolute(base) ? base : join(homedir(), ".config"), NAME);
}

/** The files that are read: that of this user, and that of the machine. */
export function trustFiles(environment: NodeJS.ProcessEnv): readonly string[] {
  return [ownTrustFile(environment), join("/etc", NAME)];
}
