import type { Transport } from "../../model/listening-socket.ts";

/** How the library answers on one system, read in its source (lib/network.js of 5.33). */
export interface PlatformWords {
  /** The sign before a port in the rows. */
  readonly separator: ":" | ".";
  /** Transports whose listeners the library gives; it drops the others. */
  readonly seen: readonly Transport[];
  /** Transports that the kernel of the system does not have. */
  readonly absent: readonly Transport[];
}

const BSD_WITHOUT_UDP_LITE: PlatformWords = { separator: ".", seen: ["tcp"], absent: ["udplite"] };

const PLATFORMS: Readonly<Record<string, PlatformWords>> = {
  Darwin: { separator: ".", seen: ["tcp", "udp"], absent: ["udplite"] },
  Windows_NT: { separator: ":", seen: ["tcp", "udp"], absent: ["udplite"] },
  FreeBSD: { separator: ".", seen: ["tcp"], absent: [] },
  OpenBSD: BSD_WITHOUT_UDP_LITE,
  NetBSD: BSD_WITHOUT_UDP_LITE,
  Linux: { separator: ":", seen: ["tcp"], absent: [] },
};

/** The words of a system (`uname -s`); `null` where the library never answers. */
export function platformWords(system: string): PlatformWords | null {
  return Object.hasOwn(PLATFORMS, system) ? (PLATFORMS[system] ?? null) : null;
}
