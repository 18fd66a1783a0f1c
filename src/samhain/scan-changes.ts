import { isEntryOf } from "./known-service.ts";
import type { KnownService } from "./known-service.ts";
import type { OpenService, ScannedTransport, ServiceChange } from "./service-change.ts";

/** One scan: what answered, in the order in which it was tried. */
export interface ServiceScan {
  readonly open: readonly OpenService[];
  readonly transports: readonly ScannedTransport[];
}

/** What samhain reports of a scan, and what it knows from then on. */
export interface ScanOutcome {
  readonly changes: readonly ServiceChange[];
  /** The newest entry first. */
  readonly known: readonly KnownService[];
}

/** A service that is known, and whether this scan saw it. Changed in place while a scan is gone through. */
interface Entry {
  known: KnownService;
  seen: "yes" | "no";
}

/**
 * The port check of samhain as a function: what it knew, newest entry first, and one scan give its reports. A service
 * is reported when something changes and is quiet otherwise. Pure.
 */
export function scanChanges(known: readonly KnownService[], scan: ServiceScan): ScanOutcome {
  const memory = new Memory(known);
  const changes: ServiceChange[] = [];
  for (const found of scan.open) changes.push(...memory.take(found));
  for (const transport of ["tcp", "udp"] as const)
    if (scan.transports.includes(transport)) changes.push(...memory.closeUnseen(transport));
  return { changes, known: memory.known() };
}

/** The entries by what they are looked up with, so that a scan of many ports stays quick. */
class Memory {
  readonly #entries = new Set<Entry>();
  readonly #byKey = new Map<string, Entry[]>();

  constructor(known: readonly KnownService[]) {
    for (const service of known.toReversed()) this.#add({ known: service, seen: "no" });
  }

  take(found: OpenService): readonly ServiceChange[] {
    const key = found.rpcName === null ? portKey(found) : nameKey(found);
    const entry = this.#byKey.get(key)?.findLast(({ known }) => isEntryOf(known, found));
    if (entry === undefined) {
      this.#add({ known: { ...found, flag: "unlisted", status: "open" }, seen: "yes" });
      return [{ kind: "ServiceNew", ...found }];
    }
    return this.#see(entry, found);
  }

  #see(entry: Entry, found: OpenService): readonly ServiceChange[] {
    const { known } = entry;
    entry.seen = "yes";
    entry.known = { ...known, status: "open" };
    if (known.flag === "unlisted" && known.port !== found.port) {
      this.#move(entry, found.port);
      return [{ kind: "ServicePortSwitch", ...found, was: known.port }];
    }
    const isBack = known.status === "missing" && (known.flag === "required" || known.flag === "optional");
    return isBack ? [{ kind: "ServiceRestarted", ...found }] : [];
  }

  closeUnseen(transport: ScannedTransport): readonly ServiceChange[] {
    const changes: ServiceChange[] = [];
    for (const entry of [...this.#entries].toReversed()) {
      const { known, seen } = entry;
      entry.seen = "no";
      if (known.transport !== transport) entry.seen = seen;
      else if (seen === "no") changes.push(...this.#close(entry));
    }
    return changes;
  }

  #close(entry: Entry): readonly ServiceChange[] {
    const { flag, status, ...service } = entry.known;
    if (flag === "unlisted") this.#remove(entry);
    else entry.known = { ...entry.known, status: "missing" };
    const isReported = flag === "unlisted" || (flag === "required" && status !== "missing");
    return isReported ? [{ kind: "ServiceMissing", ...service }] : [];
  }

  known(): readonly KnownService[] {
    return [...this.#entries].toReversed().map((entry) => entry.known);
  }

  #add(entry: Entry): void {
    this.#entries.add(entry);
    for (const key of keysOf(entry.known)) this.#link(key, entry);
  }

  #remove(entry: Entry): void {
    this.#entries.delete(entry);
    for (const key of keysOf(entry.known)) this.#unlink(key, entry);
  }

  #move(entry: Entry, port: number): void {
    this.#unlink(portKey(entry.known), entry);
    entry.known = { ...entry.known, port };
    this.#link(portKey(entry.known), entry);
  }

  #link(key: string, entry: Entry): void {
    const linked = this.#byKey.get(key);
    if (linked === undefined) this.#byKey.set(key, [entry]);
    else linked.push(entry);
  }

  #unlink(key: string, entry: Entry): void {
    this.#byKey.set(
      key,
      (this.#byKey.get(key) ?? []).filter((other) => other !== entry),
    );
  }
}

type Looked = Pick<KnownService, "port" | "transport" | "rpcName">;

function keysOf(known: Looked): readonly string[] {
  return known.rpcName === null ? [portKey(known)] : [portKey(known), nameKey(known)];
}

function portKey({ transport, port }: Looked): string {
  return `${transport} port ${port}`;
}

function nameKey({ transport, rpcName }: Looked): string {
  return `${transport} name ${rpcName ?? ""}`;
}
