import { eachPort } from "../../../model/port-set.ts";
import type { PortSet } from "../../../model/port-set.ts";

/** A port that has still to be asked. */
export interface QueuedPort {
  readonly port: number;
  /** Silences that count. */
  readonly silences: number;
  readonly isTried: "tried" | "untried";
}

/** The ports of one host that are not settled: all are asked once before the first is asked again. */
export class PortQueue {
  readonly #fresh: Iterator<number, undefined>;
  #again: QueuedPort[] = [];

  constructor(ports: PortSet) {
    this.#fresh = eachPort(ports);
  }

  take(most: number): readonly QueuedPort[] {
    const taken: QueuedPort[] = [];
    while (taken.length < most) {
      const { value: port } = this.#fresh.next();
      if (port === undefined) break;
      taken.push({ port, silences: 0, isTried: "untried" });
    }
    return taken.length > 0 ? taken : this.#again.splice(0, most);
  }

  putBack(port: QueuedPort): void {
    this.#again.push(port);
  }
}
