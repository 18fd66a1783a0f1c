import type { X509Certificate } from "node:crypto";
import type { SeenCertificate } from "../../../model/network-scan.ts";

const MOST_TEXT = 1024;
const MOST_NAME = 512;
const MOST_NAMES = 256;
const MOST_NAMES_TEXT = 1 << 18;

/** `DNS:one.example, IP Address:192.0.2.1`; an odd name stands in quotes, as JSON writes it. */
const NAME = /(?:^|, )[\w ]+:("(?:[^"\\]|\\.)*"|[^,]*)/gs;

/** The facts of a certificate, each cut to a bounded length; `null` where it cannot be read. Never throws. */
export function describeCertificate(
  certificate: Pick<
    X509Certificate,
    "subject" | "issuer" | "subjectAltName" | "validFrom" | "validTo" | "fingerprint256"
  >,
  protocol: string | null,
): SeenCertificate | null {
  try {
    return {
      subject: oneLine(certificate.subject),
      issuer: oneLine(certificate.issuer),
      names: alternativeNames(certificate.subjectAltName ?? ""),
      notBefore: timeOf(certificate.validFrom),
      notAfter: timeOf(certificate.validTo),
      sha256: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
      protocol,
    };
  } catch {
    return null;
  }
}

/** One attribute in each line (`CN=web.example`), the most general first. */
function oneLine(name: string | undefined): string {
  return (name ?? "").slice(0, MOST_TEXT).trim().replaceAll("\n", ", ");
}

function alternativeNames(text: string): readonly string[] {
  const names: string[] = [];
  for (const [, name = ""] of text.slice(0, MOST_NAMES_TEXT).matchAll(NAME)) {
    if (names.length === MOST_NAMES) break;
    names.push((name.startsWith('"') ? unquoted(name) : name).slice(0, MOST_NAME));
  }
  return names;
}

function unquoted(name: string): string {
  try {
    return String(JSON.parse(name));
  } catch {
    return name;
  }
}

/** OpenSSL writes `Nov 21 15:00:00 2026 GMT`. */
function timeOf(text: string): string {
  return new Date(text).toISOString();
}
