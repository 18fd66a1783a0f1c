// Makes one scan, a LabOrder, and prints its LabResult.
import { readFileSync } from "node:fs";
import type { AddressScan } from "../../../../src/model/network-scan.ts";
import { scanUdp } from "../../../../src/targets/network/udp/scan-udp.ts";
import type { LabOrder, LabResult } from "./lab-plan.ts";

const order = JSON.parse(process.argv[2] ?? "") as LabOrder;
const scans: AddressScan[] = [];
const before = datagramsSent();
const startedAt = performance.now();
const signal = order.endAfterMs === undefined ? {} : { signal: AbortSignal.timeout(order.endAfterMs) };
await scanUdp({ transport: "udp", ...order, ...signal }, (scan) => scans.push(scan));
const milliseconds = performance.now() - startedAt;
console.log(JSON.stringify({ scans, milliseconds, sent: datagramsSent() - before } satisfies LabResult));

/** The kernel's own count for this network, both families. */
function datagramsSent(): number {
  const rows = readFileSync("/proc/net/snmp", "utf8").split("\n");
  const [names = "", values = ""] = rows.filter((row) => row.startsWith("Udp:"));
  const sent = Number(values.split(" ")[names.split(" ").indexOf("OutDatagrams")]);
  const sent6 = /^Udp6OutDatagrams\s+(\d+)$/m.exec(readFileSync("/proc/net/snmp6", "utf8"))?.[1];
  return sent + Number(sent6);
}
