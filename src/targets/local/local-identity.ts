import { endianness, hostname, machine, networkInterfaces, release, type } from "node:os";
import { geteuid } from "node:process";
import type { TargetIdentity } from "../target.ts";

/** What this machine's kernel says of it. */
export function localIdentity(): TargetIdentity {
  return {
    hostname: hostname(),
    system: type(),
    kernel: release(),
    architecture: machine(),
    byteOrder: endianness(),
    uid: geteuid?.() ?? -1,
    interfaces: localInterfaces(),
  };
}

function localInterfaces(): TargetIdentity["interfaces"] {
  const interfaces = Object.entries(networkInterfaces()).map(([name, entries = []]) => ({
    name,
    addresses: entries.map(({ address }) => address.split("%")[0] ?? address),
  }));
  return { status: "observed", value: interfaces };
}
