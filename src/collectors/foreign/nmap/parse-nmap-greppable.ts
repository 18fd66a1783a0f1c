import type { Seen } from "../../../model/observation.ts";
import type { NmapScan } from "./nmap-scan.ts";
import { parsePortRanges } from "./parse-port-ranges.ts";
import { addPort, scanBuilder } from "./scan-builder.ts";
import type { OpenHost, ScanBuilder } from "./scan-builder.ts";

/** Reads `nmap -oG`: a line for each host, its fields separated by tabs. Never throws. */
export function parseNmapGreppable(text: string): Seen<NmapScan> {
  const builder = scanBuilder();
  let isComplete = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith("# Ports scanned:")) readAsked(builder, line);
    if (line.startsWith("# Nmap done at")) isComplete = true;
    if (line.startsWith("Host: ")) readHost(builder, line);
  }
  if (isComplete) {
    const scanner = /^# (Nmap [\w.+-]{1,30}) scan initiated/m.exec(text.slice(0, 65_536))?.[1] ?? "Nmap";
    const value = builder.finish({ scanner: scanner.toLowerCase(), form: "greppable output" });
    return { status: "observed", value };
  }
  const detail = 'The output of nmap has no "# Nmap done" line: it was cut, or the scan did not end.';
  return { status: "unavailable", reason: "truncated-output", detail };
}

/** `# Ports scanned: TCP(3;22,80-81) UDP(0;) …`; it is there where the scan was run with -v. */
function readAsked(builder: ScanBuilder, line: string): void {
  for (const [, transport = "", ports = ""] of line.matchAll(/([A-Z]+)\(\d*;([\d,-]*)\)/g))
    builder.ask(transport.toLowerCase(), parsePortRanges(ports));
}

function readHost(builder: ScanBuilder, line: string): void {
  const [first = "", ...fields] = line.split("\t");
  const [, address = ""] = /^Host: (\S+)/.exec(first) ?? [];
  if (fields.includes("Status: Down")) {
    builder.miss(`${address} is down`);
    return;
  }
  const host = builder.host(address);
  if (host !== null) for (const field of fields) readField(host, field);
}

/** A slash within a word is written as `|`, so that no name of a service can pretend to be a port. */
function readField(host: OpenHost, field: string): void {
  if (field.startsWith("Ports: "))
    for (const entry of field.slice("Ports: ".length).split(", ")) {
      const [port = "", state = "", transport = ""] = entry.split("/", 4);
      addPort(host, { port, state, transport });
    }
  const [, state, count] = /^Ignored State: ([a-z|]{1,20}) \((\d{1,6})\)/.exec(field) ?? [];
  if (state !== undefined) host.sums.push({ state, count: Number(count), ports: null });
}
