import { spawnSync } from "node:child_process";
import type { AddressScan } from "../../../../src/model/network-scan.ts";
import type { ScanOrder } from "../../../../src/targets/network/scan-order.ts";

/** Two machines, each with a network of its own: `10.99.0.1` and `fd99::1` scan, `10.99.0.2` and `fd99::2` are scanned. */
export interface LabPlan {
  /** Commands here, then commands on the other machine. */
  readonly here?: readonly string[];
  readonly there?: readonly string[];
  /** Programs on the other machine that go on until the end. */
  readonly servers?: readonly string[];
  /** UDP ports of the other machine that swallow what comes, and ports that send it back. */
  readonly silent?: readonly number[];
  readonly echo?: readonly number[];
  /** A command that runs the scan. */
  readonly through?: string;
  readonly orders: readonly LabOrder[];
}

/** A scan to be made. */
export interface LabOrder extends Pick<ScanOrder, "ports" | "pace"> {
  readonly addresses: readonly string[];
  readonly endAfterMs?: number;
}

/** What a scan gave, and what it cost. */
export interface LabResult {
  readonly scans: readonly AddressScan[];
  readonly milliseconds: number;
  /** Datagrams that left this machine meanwhile. */
  readonly sent: number;
}

/** Sets the two machines up, scans, and takes them down. */
export function inLab(plan: LabPlan): readonly LabResult[] {
  const main = new URL("./lab-main.ts", import.meta.url).pathname;
  const words = ["-n", "-m", "-p", "-f", "--mount-proc", "--kill-child", process.execPath, main];
  const result = spawnSync("unshare", words, {
    input: JSON.stringify(plan),
    encoding: "utf8",
    timeout: 110_000,
    env: { PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin`, LC_ALL: "C" },
  });
  if (result.status !== 0)
    throw new Error(`The laboratory failed: ${result.stderr}${result.error?.message ?? ""}`);
  return JSON.parse(result.stdout) as readonly LabResult[];
}

/** Each answer on one line: `closed 1-9,11`, with why where that is told. */
export function linesOf(scan: AddressScan | undefined): readonly string[] {
  const lines = (scan?.answers ?? []).map(({ answer, ports, why }) => {
    const ranges = ports.map(([first, last]) => (first === last ? first : `${first}-${last}`));
    return `${answer} ${ranges.join(",")}${why === undefined ? "" : ` (${why})`}`;
  });
  return lines.sort();
}
