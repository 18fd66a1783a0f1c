import type { PortSet } from "./port-set.ts";

/**
 * What was learnt of one port of one address by trying it over the network. `closed`: refused. `filtered`: no answer in
 * time, or a packet filter said no. `unreachable`: the host or its network is not there. `open|filtered`: UDP that stayed
 * silent. `untried`: this machine could not send (no descriptors, no such family, interrupted). Only `open` and `closed`
 * are facts about a listener.
 */
export type PortAnswer = "open" | "closed" | "filtered" | "unreachable" | "open|filtered" | "untried";

/** Ports of one address with the same answer for the same reason. */
export interface AnsweredPorts {
  readonly answer: PortAnswer;
  readonly ports: PortSet;
  /** In words where there is more to say than the answer: `no answer within 1 s`, `EHOSTUNREACH`. */
  readonly why?: string;
}

/** What an open port was seen to speak. Raw text of a stranger: escape it before it is shown. */
export interface SeenService {
  readonly port: number;
  /** The protocol, where an answer of its shape came: `dns`, `ntp`, `snmp`, `rpc`, `tls`. */
  readonly protocol?: string;
  /** The first bytes that it said by itself, as Latin-1, at most 1 KiB. */
  readonly banner?: string;
  readonly certificate?: SeenCertificate;
}

/** The certificate that a TLS server showed; it was not verified. */
export interface SeenCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** Names that it is for (subjectAltName). */
  readonly names: readonly string[];
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Lower-case hexadecimal of the DER form. */
  readonly sha256: string;
  /** As `TLSv1.3`. */
  readonly protocol: string | null;
}

/** One address, scanned over one transport. A port that is in no answer was not asked for. */
export interface AddressScan {
  readonly transport: "tcp" | "udp";
  /** Canonical text (RFC 5952 for IPv6), with a zone (`fe80::1%eth0`) where one was given. */
  readonly address: string;
  /** Disjoint. */
  readonly answers: readonly AnsweredPorts[];
  readonly services?: readonly SeenService[];
}
