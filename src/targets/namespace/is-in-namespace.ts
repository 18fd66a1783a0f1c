import type { Seen } from "../../model/observation.ts";
import { localFiles } from "../local/local-files.ts";
import type { PinnedProcess } from "./pin-process.ts";

/** Whether a process that is held on to is in the network namespace in which it was found. */
export function isInNamespace(inode: number): (process: PinnedProcess) => Seen<readonly string[]> {
  return ({ pid, folder }) => {
    const link = localFiles().readLink(`${folder}/ns/net`);
    if (link.status === "observed" && link.value === `net:[${inode}]`)
      return { status: "observed", value: [] };
    const detail = `Process ${pid} has ended or left the network namespace net:[${inode}]; try again.`;
    return { status: "unavailable", reason: "vanished", detail };
  };
}
