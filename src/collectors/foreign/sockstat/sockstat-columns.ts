/** Where the columns of a table of sockstat begin, in characters. */
export interface SockstatColumns {
  readonly command: number;
  readonly pid: number;
  /** Whether a column STATE stands behind the addresses, as the how-many-th word from PROTO on (`-s`). */
  readonly state: number | null;
}

const HEADER = /^USER\s+COMMAND\s+PID\s+FD\s+PROTO\s+LOCAL ADDRESS\s+FOREIGN ADDRESS\b/;

/** The columns by the header; `null` where a line is none. */
export function sockstatColumns(line: string): SockstatColumns | null {
  if (!HEADER.test(line.slice(0, 400))) return null;
  const words = line.slice(line.indexOf("PROTO")).replaceAll(" ADDRESS", "").trim().split(/\s+/);
  const state = words.indexOf("STATE");
  return {
    command: line.indexOf("COMMAND"),
    pid: line.indexOf(" PID") + 1,
    state: state === -1 ? null : state,
  };
}
