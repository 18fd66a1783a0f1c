/** One service of inetd.conf(5). */
export interface InetdLine {
  /** The address that it is bound to; `null` for all. */
  readonly address: string | null;
  /** A name or a number of a port, or `program/version` of RPC. */
  readonly service: string;
  /** `tcp`, `udp6`, `rpc/tcp`, `unix` … */
  readonly protocol: string;
  readonly line: number;
  readonly text: string;
}

const ADDRESS = /^(\[[^\]]*\]|[\d.]+|\*|[A-Za-z][\w.-]*):(.*)$/;

/** Reads services; a line `address:` alone is the address of all lines below it. */
export function parseInetd(text: string): readonly InetdLine[] {
  const lines: InetdLine[] = [];
  let usual: string | null = null;
  for (const [index, raw] of text.split("\n").entries()) {
    const [first = "", , protocol] = raw
      .replace(/^\s*#.*/s, "")
      .trim()
      .split(/\s+/);
    const [, address = null, service = first] = ADDRESS.exec(first) ?? [];
    if (first !== "" && service === "") usual = address;
    else if (protocol !== undefined)
      lines.push({ address: boundTo(address ?? usual), service, protocol, line: index + 1, text: raw });
  }
  return lines;
}

function boundTo(address: string | null): string | null {
  return address === "*" ? null : address;
}
