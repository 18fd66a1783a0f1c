import type { Executable, SocketOwner } from "../../../model/process.ts";
import type { Seen } from "../../../model/observation.ts";
import { foreignOwner } from "../foreign-owner.ts";
import { foreignUser } from "../foreign-user.ts";
import { numberOf } from "./listener-of-row.ts";
import type { Row } from "./parse-rows.ts";

const DELETED = " (deleted)";

/**
 * An owner as the table `processes` tells it. osquery reads the path from the kernel (`/proc/PID/exe` on Linux), so it
 * names the executable; the name and the command line are the process's own words.
 */
export function describeOwner(pid: number, row: Row | undefined): SocketOwner {
  const known = foreignOwner({ pid, name: row?.name ?? "", nameFrom: "no more than the name" });
  if (row === undefined) return known;
  const started = numberOf(row.start_time) ?? 0;
  return {
    ...known,
    parentPid: numberOf(row.parent),
    startedAt: started > 0 ? started * 1000 : null,
    executable: executableOf(pid, row),
    realUser: foreignUser(numberOf(row.uid), null),
    effectiveUser: foreignUser(numberOf(row.euid), null),
  };
}

function executableOf(pid: number, { path, on_disk: onDisk }: Row): Seen<Executable> {
  if (path === undefined || path === "") {
    const detail = `osquery did not show the executable of process ${pid}; run it as root and ask for the path.`;
    return { status: "unavailable", reason: "missing-privilege", detail };
  }
  const isMarked = path.endsWith(DELETED);
  const shown = isMarked ? path.slice(0, -DELETED.length) : path;
  return { status: "observed", value: { path: shown, deleted: isMarked || onDisk === "0" } };
}
