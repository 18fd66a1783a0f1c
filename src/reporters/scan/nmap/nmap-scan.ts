import type { ScanEnding, ScannedAddress, ScanOpening } from "../../../model/scan-report.ts";
import { buildXml } from "../../xml/build-xml.ts";
import type { XmlElement } from "../../xml/build-xml.ts";
import { token } from "../../xml/token.ts";
import { portWords } from "../answer-ports.ts";
import type { ScanWriter } from "../scan-format.ts";
import { hostElement, isDown } from "./host-element.ts";
import { countPorts } from "../../../model/port-set.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nmaprun>\n';
const METHODS = [
  ["tcp", "connect"],
  ["udp", "udp"],
] as const;

/** XML in the vocabulary of `nmap -oX`. Its DTD knows one scanner only, so the version says whose scan it is. */
export function nmapScan(): ScanWriter {
  const hosts = { up: 0, down: 0 };
  let startedAt = 0;
  return {
    begin(opening) {
      startedAt = Date.parse(opening.startedAt);
      return HEAD + openingText(opening);
    },
    address(scanned: ScannedAddress) {
      hosts[isDown(scanned) ? "down" : "up"] += 1;
      return elements({ host: hostElement(scanned) });
    },
    end(ending) {
      return `${elements({ runstats: runStats(ending, startedAt, hosts) })}</nmaprun>\n`;
    },
  };
}

function openingText(opening: ScanOpening): string {
  const { tool, startedAt, hosts, ports } = opening;
  const root = {
    "@_scanner": "nmap",
    "@_args": token(`audit scan ${hosts.join(" ")}`, "-"),
    "@_start": seconds(startedAt),
    "@_startstr": startedAt,
    "@_version": `${tool.name}-${tool.version}`,
    "@_xmloutputversion": "1.05",
    "#text": " ",
  };
  const start = elements({ nmaprun: root }).replace(/ <\/nmaprun>\n$/, "\n");
  return start + elements(openingElements(opening, ports));
}

function openingElements({ unresolved }: ScanOpening, ports: ScanOpening["ports"]): XmlElement {
  return {
    scaninfo: METHODS.filter(([protocol]) => ports[protocol].length > 0).map(([protocol, type]) => ({
      "@_type": type,
      "@_protocol": protocol,
      "@_numservices": String(countPorts(ports[protocol])),
      "@_services": portWords(ports[protocol]),
    })),
    verbose: { "@_level": "0" },
    debugging: { "@_level": "0" },
    target: unresolved.map(({ name }) => ({
      "@_specification": token(name, "-"),
      "@_status": "skipped",
      "@_reason": "invalid",
    })),
  };
}

function runStats(
  ending: ScanEnding,
  startedAt: number,
  { up, down }: Readonly<Record<"up" | "down", number>>,
): XmlElement {
  const { finishedAt, status } = ending;
  const elapsed = (Math.max(0, Date.parse(finishedAt) - startedAt) / 1000).toFixed(2);
  return {
    finished: {
      "@_time": seconds(finishedAt),
      "@_timestr": finishedAt,
      "@_elapsed": elapsed,
      "@_summary": `dotaudit: ${up + down} addresses (${up} up) scanned in ${elapsed} s`,
      "@_exit": status === "finished" ? "success" : "error",
      ...(status === "finished" ? {} : { "@_errormsg": "interrupted" }),
    },
    hosts: { "@_up": String(up), "@_down": String(down), "@_total": String(up + down) },
  };
}

function seconds(time: string): string {
  return String(Math.floor(Date.parse(time) / 1000));
}

/** Elements without the head of a document. */
function elements(parts: XmlElement): string {
  return buildXml(parts).replace(/^<\?xml[^\n]*\n/, "");
}
