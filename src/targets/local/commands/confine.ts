import { userInfo } from "node:os";
import type { Seen } from "../../../model/observation.ts";
import type { CommandCall } from "../../program-access.ts";
import { findProgram } from "../find-program.ts";
import { runProgram } from "../run-program.ts";

/** As whom a command runs, and what has to stand before its words. */
export interface Confinement {
  readonly words: readonly string[];
  readonly home: string;
  /** Set where the words do not change the user themselves. */
  readonly user: { readonly uid: number; readonly gid: number } | null;
}

const PROBE = { timeoutMs: 10_000, limitBytes: 65_536 };

/** How a command is kept to the user and the network that were chosen. Without these wishes nothing is asked. */
export async function confine({ user, network }: CommandCall): Promise<Seen<Confinement>> {
  const home = user?.home ?? ownHome();
  if (network === "shared") return { status: "observed", value: { words: [], home, user } };
  const words = process.getuid?.() === 0 ? ["--net"] : ["--user", "--map-current-user", "--net"];
  const probe = await runProgram({ program: "unshare", args: [...words, "true"], ...PROBE });
  if (probe.status === "unavailable") return notConfined(probe.detail);
  const before = [probe.value.path, ...words, "--"];
  if (user === null) return { status: "observed", value: { words: before, home, user } };
  const setpriv = findProgram("setpriv");
  if (setpriv.status === "unavailable") return notConfined(setpriv.detail);
  const lower = [setpriv.value, `--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups", "--"];
  return { status: "observed", value: { words: [...before, ...lower], home, user: null } };
}

/** A user without an entry in `/etc/passwd`, as containers have them, has no home but what the environment says. */
function ownHome(): string {
  try {
    return userInfo().homedir;
  } catch {
    return process.env.HOME ?? "/";
  }
}

function notConfined(detail: string): Seen<never> {
  const words = `The command was not run: without a network of its own (--command-network none) it must not, and ${detail}`;
  return { status: "unavailable", reason: "not-supported", detail: words };
}
