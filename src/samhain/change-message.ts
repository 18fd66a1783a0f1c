import type { ServiceChange } from "./service-change.ts";

/** A report in the words of samhain's log: `POLICY [ServiceNew] port: 192.168.1.128:22/tcp (ssh)`. */
export function changeMessage(
  { kind, address, port, transport, was }: Omit<ServiceChange, "rpcName">,
  name: string,
): string {
  const before = was === undefined ? "" : `, was ${was}/${transport}`;
  return `POLICY [${kind}] port: ${address}:${port}/${transport} (${name})${before}`;
}
