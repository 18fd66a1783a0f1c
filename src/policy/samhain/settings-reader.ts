import type { Span } from "../../model/span.ts";
import type { FaultList } from "./fault-list.ts";
import type { PortCheckKey } from "./find-key.ts";
import { readPlaces } from "./read-places.ts";
import { readPort, readSeconds, readSeverity, readSwitch } from "./read-scalars.ts";
import { readServices } from "./read-services.ts";
import type { ServiceReader } from "./read-services.ts";
import type { RelevantLine } from "./relevant-lines.ts";
import { reviewSettings } from "./review-settings.ts";
import { SEVERITIES } from "./samhain-settings.ts";
import type { Placed, SamhainReading, SamhainSettings, ServiceRole } from "./samhain-settings.ts";
import { ServiceLists } from "./service-lists.ts";

type Setting = Extract<RelevantLine, { kind: "setting" }>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const ROLES: Partial<Record<PortCheckKey, ServiceRole>> = {
  PortCheckRequired: "required",
  PortCheckOptional: "optional",
  PortCheckIgnore: "ignored",
  PortCheckSkip: "skipped",
};

/** What a setting that is no list takes. */
const FORMS: Partial<Record<PortCheckKey, string>> = {
  PortCheckActive: "yes or no",
  PortCheckUDP: "yes or no",
  PortCheckInterval: "a number of seconds, from 1 on",
  PortCheckMinPort: "a port from 0 to 65535",
  PortCheckMaxPort: "a port from 0 to 65535",
  SeverityPortCheck: `one of ${SEVERITIES.join(", ")}`,
};

const NOWHERE: Span = { start: 0, end: 0 };

/** Takes the lines of the port check in order: lists add up, every other setting replaces the one before. */
export class SettingsReader {
  readonly #reading: SamhainReading;
  readonly #faults: FaultList;
  readonly #services: ServiceReader;
  readonly #interfaces: Placed<string>[] = [];
  readonly #devices: Placed<string>[] = [];
  readonly #scalars: Mutable<
    Pick<SamhainSettings, "active" | "udp" | "severity" | "minPort" | "maxPort" | "interval">
  > = {
    active: "yes",
    udp: "yes",
    severity: "crit",
    minPort: { value: 0, span: NOWHERE },
    maxPort: { value: 65535, span: NOWHERE },
    interval: 300,
  };
  #heading: Span | null = null;

  constructor(reading: SamhainReading, faults: FaultList) {
    this.#reading = reading;
    this.#faults = faults;
    this.#services = { reading, faults, lists: new ServiceLists(reading, faults), unreadable: [] };
  }

  take(line: RelevantLine): void {
    this.#heading ??= line.span;
    if (line.kind === "section") return;
    if (line.value.startsWith("$(")) this.#refuseCommand(line);
    else this.#takeSetting(line);
  }

  finish(): SamhainSettings {
    const { lists, unreadable } = this.#services;
    const settings: SamhainSettings = {
      ...this.#scalars,
      interfaces: this.#interfaces,
      devices: this.#devices,
      services: lists.services,
      unreadable,
      heading: this.#heading ?? NOWHERE,
    };
    reviewSettings(settings, this.#reading, this.#faults);
    return settings;
  }

  #refuseCommand({ value, valueStart }: Setting): void {
    const message = "samhain runs this command and takes its output; it is never run here";
    const span = { start: valueStart, end: valueStart + value.length };
    const hint = "write its output in its place";
    this.#faults.add(span, { code: "AUD6001", severity: "error", message, hint });
  }

  #takeSetting(line: Setting): void {
    const { known, value, valueStart: start } = line;
    const role = ROLES[known];
    if (role !== undefined) readServices({ role, value, start }, this.#services);
    else if (known === "PortCheckInterface" || known === "PortCheckDevice") this.#takePlaces(line);
    else if (!this.#takeScalar(line)) this.#refuse(line);
  }

  #takePlaces({ known, value, valueStart, span }: Setting): void {
    if (known === "PortCheckDevice" && this.#reading === "4.1") {
      const message = "samhain 4.1 has no PortCheckDevice and refuses this line";
      this.#faults.add(span, { code: "AUD6002", severity: "warning", message });
      return;
    }
    const kind = known === "PortCheckDevice" ? "device" : "address";
    const reading = this.#reading;
    const places = readPlaces({ kind, value, start: valueStart, reading }, this.#faults);
    for (const place of places) (kind === "device" ? this.#devices : this.#interfaces).push(place);
  }

  /** Whether the value was one that samhain takes. */
  #takeScalar({ known, value, span }: Setting): boolean {
    const scalars = this.#scalars;
    if (known === "PortCheckActive") return replaced(scalars, "active", readSwitch(value));
    if (known === "PortCheckUDP") return replaced(scalars, "udp", readSwitch(value));
    if (known === "PortCheckInterval") return replaced(scalars, "interval", readSeconds(value));
    if (known === "SeverityPortCheck")
      return replaced(scalars, "severity", readSeverity(value, this.#reading));
    const port = readPort(value);
    const limit = known === "PortCheckMinPort" ? "minPort" : "maxPort";
    return replaced(scalars, limit, port === null ? null : { value: port, span });
  }

  #refuse({ known, value, valueStart }: Setting): void {
    const span = { start: valueStart, end: valueStart + value.length };
    const message = `samhain refuses this value of ${known}: what was set before stays`;
    const form = FORMS[known];
    const hint = form === undefined ? {} : { hint: `write ${form}` };
    this.#faults.add(span, { code: "AUD6003", severity: "warning", message, ...hint });
  }
}

function replaced<O, K extends keyof O>(target: O, key: K, value: O[K] | null): boolean {
  if (value === null) return false;
  target[key] = value;
  return true;
}
