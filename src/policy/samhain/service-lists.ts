import type { Span } from "../../model/span.ts";
import type { FaultList } from "./fault-list.ts";
import type { SamhainReading, SamhainService, ServiceRole } from "./samhain-settings.ts";
import type { ServiceMember } from "./service-member.ts";

/** More services than anybody wrote. */
const MOST = 20_000;

/** A member with where it stands and what its list says of it. */
export type NewService = ServiceMember & {
  readonly role: ServiceRole;
  readonly address: string | null;
  readonly span: Span;
};

/** The services of a configuration as they are read, one after the other. */
export class ServiceLists {
  readonly services: SamhainService[] = [];
  readonly #reading: SamhainReading;
  readonly #faults: FaultList;
  readonly #addresses = new Map<string, Set<string | null>>();
  readonly #skipped = new Map<string, string | null>();
  #isFull = false;

  constructor(reading: SamhainReading, faults: FaultList) {
    this.#reading = reading;
    this.#faults = faults;
  }

  /** Adds a service; `refused` where samhain would not, and drops the rest of the list. */
  add(service: NewService): "added" | "refused" {
    if (this.services.length >= MOST) return this.#overflow(service);
    if (this.#isDuplicate(service)) {
      const message = "this service is listed before, and the first one counts";
      this.#faults.add(service.span, { code: "AUD6008", severity: "warning", message });
      return "refused";
    }
    this.#remember(service);
    this.services.push(service);
    return "added";
  }

  #overflow({ span }: NewService): "refused" {
    const message = `more than ${MOST} services`;
    if (!this.#isFull) this.#faults.add(span, { code: "AUD6020", severity: "error", message });
    this.#isFull = true;
    return "refused";
  }

  /** samhain takes a service without an address for the same at any address, and looks only at the last one to skip. */
  #isDuplicate(service: NewService): boolean {
    const key = keyOf(service);
    const isFixed = this.#reading === "fixed";
    if (isSkippedPort(service) && !isFixed)
      return this.#skipped.has(key) && this.#skipped.get(key) === service.address;
    const known = this.#addresses.get(key);
    if (known === undefined) return false;
    return known.has(service.address) || (service.address === null && !isFixed);
  }

  #remember(service: NewService): void {
    const key = keyOf(service);
    if (isSkippedPort(service)) this.#skipped.set(key, service.address);
    const known = this.#addresses.get(key);
    if (known === undefined) this.#addresses.set(key, new Set([service.address]));
    else known.add(service.address);
  }
}

/** What is to be skipped is told apart from what is listed; a name to be skipped is listed like a required one. */
function keyOf({ role, transport, service }: NewService): string {
  const list = role === "skipped" && typeof service === "number" ? "skipped" : "listed";
  return `${list} ${service}/${transport}`;
}

function isSkippedPort({ role, service }: NewService): boolean {
  return role === "skipped" && typeof service === "number";
}
