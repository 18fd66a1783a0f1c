/** What stands behind the addresses of a row of Linux. */
export interface LinuxTail {
  readonly state: string | null;
  readonly uid: number | null;
  readonly inode: number | null;
  /** `106/python3` or `-`; `null` where the column is absent. */
  readonly program: string | null;
}

const UDP_STATE = /^(?:ESTABLISHED|LISTEN|CLOSE|UNKNOWN)(?=\s|$)/;
/** Some systems translate it. */
const TCP_STATE = /^[^\d\s-][^\s/]*(?=\s|$)/;
const USER_AND_INODE = /^(?!-|\d+\/)(\S+)\s+(\d{1,15})(?=\s|$)/;

/** State, user, inode and program; each may be absent. UDP has no state where there is no peer. */
export function linuxTail(rest: string, transport: string): LinuxTail {
  const pattern = transport === "tcp" ? TCP_STATE : UDP_STATE;
  const [state = ""] = pattern.exec(rest) ?? [];
  const behind = rest.slice(state.length).trimStart();
  const [columns = "", user = "", inode = ""] = USER_AND_INODE.exec(behind) ?? [];
  const program = behind.slice(columns.length).trimStart();
  return {
    state: state === "" ? null : state,
    uid: numberIn(user),
    inode: numberIn(inode),
    program: program === "" ? null : program,
  };
}

function numberIn(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
