const HEAD = "Netid State  Recv-Q Send-Q Local Address:Port   Peer Address:Port\n";

/** One listener in every other table: a table without a row is one that ss may not have been asked for. */
const OTHERS = `udp   UNCONN 0      0      0.0.0.0:68           0.0.0.0:*
udp   UNCONN 0      0      [::]:546             [::]:*
tcp   LISTEN 0      128    [::]:22              [::]:*
`;

/** What `ss -lntu` prints of a host with these listeners, SSH over IPv6 and two DHCP clients. */
export function ssText(...tcp: readonly string[]): string {
  const rows = tcp.map((local) => `tcp   LISTEN 0      128    ${local.padEnd(20)} 0.0.0.0:*\n`);
  return HEAD + rows.join("") + OTHERS;
}
