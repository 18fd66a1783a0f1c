import { countPorts } from "../../../model/port-set.ts";
import type { PortSet } from "../../../model/port-set.ts";
import { cutPorts } from "./cut-ports.ts";
import { stoppedPiece } from "./piece.ts";
import type { Piece, PieceResult, Supply } from "./piece.ts";
import { whyNotAnAddress } from "./why-not-an-address.ts";

/** Hosts whose pieces are handed out in turn. */
const HOSTS_AT_ONCE = 16;

/** How all pieces of a host ended. */
export interface HostResult {
  readonly address: string;
  readonly results: readonly PieceResult[];
}

interface OpenHost {
  readonly id: number;
  readonly address: string;
  readonly results: PieceResult[];
  /** Pieces that were handed out. */
  given: number;
}

/** The hosts of a scan, pulled from their list as they are needed, and cut into pieces. */
export class HostQueue {
  readonly #addresses: Iterator<string>;
  readonly #cut: readonly PortSet[];
  readonly #portsOfHost: number;
  readonly #onHost: (host: HostResult) => void;
  readonly #open = new Map<number, OpenHost>();
  /** Hosts with pieces to hand out. */
  #waiting: OpenHost[] = [];
  #returned: Piece[] = [];
  #hosts = 0;
  #pieces = 0;
  #hasMore = true;

  constructor(addresses: Iterable<string>, ports: PortSet, onHost: (host: HostResult) => void) {
    this.#addresses = addresses[Symbol.iterator]();
    this.#cut = cutPorts(ports);
    this.#portsOfHost = this.#cut.reduce((sum, set) => sum + countPorts(set), 0);
    this.#onHost = onHost;
  }

  /** How many attempts the hosts that were pulled so far make. */
  get attempts(): number {
    return this.#hosts * this.#portsOfHost;
  }

  /** Whether every host is done. */
  get isDone(): boolean {
    return !this.#hasMore && this.#open.size === 0;
  }

  /** What there is beyond what was handed out. */
  get supply(): Supply {
    if (this.#hasMore) return "more-hosts";
    return this.#waiting.length + this.#returned.length > 0 ? "more-pieces" : "nothing";
  }

  /** Pieces with about so many ports; none where nothing is left. */
  take(ports: number): readonly Piece[] {
    const taken: Piece[] = [];
    for (let left = ports; left > 0;) {
      const piece = this.#next();
      if (piece === null) break;
      taken.push(piece);
      left -= countPorts(piece.ports);
    }
    return taken;
  }

  /** Pieces that nobody worked on after all. */
  putBack(pieces: Iterable<Piece>): void {
    this.#returned.push(...pieces);
  }

  /** A piece is done; hands its host over if that was the last one. */
  settle(result: PieceResult): void {
    const host = this.#open.get(result.host);
    if (host === undefined) return;
    host.results.push(result);
    if (host.results.length < this.#cut.length) return;
    this.#open.delete(host.id);
    this.#onHost(host);
  }

  /** Ends the scan: what was not handed out is `stopped`. */
  stop(): void {
    for (let piece = this.#next(); piece !== null; piece = this.#next()) this.settle(stoppedPiece(piece));
  }

  #next(): Piece | null {
    const returned = this.#returned.pop();
    if (returned !== undefined) return returned;
    while (this.#hasMore && this.#waiting.length < HOSTS_AT_ONCE) this.#pull();
    const host = this.#waiting.shift();
    if (host === undefined) return null;
    const ports = this.#cut[host.given++] ?? [];
    if (host.given < this.#cut.length) this.#waiting.push(host);
    return { id: this.#pieces++, host: host.id, address: host.address, ports };
  }

  #pull(): void {
    const pulled = this.#addresses.next();
    if (pulled.done === true) {
      this.#hasMore = false;
      return;
    }
    const host: OpenHost = { id: this.#hosts++, address: pulled.value, results: [], given: 0 };
    if (this.#cut.length === 0 || whyNotAnAddress(host.address) !== null) {
      this.#onHost(host);
      return;
    }
    this.#open.set(host.id, host);
    this.#waiting.push(host);
  }
}
