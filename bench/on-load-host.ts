import { LOAD_HOSTS } from "./hosts/load-host.ts";
import { startLoadHost } from "./hosts/start-load-host.ts";
import { isInstalled } from "./programs.ts";
import type { Result } from "./result.ts";

const NEEDS = ["unshare", "nsenter", "ip", "perl"];

/** Measures on a load host that exists only meanwhile; a machine that cannot be one has nothing but skipped rows. */
export async function onLoadHost(
  host: Exclude<keyof typeof LOAD_HOSTS, "S">,
  work: string,
  measure: (enter: readonly string[]) => readonly Result[],
): Promise<readonly Result[]> {
  const missing = NEEDS.filter((program) => !isInstalled(program));
  const lacks = process.geteuid?.() === 0 ? missing : ["root", ...missing];
  if (lacks.length > 0) return [{ status: "skipped", work, host, reason: `needs ${lacks.join(", ")}` }];
  const running = await startLoadHost(LOAD_HOSTS[host]);
  try {
    return measure(running.enter);
  } finally {
    await running.stop();
  }
}
