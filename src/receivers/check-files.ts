import type { Receiver, SyslogReceiver } from "../alerts/receiver.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { readPem } from "./read-pem.ts";

/** Files of certificates and keys that cannot be used now, each with its place in the file. Errors all of them. */
export function checkFiles(receivers: readonly Receiver[]): readonly Diagnostic[] {
  // One entry of e-mail with several addresses is several receivers.
  const files = new Map(receivers.flatMap(filesOf).map((file) => [file.span, file]));
  return [...files.values()].flatMap(({ text, span, what }) => {
    try {
      readPem(text, what);
      return [];
    } catch (fault) {
      const message = fault instanceof Error ? fault.message : String(fault);
      return [{ code: "AUD7208", severity: "error", message, hint: HINTS[what], span } as const];
    }
  });
}

const HINTS = {
  certificate: "name a file in PEM with BEGIN CERTIFICATE in it",
  key: "name a file in PEM with a key that has no password, of mode 600",
} as const;

interface UsedFile extends Pick<Diagnostic, "span"> {
  readonly text: string;
  readonly what: Parameters<typeof readPem>[1];
}

function filesOf(receiver: Receiver): readonly UsedFile[] {
  switch (receiver.kind) {
    case "email":
      return certificate(receiver.server.ca);
    case "webhook":
    case "slack":
    case "teams":
      return certificate(receiver.ca);
    case "syslog":
      return [...certificate(receiver.server.ca), ...ownFiles(receiver.client)];
    case "file":
    case "command":
      return [];
  }
}

function ownFiles(client: SyslogReceiver["client"]): readonly UsedFile[] {
  return client === null ? [] : [...certificate(client.cert), { ...client.key, what: "key" }];
}

function certificate(file: Omit<UsedFile, "what"> | null): readonly UsedFile[] {
  return file === null ? [] : [{ ...file, what: "certificate" }];
}
