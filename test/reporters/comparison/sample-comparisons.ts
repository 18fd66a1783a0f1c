import { compareHosts } from "../../compare/changes-of.ts";
import { heldBy, ownerOf } from "../../checks/host.ts";
import type { Comparison } from "../../../src/model/comparison.ts";
import type { RpcService } from "../../../src/model/name-services.ts";
import type { Owners } from "../../../src/model/listening-socket.ts";

function versioned(path: string, version: string, startedAt: number): Owners {
  const integrity = { status: "observed", value: "unchanged" } as const;
  const value = { name: "server", version, manager: "rpm", integrity } as const;
  return heldBy(
    ownerOf(path, {
      startedAt,
      package: { status: "observed", value },
      digests: { status: "observed", value: { sha256: version.repeat(64).slice(0, 64) } },
    }),
  );
}

function mountd(port: number): RpcService {
  return { program: 100_005, version: 3, name: null, aliases: [], transport: "tcp", family: "ipv4", port };
}

/** Every kind of change at once, each about a program of this name. */
export function everyChange(name: string): Comparison {
  const path = `/opt/${name}`;
  return compareHosts(
    {
      sockets: [
        ["tcp 0.0.0.0:1", heldBy(path)],
        ["tcp 0.0.0.0:2", heldBy(path)],
        ["tcp 0.0.0.0:3", heldBy("/usr/sbin/other")],
        ["tcp 0.0.0.0:4", versioned(`${path}-server`, "1", 0)],
        ["udp 0.0.0.0:5", { status: "kernel" }],
      ],
      rpc: [mountd(8020)],
    },
    {
      sockets: [
        ["tcp [::]:2", heldBy(path)],
        ["tcp 0.0.0.0:3", heldBy(path)],
        ["tcp 0.0.0.0:4", versioned(`${path}-server`, "2", 9e6)],
        ["udp 0.0.0.0:6", { status: "kernel" }],
      ],
      rpc: [mountd(9020)],
    },
    { restarts: "shown" },
  );
}

/** Two sides that do not show equally much. */
export const NOT_COMPARABLE: Comparison = compareHosts({}, { unseen: ["tcp6"] });

/** Two sides between which nothing changed. */
export const SAME: Comparison = compareHosts(
  { sockets: ["tcp 0.0.0.0:22"] },
  { sockets: ["tcp 0.0.0.0:22"] },
);
