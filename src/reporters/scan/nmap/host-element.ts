import type { AddressScan, PortAnswer, SeenService } from "../../../model/network-scan.ts";
import { countPorts, NO_PORTS } from "../../../model/port-set.ts";
import type { ScannedAddress } from "../../../model/scan-report.ts";
import type { XmlElement } from "../../xml/build-xml.ts";
import { token } from "../../xml/token.ts";
import { portsThatAnswered, portWords } from "../answer-ports.ts";

/** How an answer is called in nmap's words. What was not tried is told by no word: it is left out. */
const STATES: Readonly<Partial<Record<PortAnswer, readonly [state: string, reason: string]>>> = {
  closed: ["closed", "conn-refused"],
  filtered: ["filtered", "no-response"],
  unreachable: ["filtered", "host-unreach"],
  "open|filtered": ["open|filtered", "no-response"],
};

/** Whether every port of an address was unreachable: the host, or its network, is not there. */
export function isDown({ scans }: ScannedAddress): boolean {
  const answers = scans.flatMap((scan) => scan.answers);
  return answers.length > 0 && answers.every(({ answer }) => answer === "unreachable");
}

/** One scanned address as `<host>`. A host that cannot be reached has no ports. */
export function hostElement(scanned: ScannedAddress): XmlElement {
  const { address, names, scans } = scanned;
  const down = isDown(scanned);
  return {
    status: {
      "@_state": down ? "down" : "up",
      "@_reason": down ? "host-unreach" : "user-set",
      "@_reason_ttl": "0",
    },
    address: { "@_addr": address, "@_addrtype": address.includes(":") ? "ipv6" : "ipv4" },
    hostnames: {
      hostname: names.map((name) => ({ "@_name": token(name, "-"), "@_type": "user" })),
    },
    ...(down ? {} : { ports: portsElement(scans) }),
  };
}

/** Open ports each by itself; the others summed up by state, every sum with its ports. */
function portsElement(scans: readonly AddressScan[]): XmlElement {
  const states = [...new Set(Object.values(STATES).map(([state]) => state))];
  return {
    extraports: states.flatMap((state) => sumOf(state, scans)),
    port: scans.flatMap(openPorts),
  };
}

function sumOf(state: string, scans: readonly AddressScan[]): readonly XmlElement[] {
  const reasons = scans.flatMap((scan) =>
    Object.entries(STATES).flatMap(([answer, [own, reason]]) => {
      const ports = own === state ? portsThatAnswered(scan, answer as PortAnswer) : NO_PORTS;
      if (ports.length === 0) return [];
      const isUdpRefusal = scan.transport === "udp" && answer === "closed";
      return [{ proto: scan.transport, ports, reason: isUdpRefusal ? "port-unreach" : reason }];
    }),
  );
  if (reasons.length === 0) return [];
  const count = reasons.reduce((sum, { ports }) => sum + countPorts(ports), 0);
  const extrareasons = reasons.map(({ reason, proto, ports }) => ({
    "@_reason": reason,
    "@_count": String(countPorts(ports)),
    "@_proto": proto,
    "@_ports": portWords(ports),
  }));
  return [{ "@_state": state, "@_count": String(count), extrareasons }];
}

function openPorts(scan: AddressScan): readonly XmlElement[] {
  const { transport, services = [] } = scan;
  const seen = new Map(services.map((service) => [service.port, service]));
  const numbers = portsThatAnswered(scan, "open").flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  return numbers.map((port) => ({
    "@_protocol": transport,
    "@_portid": String(port),
    state: {
      "@_state": "open",
      "@_reason": transport === "tcp" ? "syn-ack" : "udp-response",
      "@_reason_ttl": "0",
    },
    ...serviceElements(seen.get(port)),
  }));
}

function serviceElements(service: SeenService | undefined): XmlElement {
  if (service === undefined) return {};
  const { protocol, banner, certificate } = service;
  const scripts = [
    ...(banner === undefined ? [] : [["banner", banner] as const]),
    ...(certificate === undefined
      ? []
      : [["ssl-cert", `Subject: ${certificate.subject}\nSHA-256: ${certificate.sha256}`] as const]),
  ];
  return {
    ...(protocol === undefined
      ? {}
      : { service: { "@_name": token(protocol, "-"), "@_method": "probed", "@_conf": "10" } }),
    script: scripts.map(([id, output]) => ({ "@_id": id, "@_output": token(output, "-") })),
  };
}
