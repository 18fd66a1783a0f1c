import { spawnSync } from "node:child_process";
import type { AddressScan, PortAnswer } from "../../../../src/model/network-scan.ts";
import type { PortSet } from "../../../../src/model/port-set.ts";
import type { ScanPlan, ScanReport } from "./scan-plan.ts";

/** Carries a plan out in a network and with processes of its own, gone afterwards. */
export function scanPrivately(plan: ScanPlan): ScanReport {
  const main = new URL("./scan-main.ts", import.meta.url).pathname;
  const script = `set -e; ip link set lo up; ${plan.setup ?? ""}\nexec "$@"`;
  const command = [...(plan.through ?? []), process.execPath, ...(plan.nodeOptions ?? []), main];
  const words = [
    "-n",
    "-m",
    "-p",
    "-f",
    "--mount-proc",
    "--kill-child",
    "sh",
    "-c",
    script,
    "sh",
    ...command,
  ];
  const result = spawnSync("unshare", [...words, JSON.stringify(plan)], {
    encoding: "utf8",
    timeout: 100_000,
    maxBuffer: 1 << 28,
    env: { PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin`, LC_ALL: "C" },
  });
  if (result.status !== 0)
    throw new Error(`The private scan failed: ${result.stderr}${result.error?.message ?? ""}`);
  return JSON.parse(result.stdout) as ScanReport;
}

/** Rules of a packet filter, for `setup`. */
export function packetFilter(...rules: readonly string[]): string {
  const chain = ["type filter hook input priority 0", ...rules].join("\n");
  return `nft -f - <<'RULES'\ntable inet filter {\nchain input {\n${chain}\n}\n}\nRULES\n`;
}

/** An answer with its reason, as `filtered: ETIMEDOUT`, to its ports. */
export function answersIn({ answers }: AddressScan): Readonly<Record<string, PortSet>> {
  return Object.fromEntries(
    answers.map(({ answer, why, ports }) => [why === undefined ? answer : `${answer}: ${why}`, ports]),
  );
}

/** What all reports say of one address. */
export function answersFor({ scans }: ScanReport, address: string): Readonly<Record<string, PortSet>> {
  const [scan, ...more] = scans.filter((candidate) => candidate.address === address);
  if (scan === undefined || more.length > 0) throw new Error(`${more.length} scans too many, or none.`);
  return answersIn(scan);
}

/** The ports of an address with an answer, whatever the reason. */
export function portsThat(answer: PortAnswer, scan: AddressScan | undefined): PortSet {
  return (scan?.answers ?? []).filter((found) => found.answer === answer).flatMap(({ ports }) => [...ports]);
}
