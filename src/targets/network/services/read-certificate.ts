import { connect } from "node:tls";
import type { TLSSocket } from "node:tls";
import type { SeenCertificate } from "../../../model/network-scan.ts";
import { codeOf } from "../../local/unavailable-from.ts";
import { describeCertificate } from "./describe-certificate.ts";
import { withinTime } from "./within-time.ts";
import type { Patience } from "./within-time.ts";

/** `no-certificate`: the server speaks TLS, but ended the session before it showed one that can be read. */
export type TlsAnswer = SeenCertificate | "no-certificate" | "no-tls";

/** Old servers and weak keys are to be seen, not trusted. */
const ANYTHING_GOES = {
  rejectUnauthorized: false,
  minVersion: "TLSv1",
  maxVersion: "TLSv1.3",
  ciphers: "ALL:@SECLEVEL=0",
} as const;

/** Begins a TLS session, looks at the certificate, and ends it. Nothing is sent beyond the handshake. */
export async function readCertificate(
  endpoint: { readonly host: string; readonly port: number },
  patience: Patience & { readonly name?: string },
): Promise<TlsAnswer> {
  const servername = patience.name ?? "";
  const socket = connect({ ...endpoint, ...ANYTHING_GOES, servername });
  const answer = await withinTime<TlsAnswer>(socket, patience, (done) => {
    socket.on("secureConnect", () => {
      done(certificateOf(socket));
    });
    socket.on("error", (error) => {
      done(isAlert(codeOf(error)) ? "no-certificate" : "no-tls");
    });
    socket.on("close", () => {
      done("no-tls");
    });
  });
  return answer ?? "no-tls";
}

function certificateOf(socket: TLSSocket): TlsAnswer {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return "no-certificate";
  return describeCertificate(certificate, socket.getProtocol()) ?? "no-certificate";
}

/** Only who speaks TLS sends an alert, such as one that a certificate of ours is required. */
function isAlert(code: string): boolean {
  return /^ERR_SSL_.*ALERT/.test(code);
}
