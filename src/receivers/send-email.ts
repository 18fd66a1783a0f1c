import type { EmailReceiver } from "../alerts/receiver.ts";
import { renderHtml } from "../alerts/render/render-html.ts";
import { renderText } from "../alerts/render/render-text.ts";
import type { AlertGroup, Delivery } from "../model/alert.ts";
import { loadLate } from "../support/load-late.ts";
import { uuidV5 } from "../support/uuid-v5.ts";
import type { Attempt } from "./attempt.ts";
import { DELIVERED, failed } from "./attempt.ts";
import { readTrusted } from "./read-trusted.ts";
import type { SecretReader } from "./secret-reader.ts";

/** Sends one message to one address. The password goes over TLS, or does not leave this machine. */
export async function sendEmail(receiver: EmailReceiver, attempt: Attempt): Promise<Delivery> {
  const { createTransport } = loadLate("nodemailer") as typeof import("nodemailer");
  const transport = createTransport(transportOptions(receiver, attempt.secrets));
  try {
    await transport.sendMail({ ...messageOf(receiver, attempt.group), signal: attempt.signal });
    return DELIVERED;
  } catch (fault) {
    return deliveryOf(fault);
  } finally {
    transport.close();
  }
}

function transportOptions({ server, tls, login, timeout }: EmailReceiver, secrets: SecretReader) {
  const ca = readTrusted(server.ca);
  const milliseconds = timeout * 1000;
  return {
    host: server.host,
    port: server.port,
    secure: tls === "implicit",
    requireTLS: tls === "starttls",
    ignoreTLS: tls === "none",
    tls: { rejectUnauthorized: true, minVersion: "TLSv1.2" as const, ...(ca === undefined ? {} : { ca }) },
    ...(login === null ? {} : { auth: authOf(login, secrets) }),
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  };
}

function authOf({ user, password }: NonNullable<EmailReceiver["login"]>, secrets: SecretReader) {
  const pass = secrets.reveal(password);
  // As AUTH PLAIN sends it.
  secrets.hide(`\0${user}\0${pass}`);
  return { user, pass };
}

function messageOf({ from, to, lane }: EmailReceiver, group: AlertGroup) {
  const text = renderText(group);
  const [headline = ""] = text.split("\n", 1);
  return {
    from: { name: "dotaudit", address: from },
    to: { name: "", address: to },
    envelope: { from, to: [to] },
    subject: `[dotaudit] ${headline}`,
    // Stable: a mailbox that gets it twice can tell.
    messageId: `<${uuidV5(`${group.id} ${lane}`)}@${from.slice(from.indexOf("@") + 1)}>`,
    ...(Number.isNaN(Date.parse(group.at)) ? {} : { date: new Date(group.at) }),
    headers: { "Auto-Submitted": "auto-generated", "X-Dotaudit-Group": group.id.replace(/[^\w.-]/g, "") },
    text,
    html: renderHtml(group),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

type SmtpFault = Error & { readonly code?: string; readonly responseCode?: number };

/** What a server says against a text it will say again; what it says against an address or a login may change. */
function deliveryOf(fault: unknown): Delivery {
  if (!(fault instanceof Error)) return failed(String(fault));
  const { code, responseCode = 0, message }: SmtpFault = fault;
  const isFinal = code === "EMESSAGE" && responseCode >= 500;
  return isFinal ? { status: "refused", detail: message } : failed(message);
}
