import type { AddressScan, SeenService } from "../../model/network-scan.ts";
import { unionOfPorts } from "../../model/port-set.ts";
import type { FoundAddresses } from "../../targets/network/addresses/find-addresses.ts";

/** What is to be learnt of open ports. */
export interface CaptureOptions {
  readonly banner?: boolean;
  readonly tls?: boolean;
}

/** What a capture needs to know of the scan. */
export interface CaptureContext {
  readonly found: Pick<FoundAddresses, "namesOf">;
  readonly signal: AbortSignal;
}

/** Looks at what the open ports of one address speak. */
export type Capture = (scan: AddressScan) => Promise<readonly SeenService[]>;

/** Servers say hello later than their system accepts a connection. */
const PATIENCE_MS = 3000;

/** `null` where nobody asked for banners or certificates: then no server is talked to. */
export async function captureOf(
  { banner = false, tls = false }: CaptureOptions,
  { found, signal }: CaptureContext,
): Promise<Capture | null> {
  if (!banner && !tls) return null;
  const { captureServices } = await import("../../targets/network/services/capture-services.ts");
  return async ({ transport, address, answers }) => {
    const open = unionOfPorts(answers.filter(({ answer }) => answer === "open").map(({ ports }) => ports));
    if (transport === "udp" || open.length === 0) return [];
    const [name] = found.namesOf(address);
    const order = { banner, tls, timeoutMs: PATIENCE_MS, signal, ...(name === undefined ? {} : { name }) };
    return await captureServices(address, open, order);
  };
}
