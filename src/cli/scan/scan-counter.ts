import type { AddressScan, PortAnswer } from "../../model/network-scan.ts";
import type { AnswerCounts } from "../../model/scan-report.ts";
import { countPorts } from "../../model/port-set.ts";

/** Counts what a scan learns, so that nothing of it has to be kept. */
export class ScanCounter {
  readonly #counts: Record<PortAnswer, number> = {
    open: 0,
    closed: 0,
    filtered: 0,
    unreachable: 0,
    "open|filtered": 0,
    untried: 0,
  };
  addresses = 0;
  addressesWithOpenPorts = 0;

  /** Takes the scans of one address. */
  add(scans: readonly AddressScan[]): void {
    const answers = scans.flatMap((scan) => scan.answers);
    for (const { answer, ports } of answers) this.#counts[answer] += countPorts(ports);
    this.addresses += 1;
    if (answers.some(({ answer }) => answer === "open")) this.addressesWithOpenPorts += 1;
  }

  get counts(): AnswerCounts {
    return { ...this.#counts };
  }
}
