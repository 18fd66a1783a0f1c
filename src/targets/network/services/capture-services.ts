import { eachPort } from "../../../model/port-set.ts";
import type { PortSet } from "../../../model/port-set.ts";
import type { SeenService } from "../../../model/network-scan.ts";
import { protocolOfBanner } from "./protocol-of-banner.ts";
import { readBanner } from "./read-banner.ts";
import { readCertificate } from "./read-certificate.ts";

/** What is to be learnt of open TCP ports. */
export interface CaptureOrder {
  /** Whether to listen to what servers say by themselves. */
  readonly banner: boolean;
  /** Whether to begin a TLS session with those that say nothing, for the certificate. */
  readonly tls: boolean;
  /** Longest wait for one server, for each of the two. */
  readonly timeoutMs: number;
  /** The name by which the address was found: servers may have a certificate for each name (SNI). */
  readonly name?: string;
  /** Ends the capture: what was not learnt by then stays unknown. */
  readonly signal?: AbortSignal;
}

/** Connections at once to one host. */
const TOGETHER = 16;

/**
 * Connects to open TCP ports of a numeric address and tells what the servers say by themselves and which certificates
 * they show. Nothing of it is verified. Ports of which nothing was learnt are left out. Never throws for the world.
 */
export async function captureServices(
  address: string,
  openPorts: PortSet,
  order: CaptureOrder,
): Promise<readonly SeenService[]> {
  const ports = eachPort(openPorts);
  const seen: SeenService[] = [];
  const takeTurns = async (): Promise<void> => {
    for (const port of ports) {
      if (order.signal?.aborted === true) return;
      const service = await captureService(address, port, order);
      if (service !== null) seen.push(service);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, takeTurns));
  return seen.sort((a, b) => a.port - b.port);
}

async function captureService(
  address: string,
  port: number,
  order: CaptureOrder,
): Promise<SeenService | null> {
  const endpoint = { host: address, port };
  const banner = order.banner ? await readBanner(endpoint, order) : "";
  if (banner !== "") {
    const protocol = protocolOfBanner(banner);
    return { port, banner, ...(protocol === undefined ? {} : { protocol }) };
  }
  const answer = order.tls ? await readCertificate(endpoint, order) : "no-tls";
  if (answer === "no-tls") return null;
  return { port, protocol: "tls", ...(answer === "no-certificate" ? {} : { certificate: answer }) };
}
