import { spawnSync } from "node:child_process";
import type { ListeningSocketsRequest, OwnerWish } from "../../src/model/evidence.ts";
import type { ListeningSocket, SocketTable } from "../../src/model/listening-socket.ts";
import type { SocketOwner } from "../../src/model/process.ts";
import { ALL_PORTS } from "../../src/model/port-set.ts";
import type { HostPlan, HostReport } from "./host-plan.ts";

export const ALL_TABLES: readonly SocketTable[] = ["tcp", "tcp6", "udp", "udp6", "udplite", "udplite6"];

/** Everything about the owners of every port. */
export const EVERY_OWNER: OwnerWish = { ports: ALL_PORTS, depth: "every", details: [] };

/** One request for each table, each with the same wishes. */
export function requestsFor(
  tables: readonly SocketTable[] = ALL_TABLES,
  owners: readonly OwnerWish[] = [EVERY_OWNER],
): readonly ListeningSocketsRequest[] {
  return tables.map((table) => ({ kind: "listening-sockets", table, owners }));
}

const OWN_PROCESSES = ["-n", "-m", "-p", "-f", "--mount-proc", "--kill-child"];
const SHARED_PROCESSES = ["-n", "-m"];

/** Runs a plan on a private machine: network, mounts and processes of its own, gone afterwards. */
export function onPrivateHost(plan: HostPlan, processes: "own" | "shared" = "own"): HostReport {
  const main = new URL("./host-main.ts", import.meta.url).pathname;
  const namespaces = processes === "own" ? OWN_PROCESSES : SHARED_PROCESSES;
  const result = spawnSync("unshare", [...namespaces, process.execPath, main], {
    input: JSON.stringify(plan),
    encoding: "utf8",
    timeout: 120_000,
    maxBuffer: 1 << 28,
    env: { PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin`, LC_ALL: "C" },
  });
  if (result.status !== 0)
    throw new Error(`The private host failed: ${result.stderr}${result.error?.message ?? ""}`);
  return JSON.parse(result.stdout) as HostReport;
}

/** All sockets of a report; throws if a table was not seen. */
export function socketsOf(report: HostReport): readonly ListeningSocket[] {
  return report.observations.flatMap((observation) => {
    if (observation.status === "unavailable") throw new Error(observation.detail);
    return observation.facts.sockets;
  });
}

/** Each socket on one line: transport, address, port, state of the owners and their process ids. */
export function linesOf(report: HostReport): readonly string[] {
  return socketsOf(report).map(({ transport, address, port, owners }) => {
    const pids = "processes" in owners ? owners.processes.map(({ pid }) => pid) : [];
    return [transport, address, port, owners.status, ...pids].join(" ");
  });
}

/** The only owner of the socket on a port; throws if there are more or fewer. */
export function ownerOf(report: HostReport, port: number): SocketOwner {
  const owners = socketsOf(report)
    .filter((socket) => socket.port === port)
    .flatMap((socket) => ("processes" in socket.owners ? socket.owners.processes : []));
  const [owner] = owners;
  if (owner === undefined || owners.length > 1) throw new Error(`Port ${port} has ${owners.length} owners.`);
  return owner;
}
