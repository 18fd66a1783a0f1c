import { unionOfPorts } from "../../../model/port-set.ts";
import type { PortSet } from "../../../model/port-set.ts";
import type { Seen, Unavailable } from "../../../model/observation.ts";
import type { NmapScan, ScannedTransport } from "./nmap-scan.ts";
import { parsePortRanges } from "./parse-port-ranges.ts";
import { readElements } from "./read-elements.ts";
import { doubtOfMethod } from "./scan-method.ts";
import { addPort, scanBuilder } from "./scan-builder.ts";
import type { OpenHost, ScanBuilder } from "./scan-builder.ts";

type Attributes = Readonly<Partial<Record<string, string>>>;

/** A sum of ports while its element is open. */
interface OpenSum {
  readonly state: string;
  readonly count: number;
  readonly ports: Record<ScannedTransport, PortSet[]>;
  isComplete: boolean;
}

/** Where the reading stands. The status and the ports of a host wait for its address. */
interface Place {
  readonly builder: ScanBuilder;
  scanner: string | null;
  doubt: Unavailable | null;
  host: OpenHost | null;
  isUp: boolean;
  portWords: Attributes;
  sum: OpenSum | null;
}

/** Reads `nmap -oX`, and what other scanners write in its shape. Never throws. */
export function parseNmapXml(text: string): Seen<NmapScan> {
  const place: Place = {
    builder: scanBuilder(),
    scanner: null,
    doubt: null,
    host: null,
    isUp: true,
    portWords: {},
    sum: null,
  };
  const open: (Element | undefined)[] = [ROOT];
  const broken = readElements(text, {
    open(name, attributes) {
      const element = open.at(-1)?.within?.get(name);
      open.push(element);
      element?.enter?.(place, attributes);
    },
    close() {
      open.pop()?.leave?.(place);
    },
  });
  if (broken !== null) return broken;
  if (place.doubt !== null) return place.doubt;
  if (place.scanner !== null)
    return { status: "observed", value: place.builder.finish({ scanner: place.scanner, form: "XML" }) };
  const detail = "The XML is no report of nmap: its root is not <nmaprun>.";
  return { status: "unavailable", reason: "malformed-output", detail };
}

/** What an element means where it stands, so that one of a script or of another vocabulary cannot pass for a port. */
interface Element {
  readonly enter?: (place: Place, attributes: Attributes) => void;
  readonly leave?: (place: Place) => void;
  readonly within?: ReadonlyMap<string, Element>;
}

const PORTS: ReadonlyMap<string, Element> = new Map([
  ["port", { enter: openPort, within: new Map([["state", { enter: openState }]]) }],
  [
    "extraports",
    { enter: openSum, leave: closeSum, within: new Map([["extrareasons", { enter: openReasons }]]) },
  ],
]);

const HOST: ReadonlyMap<string, Element> = new Map<string, Element>([
  ["status", { enter: openStatus }],
  ["address", { enter: openAddress }],
  ["ports", { within: PORTS }],
]);

const RUN: ReadonlyMap<string, Element> = new Map<string, Element>([
  ["scaninfo", { enter: openScanInfo }],
  ["target", { enter: openTarget }],
  ["host", { enter: openHost, within: HOST }],
]);

const ROOT: Element = { within: new Map([["nmaprun", { enter: openRun, within: RUN }]]) };

function openRun(place: Place, { scanner, version }: Attributes): void {
  const words = [scanner ?? "nmap", version ?? ""].filter((word) => /^[\w.+-]{1,30}$/.test(word));
  place.scanner = words.join(" ");
}

function openScanInfo(place: Place, { type, protocol, services }: Attributes): void {
  place.doubt ??= doubtOfMethod(type, protocol);
  place.builder.ask(protocol, parsePortRanges(services ?? ""));
}

function openTarget({ builder }: Place, { specification, status, reason }: Attributes): void {
  if (status === "skipped")
    builder.miss(`${specification ?? "a target"} was skipped (${reason ?? "no reason"})`);
}

function openHost(place: Place): void {
  place.host = null;
  place.isUp = true;
}

function openStatus(place: Place, { state }: Attributes): void {
  place.isUp = state === "up";
}

function openAddress(place: Place, { addr, addrtype }: Attributes): void {
  if (addrtype === "mac" || place.host !== null || addr === undefined) return;
  if (place.isUp) place.host = place.builder.host(addr);
  else place.builder.miss(`${addr} is down`);
}

function openPort(place: Place, attributes: Attributes): void {
  place.portWords = attributes;
}

function openState({ host, portWords }: Place, { state }: Attributes): void {
  const { protocol = "", portid = "" } = portWords;
  if (host !== null) addPort(host, { transport: protocol, port: portid, state: state ?? "" });
}

function openSum(place: Place, { state, count }: Attributes): void {
  place.sum = {
    state: state ?? "",
    count: Number(count),
    ports: { tcp: [], udp: [] },
    isComplete: true,
  };
}

/** Versions before 7.92 do not say which ports a reason stands for. */
function openReasons({ sum }: Place, { proto, ports }: Attributes): void {
  if (sum === null) return;
  if (ports === undefined) sum.isComplete = false;
  else if (proto === "tcp" || proto === "udp") sum.ports[proto].push(parsePortRanges(ports));
}

function closeSum({ host, sum }: Place): void {
  if (host === null || sum === null) return;
  const ports = { tcp: unionOfPorts(sum.ports.tcp), udp: unionOfPorts(sum.ports.udp) };
  const isNamed = sum.isComplete && ports.tcp.length + ports.udp.length > 0;
  host.sums.push({ state: sum.state, count: sum.count, ports: isNamed ? ports : null });
}
