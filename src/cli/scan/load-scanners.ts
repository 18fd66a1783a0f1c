import type { Scanners } from "../../app/scan-record.ts";

/** Those who try ports; loaded where something is scanned. */
export async function loadScanners(): Promise<Scanners> {
  const [{ scanTcp }, { scanUdp }] = await Promise.all([
    import("../../targets/network/tcp/scan-tcp.ts"),
    import("../../targets/network/udp/scan-udp.ts"),
  ]);
  return { tcp: scanTcp, udp: scanUdp };
}
