import { bundle } from "../bundle.ts";
import { compare } from "../compare.ts";
import { median } from "../measure.ts";
import { DROPPING_ADDRESS, onDroppingHost } from "../on-dropping-host.ts";
import { REPORT_MEMORY, peakMemory } from "../peak-memory.ts";
import { auditCommand, system } from "../programs.ts";
import { ratioAtMost } from "../result.ts";
import type { Figure, Result } from "../result.ts";
import type { Bench, RowGroup } from "../row-group.ts";

const PROGRAM = new URL("./scan-process.ts", import.meta.url);
const WORKER = new URL("../../src/targets/network/tcp/scan-worker.ts", import.meta.url);
const NMAP = "nmap -n -Pn -sT -T5 --min-rate 100000 --max-retries 0";

/** What `-T5` of nmap waits for the first answer of a host. */
const TIMEOUT_MS = "250";

/** Trying ports by connecting to them, with our own code in a process of its own. */
export const scan: RowGroup = {
  name: "scan",
  async measure(bench) {
    await bundle(WORKER, bench.folder);
    const words = await bundle(PROGRAM, bench.folder, { SCAN_WORKER_FILE: '"./scan-worker.ts.mjs"' });
    const one = { work: "65,535 ports of one address", ports: "1-65535", address: "127.0.0.1", most: 1.1 };
    const many = {
      work: "1,000 ports of 256 addresses",
      ports: "1-1000",
      address: "127.0.1.0/24",
      most: 0.9,
    };
    return [
      ...contest(bench, words, { ...one, host: "S" }),
      ...contest(bench, words, { ...many, host: "S" }),
      ...(await droppingHost(bench, words)),
      memory(bench, words),
      commandMemory(bench),
    ];
  },
};

interface ScanContest {
  readonly work: string;
  readonly host: string;
  readonly ports: string;
  /** One address, or 256 of them (`/24`). */
  readonly address: string;
  readonly most: number;
  readonly enter?: readonly string[];
}

function contest(
  { rounds }: Bench,
  words: readonly string[],
  { work, host, ports, address, most, enter = [] }: ScanContest,
): readonly Result[] {
  const [first = "", length] = address.split("/");
  const command = [...words, ports, TIMEOUT_MS, first, length === undefined ? "1" : "256"];
  const peer = system(`${NMAP} -p ${ports} ${address}`);
  return compare({
    work,
    host,
    rounds: rounds(7),
    enter,
    ours: { name: "our scan", command },
    peers: [{ ...peer, target: ratioAtMost(most) }],
  });
}

function droppingHost(bench: Bench, words: readonly string[]): Promise<readonly Result[]> {
  const work = "10,000 ports of a host that drops everything";
  return onDroppingHost(work, (enter) =>
    contest(bench, words, { work, host: "D", ports: "1-10000", address: DROPPING_ADDRESS, most: 1, enter }),
  );
}

/** As many attempts at one host and at 65,536 of them: what is more is what hosts leave behind until it is swept up. */
function memory({ rounds }: Bench, [node = "", ...words]: readonly string[]): Result {
  const peakOf = (name: string, scanned: readonly string[]): Figure => {
    const command = [node, ...REPORT_MEMORY, ...words, ...scanned];
    const samples = Array.from({ length: rounds(5) }, () => peakMemory(command));
    return { name, quantity: { value: median(samples), unit: "MB" }, samples };
  };
  const ours = peakOf("65,536 hosts", ["9-9", TIMEOUT_MS, "127.1.0.0", "65536"]);
  const peer = peakOf("65,535 ports of 1 host", ["1-65535", TIMEOUT_MS, "127.0.0.1"]);
  return {
    status: "measured",
    work: "peak memory of a scan",
    host: "S",
    ours,
    peer,
    target: ratioAtMost(1.1),
  };
}

/** The whole command on as many hosts: what it counts and writes must not add up. */
function commandMemory({ rounds }: Bench): Result {
  const pace = ["--timeout", TIMEOUT_MS, "--retries", "0"];
  const peakOf = (name: string, scanned: readonly string[]): Figure => {
    const command = auditCommand(["scan", ...scanned, ...pace], REPORT_MEMORY);
    const samples = Array.from({ length: rounds(5) }, () => peakMemory(command));
    return { name, quantity: { value: median(samples), unit: "MB" }, samples };
  };
  const ours = peakOf("audit scan, 65,536 hosts", ["127.1.0.0/16", "--ports", "9"]);
  const peer = peakOf("65,535 ports of 1 host", ["127.0.0.1", "--ports", "-"]);
  return { status: "measured", work: "peak memory of audit scan", host: "S", ours, peer, target: null };
}
