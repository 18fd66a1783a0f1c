import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { Server } from "node:net";
import type { AddressScan } from "../../../../src/model/network-scan.ts";
import { scanTcp } from "../../../../src/targets/network/tcp/scan-tcp.ts";
import { startPerl } from "../../../support-hosts/perl-program.ts";
import type { ScanPlan, ScanReport } from "./scan-plan.ts";

/** A program of a private network: listens, scans as its plan says, and prints what was seen. */
const plan = JSON.parse(process.argv[2] ?? "{}") as ScanPlan;
const { addresses, ports, abortAfterMs } = plan;
let workers = 0;
process.on("worker", (worker) => {
  workers += 1;
  if (plan.worker === "end") worker.once("online", () => void worker.terminate());
});

async function listen(port: number): Promise<Server> {
  const server = createServer((socket) => socket.on("error", () => socket.destroy()));
  server.listen({ port, host: "::" });
  await once(server, "listening");
  return server;
}

/** Connections that nobody accepts fill the queue: one more than its length of one. */
async function stuff(port: number): Promise<void> {
  const code = `socket(my $s, AF_INET, SOCK_STREAM, 0); bind($s, pack_sockaddr_in(${port}, INADDR_ANY));
    listen($s, 1); push @sockets, $s; ready($$);`;
  const { child } = await startPerl(code);
  child.unref();
  for (let filled = 0; filled < 2; filled += 1) await once(connect(port, "127.0.0.1"), "connect");
}

function abortedAfter(milliseconds: number): AbortSignal {
  return milliseconds === 0 ? AbortSignal.abort() : AbortSignal.timeout(milliseconds);
}

for (const [first, last] of plan.listen ?? [])
  for (let port = first; port <= last; port += 1) await listen(port);
if (plan.stuffed !== undefined) await stuff(plan.stuffed);

const scans: AddressScan[] = [];
const startedAt = performance.now();
const pace = { timeoutMs: 2000, retries: 0, ...plan.pace };
const signal = abortAfterMs === undefined ? {} : { signal: abortedAfter(abortAfterMs) };
await scanTcp({ transport: "tcp", addresses, ports, pace, ...signal }, (scan) => scans.push(scan));
const milliseconds = performance.now() - startedAt;
const [program, ...words] = plan.witness ?? [];
const witness = program === undefined ? "" : execFileSync(program, words, { encoding: "utf8" });
const report: ScanReport = {
  scans,
  milliseconds,
  workers,
  witness,
  stackTraceLimit: Error.stackTraceLimit,
};
process.stdout.write(JSON.stringify(report), () => process.exit(0));
