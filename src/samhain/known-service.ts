import type { OpenService, ScannedTransport } from "./service-change.ts";

/** The address of an entry that was written without one. */
export const NO_ADDRESS = "0.0.0.0";

/** What samhain remembers of a service: one of the configuration, or one that it found. */
export interface KnownService {
  readonly address: string;
  /** -1 for a service that is known by its name alone. */
  readonly port: number;
  readonly transport: ScannedTransport;
  readonly rpcName: string | null;
  readonly flag: "required" | "optional" | "ignored" | "unlisted";
  readonly status: "unknown" | "open" | "missing";
}

/**
 * Whether samhain takes an entry for what it found: by the name alone where the portmapper gives one, else by the
 * port. The wildcard counts where it was probed, not where it was configured.
 */
export function isEntryOf(known: KnownService, found: OpenService): boolean {
  if (known.transport !== found.transport) return false;
  if (found.address !== NO_ADDRESS && known.address !== found.address) return false;
  return found.rpcName === null ? known.port === found.port : known.rpcName === found.rpcName;
}
