import type { AlertKind } from "../model/alert.ts";
import type { Severity } from "../model/policy.ts";
import type { PlacedText } from "../yaml/map-reader.ts";
import type { SecretSource } from "./secret.ts";

/** Which alerts a receiver gets; an empty list leaves nothing out. */
export interface AlertFilter {
  readonly kinds: readonly AlertKind[];
  readonly minimumSeverity: Severity;
  /** Globs over the names of targets. */
  readonly targets: readonly string[];
}

/** What every receiver has. */
interface AnyReceiver {
  /** As it stands in the file. */
  readonly name: string;
  /** Its queue. Like the name; where one entry has several addresses, each has a queue of its own. */
  readonly lane: string;
  readonly only: AlertFilter;
  /** Seconds that one attempt may take. */
  readonly timeout: number;
  /** Seconds after which an undelivered group is given up. */
  readonly keep: number;
}

/** A machine that is spoken to; `ca` is a file of the only certificates that are trusted, `null`: those of Node. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly ca: PlacedText | null;
}

/** One address that gets e-mail. */
export interface EmailReceiver extends AnyReceiver {
  readonly kind: "email";
  readonly server: Endpoint;
  /** `none` only without a password, or on loopback. */
  readonly tls: "starttls" | "implicit" | "none";
  readonly login: { readonly user: string; readonly password: SecretSource } | null;
  readonly from: string;
  readonly to: string;
}

/** A URL that JSON is sent to. */
export interface WebhookReceiver extends AnyReceiver {
  readonly kind: "webhook";
  readonly url: SecretSource;
  /** The key of the signature. */
  readonly secret: SecretSource | null;
  readonly headers: ReadonlyMap<string, SecretSource>;
  readonly ca: PlacedText | null;
}

/** A URL that understands messages of Slack or of Microsoft Teams. */
export interface ChatReceiver extends AnyReceiver {
  readonly kind: "slack" | "teams";
  readonly url: SecretSource;
  readonly ca: PlacedText | null;
}

/** What a machine shows of itself where the other side asks for it: files in PEM. */
export interface ClientFiles {
  readonly cert: PlacedText;
  readonly key: PlacedText;
}

/** A server of RFC 5424. */
export interface SyslogReceiver extends AnyReceiver {
  readonly kind: "syslog";
  readonly transport: "udp" | "tcp" | "tls";
  readonly server: Endpoint;
  /** Only over TLS. */
  readonly client: ClientFiles | null;
  /** The number of the facility. */
  readonly facility: number;
}

/** A file that one line of JSON is added to for each alert. */
export interface FileReceiver extends AnyReceiver {
  readonly kind: "file";
  readonly path: string;
}

/** A program that gets the group as JSON on its standard input; run only where the command line allows it. */
export interface CommandReceiver extends AnyReceiver {
  readonly kind: "command";
  readonly program: string;
  readonly args: readonly string[];
}

/** Where alerts go. */
export type Receiver =
  EmailReceiver | WebhookReceiver | ChatReceiver | SyslogReceiver | FileReceiver | CommandReceiver;
