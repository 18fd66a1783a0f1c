import type { SocketOwner } from "./process.ts";
import type { Unavailable } from "./observation.ts";

/** Transport protocols that have listening ports. */
export type Transport = "tcp" | "udp" | "udplite";

/** The kernel's tables of sockets: one transport over one address family. */
export type SocketTable = "tcp" | "tcp6" | "udp" | "udp6" | "udplite" | "udplite6";

/** All of them. */
export const SOCKET_TABLES: readonly SocketTable[] = ["tcp", "tcp6", "udp", "udp6", "udplite", "udplite6"];

/** From where a listener can be reached, by its local address. `any` is the wildcard address. */
export type AddressScope = "loopback" | "link-local" | "multicast" | "private" | "public" | "any";

/** All processes that hold one socket, and what is known about the completeness of that list. */
export type Owners =
  /** No rule asked who owns this socket. */
  | { readonly status: "not-requested" }
  /** Every process that holds the socket; there is at least one. */
  | { readonly status: "complete"; readonly processes: readonly SocketOwner[] }
  /** At least one; the search stopped there because no rule needs more. */
  | { readonly status: "first"; readonly processes: readonly SocketOwner[] }
  /** No process holds it, and every process could be looked into: the kernel itself listens (NFS, WireGuard). */
  | { readonly status: "kernel" }
  /** Some processes could not be looked into, so others may hold it too. */
  | { readonly status: "partial"; readonly processes: readonly SocketOwner[]; readonly unseen: Unavailable };

/**
 * A socket that accepts traffic from anybody: TCP in state LISTEN, or UDP and UDP-Lite bound without a peer.
 * See `src/checks/README.md` for what counts.
 */
export interface ListeningSocket {
  readonly transport: Transport;
  /** Family of the local address; a v4-mapped address on an IPv6 socket is an IPv4 listener. */
  readonly family: "ipv4" | "ipv6";
  /** Canonical text (RFC 5952 for IPv6), without brackets, port or zone. */
  readonly address: string;
  readonly scope: AddressScope;
  /**
   * Set where the source does not show the whole address: its `beginning`, whose family and scope are known, or the
   * `name` of a host, whose `scope` says nothing. `address` is then that text, and no rule about addresses is certain.
   */
  readonly addressShown?: "beginning" | "name";
  /** `unknown` where the source does not tell (`/proc/net` does not); always `not-applicable` but for `::`. */
  readonly v6only: "yes" | "no" | "unknown" | "not-applicable";
  /** Interface the socket is bound to; `null` where it is bound to none or the source does not tell. */
  readonly device: string | null;
  readonly port: number;
  /** Inode number of the network namespace, where known. */
  readonly networkNamespace: number | null;
  readonly inode: number | null;
  /** Owner of the socket as the kernel's table gives it. */
  readonly uid: number | null;
  readonly owners: Owners;
  /** Set for UDP: the port lies in the local port range and an owner also has connected sockets. */
  readonly looksLikeClient?: string;
  /** Set where nothing was seen to listen: what in the configuration says that something would. */
  readonly predictedBy?: PredictionOrigin;
}

/** The words from which a listener was predicted. */
export interface PredictionOrigin {
  /** A path inside of the target's root, or the place in the configuration of an image. */
  readonly source: string;
  /** Counts from 1; `null` where it is no line of a file, or the absence of one. */
  readonly line: number | null;
  /** The line itself, shortened, or what is meant by its absence. Raw text of the system. */
  readonly text: string;
}
