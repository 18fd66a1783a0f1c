import { spareMemory } from "../../src/cli/spare-memory.ts";
import type { AddressScan } from "../../src/model/network-scan.ts";
import { scanTcp } from "../../src/targets/network/tcp/scan-tcp.ts";

/**
 * Scans and prints a line for each answer: `scan-process.ts FIRST-LAST MILLISECONDS ADDRESS [COUNT]`, where COUNT
 * addresses from ADDRESS on are scanned. Exit 2 if the answers are not as many as the ports.
 */
const [range = "", timeout = "", start = "", count = "1"] = process.argv.slice(2);
const [first = 0, last = 0] = range.split("-").map(Number);
let answered = 0;

function* addressesFrom(address: string, number: number): Generator<string> {
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  const from = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  for (let next = from; next < from + number; next += 1)
    yield [next >>> 24, (next >>> 16) & 255, (next >>> 8) & 255, next & 255].join(".");
}

function print({ address, answers }: AddressScan): void {
  for (const { answer, ports } of answers) {
    answered += ports.reduce((sum, [from, to]) => sum + to - from + 1, 0);
    process.stdout.write(`${address} ${answer} ${ports.join(" ")}\n`);
  }
}

spareMemory();
const addresses = addressesFrom(start, Number(count));
const pace = { timeoutMs: Number(timeout), retries: 0 };
await scanTcp({ transport: "tcp", addresses, ports: [[first, last]], pace }, print);
if (answered !== Number(count) * (last - first + 1)) process.exitCode = 2;
