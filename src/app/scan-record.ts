import type { AddressScan, AnsweredPorts } from "../model/network-scan.ts";
import { NO_PORTS, unionOfPorts, withoutPorts } from "../model/port-set.ts";
import type { PortSet } from "../model/port-set.ts";
import type { Scanner, ScanPace } from "../targets/network/scan-order.ts";

/** Who tries ports, by transport; given from outside, so that nothing of it is loaded where nothing is scanned. */
export type Scanners = Readonly<Record<"tcp" | "udp", Scanner>>;

/** What all scans of one target have in common. */
export interface ScanSetting {
  /** Numeric, canonical. */
  readonly addresses: readonly string[];
  readonly pace: ScanPace;
  readonly scanners: Scanners;
  readonly signal?: AbortSignal;
}

/** What was tried so far of some addresses. No port is tried twice. */
export class ScanRecord {
  readonly #setting: ScanSetting;
  readonly #tried = { tcp: NO_PORTS, udp: NO_PORTS };
  readonly #answers = { tcp: new Map<string, AnsweredPorts[]>(), udp: new Map<string, AnsweredPorts[]>() };

  constructor(setting: ScanSetting) {
    this.#setting = setting;
  }

  /** Tries those of the ports that were not tried yet, on all addresses. */
  async extend(transport: "tcp" | "udp", wanted: PortSet): Promise<void> {
    const ports = withoutPorts(wanted, this.#tried[transport]);
    if (ports.length === 0) return;
    this.#tried[transport] = unionOfPorts([this.#tried[transport], ports]);
    const { addresses, pace, scanners, signal } = this.#setting;
    const order = { transport, addresses, ports, pace, ...(signal === undefined ? {} : { signal }) };
    const answers = this.#answers[transport];
    await scanners[transport](order, ({ address, answers: found }) => {
      const known = answers.get(address);
      if (known === undefined) answers.set(address, [...found]);
      else known.push(...found);
    });
  }

  /** One entry for each address, also where nothing was tried. */
  scansOf(transport: "tcp" | "udp"): readonly AddressScan[] {
    return this.#setting.addresses.map((address) => ({
      transport,
      address,
      answers: this.#answers[transport].get(address) ?? [],
    }));
  }
}
