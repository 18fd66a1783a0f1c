import type { Seen } from "../../../model/observation.ts";
import type { ForeignFormat, ForeignReading } from "../foreign-format.ts";
import type { NmapScan } from "./nmap-scan.ts";
import { parseNmapGreppable } from "./parse-nmap-greppable.ts";
import { parseNmapNormal } from "./parse-nmap-normal.ts";
import { parseNmapXml } from "./parse-nmap-xml.ts";
import { readingOfScan } from "./reading-of-scan.ts";
import { doubtOfCommand } from "./scan-method.ts";

/** Scans from outside: what answers at an address, whatever the host itself says. */
export const nmap: ForeignFormat = {
  id: "nmap",
  summary: "nmap -oX (also masscan), -oG and its normal output: a scan of one host from outside.",
  cannotShow: [
    "who owns a socket",
    "ports that were not scanned, or that a packet filter hides",
    "listeners on other addresses than the scanned one",
    "which address a socket is bound to",
    "UDP-Lite",
  ],

  recognise(start) {
    return isXml(start) ? isReport(start) : isLines(start);
  },

  parse(text) {
    const scan = scanOf(text.replace(/^\uFEFF/, ""));
    return scan.status === "observed" ? readingOfScan(scan.value) : nothingOf(scan);
  },
};

function isXml(start: string): boolean {
  return /^\uFEFF?\s*</.test(start);
}

function isReport(start: string) {
  return /<(?:!DOCTYPE )?nmaprun[\s>]/.test(start) ? "certain" : "no";
}

function isLines(start: string) {
  return isGreppable(start) || /^(?:Starting Nmap |# Nmap |Nmap scan report for )/m.test(start)
    ? "certain"
    : "no";
}

function isGreppable(start: string): boolean {
  return /^Host: \S+ \(.*\)\t(?:Ports|Status): /m.test(start);
}

function scanOf(text: string): Seen<NmapScan> {
  const start = text.slice(0, 65_536);
  if (isXml(start)) return parseNmapXml(text.trimStart());
  if (isLines(start) === "certain")
    return doubtOfCommand(start) ?? (isGreppable(start) ? parseNmapGreppable(text) : parseNmapNormal(text));
  const detail = "The text is no output of nmap: neither XML, nor greppable, nor normal output.";
  return { status: "unavailable", reason: "malformed-output", detail };
}

function nothingOf(scan: Extract<Seen<NmapScan>, { status: "unavailable" }>): ForeignReading {
  const tables = { tcp: scan, tcp6: scan, udp: scan, udp6: scan };
  return { variant: "nmap, not readable", tables, scan, hosts: [], remarks: [] };
}
