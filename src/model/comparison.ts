import type { AddressScope, Transport } from "./listening-socket.ts";

/** One of two documents that are compared. */
export interface ComparedSide {
  /** The name of the file, as it was given. */
  readonly name: string;
  readonly target: string;
  /** `null` where the evidence does not tell. */
  readonly hostname: string | null;
  /** ISO 8601, UTC; `null` where the evidence does not tell. */
  readonly at: string | null;
}

/**
 * A program that holds a socket, without anything that a restart changes. `name` is the path of the executable; for
 * `claimed` the name that the process gives itself, which is no identity; for `kernel` the word `kernel`.
 */
export interface ComparedProgram {
  readonly kind: "executable" | "claimed" | "kernel";
  readonly name: string;
  /** Effective user by number; `null` where it was not seen. */
  readonly uid: number | null;
  readonly place: "host" | "container";
}

/** An executable by its path, on the host itself or in containers. */
export interface ComparedBinary {
  readonly path: string;
  readonly place: "host" | "container";
}

/** How far the owners of a listener are known; two sides are compared only where they agree in this. */
export type OwnerView = "not-requested" | "partial" | "claimed" | "seen";

/** A listener without anything that a restart changes. Sockets that share address and port are one. */
export interface ComparedListener {
  readonly transport: Transport;
  readonly address: string;
  readonly port: number;
  readonly scope: AddressScope;
  readonly v6only: "yes" | "no" | "unknown" | "not-applicable";
  /** Interfaces that it is bound to; empty where it is bound to none or the source does not tell. */
  readonly devices: readonly string[];
  readonly ownerView: OwnerView;
  /** Every program that was seen to hold it, in order of name. */
  readonly programs: readonly ComparedProgram[];
}

/** What is known of the file behind a program. Several processes may run several versions of it. */
export interface BinaryState {
  /** `sha256:…` and `md5:…`, as far as they were recorded. */
  readonly digests: readonly string[];
  /** Whether a process runs a file that is no longer there. */
  readonly deleted: boolean;
  /** `NAME VERSION`, or `none` for a file of no package. */
  readonly packages: readonly string[];
  /** Whether the file is as its package installed it. */
  readonly integrity: readonly string[];
}

/** What became of the package of a binary that changed: `unchanged` means that no update explains the change. */
export type PackageChange = "updated" | "unchanged" | "no-package" | "not-recorded";

/** One difference between two documents. */
export type Change =
  | { readonly kind: "opened"; readonly listener: ComparedListener }
  | { readonly kind: "closed"; readonly listener: ComparedListener }
  /** The same programs on the same port, at another address, interface or family. */
  | { readonly kind: "rebound"; readonly before: ComparedListener; readonly after: ComparedListener }
  | { readonly kind: "owner-changed"; readonly before: ComparedListener; readonly after: ComparedListener }
  | {
      readonly kind: "binary-changed";
      readonly binary: ComparedBinary;
      readonly listeners: readonly ComparedListener[];
      readonly before: BinaryState;
      readonly after: BinaryState;
      readonly package: PackageChange;
    }
  /** An RPC program is registered on other ports. */
  | {
      readonly kind: "moved";
      readonly program: number;
      readonly name: string | null;
      readonly transport: "tcp" | "udp";
      readonly before: readonly number[];
      readonly after: readonly number[];
    }
  /** The oldest process of a program is another one; times in milliseconds since the epoch. */
  | {
      readonly kind: "restarted";
      readonly binary: ComparedBinary;
      readonly listeners: readonly ComparedListener[];
      readonly before: number | null;
      readonly after: number | null;
    };

/** Something that was seen on one side only, or on neither: the two cannot be compared. */
export interface Obstacle {
  readonly kind: "sockets" | "rpc-services" | "owners" | "digests" | "packages" | "privilege";
  /** What it is about: `tcp6 sockets`, `owners of 3 listeners: tcp 0.0.0.0:22, …`. */
  readonly subject: string;
  /** How far each side saw it. */
  readonly old: string;
  readonly new: string;
}

/** Two pieces of evidence side by side: plain JSON. */
export interface Comparison {
  /** `MAJOR.MINOR`; a reader refuses a newer major. */
  readonly schemaVersion: "1.0";
  readonly kind: "evidence";
  readonly outcome: "same" | "different" | "not-comparable";
  readonly old: ComparedSide;
  readonly new: ComparedSide;
  /** There are some if and only if the outcome is `not-comparable`; then there are no changes. */
  readonly obstacles: readonly Obstacle[];
  /** Sentences about what neither side shows, so that nobody takes silence about it for sameness. */
  readonly limits: readonly string[];
  readonly changes: readonly Change[];
}
