import type { Transport } from "../../model/listening-socket.ts";

/** How the library answers on one system, read in its source (lib/network.js of 5.33). */
export interface PlatformWords {
  /** The sign before a port in the rows. */
  readonly separator: ":" | ".";
  /** Transports whose listeners the library gives; it drops the others. */
  readonly seen: readonly Transport[];
  /** Transports that the kernel of the system does not have. */
  readonly absent: readonly Transport[];
  /** netstat cuts an address at this many characters, and what is left may be another address. */
  readonly addressWidth: number;
}

const BSD: PlatformWords = { separator: ".", seen: ["tcp"], absent: ["udplite"], addressWidth: 16 };

const PLATFORMS: Readonly<Record<string, PlatformWords>> = {
  Darwin: { separator: ".", seen: ["tcp", "udp"], absent: ["udplite"], addressWidth: Infinity },
  Windows_NT: { separator: ":", seen: ["tcp", "udp"], absent: ["udplite"], addressWidth: Infinity },
  FreeBSD: { ...BSD, absent: [] },
  OpenBSD: BSD,
  NetBSD: BSD,
  Linux: { separator: ":", seen: ["tcp"], absent: [], addressWidth: Infinity },
};

/** The words of a system (`uname -s`); `null` where the library never answers. */
export function platformWords(system: string): PlatformWords | null {
  return Object.hasOwn(PLATFORMS, system) ? (PLATFORMS[system] ?? null) : null;
}
