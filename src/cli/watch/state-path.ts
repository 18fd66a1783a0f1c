import { homedir } from "node:os";
import { join } from "node:path";
import type { WatchOptions } from "./watch-options.ts";

/**
 * The state file: as the command line says, else the configuration, else where systemd (`StateDirectory=`), the user's
 * own settings (XDG) or, for root, the system wants such files.
 */
export function statePath(configured: string | null, { state }: WatchOptions): string {
  return state ?? configured ?? join(stateFolder(), "watch.db");
}

function stateFolder(): string {
  const [folder] = (process.env.STATE_DIRECTORY ?? "").split(":");
  if (folder !== undefined && folder !== "") return folder;
  if (process.geteuid?.() === 0) return "/var/lib/dotaudit";
  const own = process.env.XDG_STATE_HOME ?? "";
  return join(own.startsWith("/") ? own : join(homedir(), ".local/state"), "dotaudit");
}
