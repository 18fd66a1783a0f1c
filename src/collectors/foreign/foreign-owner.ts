import type { SocketOwner } from "../../model/process.ts";
import { foreignUser } from "./foreign-user.ts";

/** What a tool says of a process that holds a socket. A name of a user that may be cut is left out. */
export interface NamedProcess {
  readonly pid: number;
  /** As the tool shows it; empty where it shows none. */
  readonly name: string;
  /** Where the name comes from, for the reason why it is no identity: `argv[0]`, `the name the process gave itself`. */
  readonly nameFrom: string;
  readonly uid?: number;
  readonly userName?: string;
}

/** An owner as far as the output of a tool tells: no identity, no digest, no package. */
export function foreignOwner({ pid, name, nameFrom, uid, userName }: NamedProcess): SocketOwner {
  const detail = `The output shows ${nameFrom} of process ${pid}, not its executable. Record it with \`audit collect\`.`;
  const unread = { status: "unavailable", reason: "not-recorded", detail } as const;
  return {
    pid,
    parentPid: null,
    startedAt: null,
    comm: name,
    arguments: null,
    executable: unread,
    realUser: null,
    effectiveUser: foreignUser(uid ?? null, userName ?? null),
    cgroup: null,
    unit: null,
    container: null,
    networkNamespace: null,
    digests: unread,
    package: unread,
  };
}
