/**
 * One row of `networkConnections()`, as the library really gives it: `pid` may be NaN, and the rows may hold
 * netstat's own heading.
 */
export interface ConnectionRow {
  readonly protocol: string;
  readonly localAddress: string;
  readonly localPort: string;
  readonly peerAddress: string;
  readonly peerPort: string;
  readonly state: string;
  readonly pid: number | null;
  readonly process: string;
}
