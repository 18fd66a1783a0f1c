import type { ListeningSocket, Owners } from "../../src/model/listening-socket.ts";
import type { Unavailable } from "../../src/model/observation.ts";
import type { SocketOwner } from "../../src/model/process.ts";

export const unseen: Unavailable = {
  status: "unavailable",
  reason: "missing-privilege",
  detail: "/proc/812/fd cannot be read by uid 1000; run as root.",
};

/** A process that holds a socket: nginx as Debian runs it. */
export function owner(parts: Partial<SocketOwner> = {}): SocketOwner {
  return {
    pid: 812,
    parentPid: 1,
    startedAt: Date.UTC(2026, 10, 20, 9, 30),
    comm: "nginx",
    arguments: ["nginx: master process /usr/sbin/nginx -g daemon on;"],
    executable: { status: "observed", value: { path: "/usr/sbin/nginx", deleted: false } },
    realUser: { uid: 0, name: "root" },
    effectiveUser: { uid: 0, name: "root" },
    cgroup: "/system.slice/nginx.service",
    unit: "nginx.service",
    container: null,
    networkNamespace: 4026531840,
    ...parts,
  };
}

/** A TCP listener that every address of the host serves, held by nginx and its workers. */
export function listener(parts: Partial<ListeningSocket> = {}): ListeningSocket {
  return {
    transport: "tcp",
    family: "ipv4",
    address: "0.0.0.0",
    scope: "any",
    v6only: "not-applicable",
    device: null,
    port: 8080,
    networkNamespace: 4026531840,
    inode: 71234,
    uid: 0,
    owners: { status: "complete", processes: [owner(), ...workers(4)] },
    ...parts,
  };
}

/** Worker processes that differ in their ids only. */
export function workers(count: number): readonly SocketOwner[] {
  const user = { uid: 33, name: "www-data" };
  return Array.from({ length: count }, (_, index) =>
    owner({
      pid: 813 + index,
      parentPid: 812,
      arguments: ["nginx: worker process"],
      realUser: user,
      effectiveUser: user,
    }),
  );
}

export const digests = { md5: "0123456789abcdef".repeat(2), sha256: "0123456789abcdef".repeat(4) };

/** Owners in every state, with every fact that an owner can have. */
export const ownersOfEveryKind: { readonly [S in Owners["status"]]: Extract<Owners, { status: S }> } = {
  "not-requested": { status: "not-requested" },
  complete: {
    status: "complete",
    processes: [
      owner({
        package: {
          status: "observed",
          value: {
            name: "nginx",
            version: "1.22.1-9",
            manager: "dpkg",
            integrity: { status: "observed", value: "unchanged" },
          },
        },
        digests: { status: "observed", value: digests },
      }),
      ...workers(3),
      owner({
        pid: 4040,
        comm: "sshd",
        arguments: ["sshd", "-D"],
        executable: { status: "observed", value: { path: "/tmp/.x/backdoor", deleted: true } },
        effectiveUser: { uid: 1000, name: null },
        unit: null,
        container: "4f5e".repeat(16),
        package: { status: "observed", value: null },
      }),
    ],
  },
  first: { status: "first", processes: [owner({ package: unseen, digests: unseen })] },
  kernel: { status: "kernel" },
  partial: {
    status: "partial",
    processes: [
      owner({ executable: unseen, arguments: null, realUser: null, effectiveUser: null, startedAt: null }),
    ],
    unseen,
  },
};

/** What a prediction stands on. */
export const predictedBy = { source: "/etc/ssh/sshd_config", line: 14, text: "Port 22" } as const;
