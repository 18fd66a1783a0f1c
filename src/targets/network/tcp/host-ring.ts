import type { Supply } from "./piece.ts";
import type { LaneHost, PieceWork } from "./piece-work.ts";

/** As long as more hosts may come, none takes more than this part of the window. */
const HOSTS_TO_COME = 8;

/** The hosts that have ports to try, taken in turn. */
export class HostRing {
  readonly #hosts: LaneHost[] = [];
  #turn = 0;
  /** Ports that wait to be tried. */
  waiting = 0;

  /** Queues a piece, or a new round of it. */
  add(work: PieceWork): void {
    const { host } = work;
    if (host.works.length === 0) this.#hosts.push(host);
    host.works.push(work);
    this.waiting += work.left;
  }

  /**
   * The next piece to take a port from, one host after the other; `null` where every host has its share of the window
   * under way. So a host that drops everything, whose attempts take long, does not push the others out.
   */
  next(window: number, supply: Supply): PieceWork | null {
    const hosts = this.#hosts;
    const share = Math.ceil(window / Math.max(hosts.length, supply === "more-hosts" ? HOSTS_TO_COME : 1));
    for (let left = hosts.length; left > 0; left -= 1) {
      this.#turn = (this.#turn + 1) % hosts.length;
      const host = hosts[this.#turn];
      if (host !== undefined && host.underWay < share) return host.works[0] ?? null;
    }
    return null;
  }

  clear(): void {
    this.#hosts.length = 0;
    this.waiting = 0;
  }

  /** Takes a port of the piece that `next` gave, by its index. */
  take(work: PieceWork): number {
    const index = work.take();
    this.waiting -= 1;
    if (work.left > 0) return index;
    work.host.works.shift();
    if (work.host.works.length === 0) this.#hosts.splice(this.#turn, 1);
    return index;
  }
}
