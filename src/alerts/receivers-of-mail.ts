import { isLoopback } from "./config/read-host.ts";
import type { EmailReceiver } from "./receiver.ts";
import { Secret } from "./secret.ts";

/** The mail settings of a PortSpec configuration. */
export interface MailSettings {
  readonly server: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly to: readonly string[];
  readonly from: string;
}

const IMPLICIT_TLS_PORT = 465;
const ONE_DAY = 86_400;

/** One receiver for each address. The password goes over TLS, or to this machine only. */
export function receiversOfMail(mail: MailSettings): readonly EmailReceiver[] {
  const { server: host, port, username: user, password, from } = mail;
  const span = { start: 0, end: 0 };
  return [...new Set(mail.to)].map((to) => ({
    kind: "email",
    name: "mail",
    lane: `mail ${to}`,
    only: { kinds: [], minimumSeverity: "LOW", targets: [] },
    timeout: 30,
    keep: 3 * ONE_DAY,
    server: { host, port, ca: null },
    tls: isLoopback(host) ? "none" : port === IMPLICIT_TLS_PORT ? "implicit" : "starttls",
    login: { user, password: { kind: "inline", secret: new Secret(password), span } },
    from,
    to,
  }));
}
