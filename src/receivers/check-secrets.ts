import type { Receiver } from "../alerts/receiver.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { SecretSource } from "../alerts/secret.ts";
import { readSecret } from "./read-secret.ts";
import { secretsOf } from "./secrets-of.ts";

/** Secrets that cannot be read now, each with its place in the file. Errors all of them. */
export function checkSecrets(receivers: readonly Receiver[]): readonly Diagnostic[] {
  const sources = new Set(receivers.flatMap(secretsOf));
  return [...sources].flatMap((source) => {
    const secret = readSecret(source);
    if (secret.status === "read") return [];
    const { message } = secret;
    const hint = HINTS[source.kind];
    return [{ code: "AUD7207", severity: "error", message, hint, span: source.span } as const];
  });
}

const HINTS: Readonly<Record<SecretSource["kind"], string>> = {
  inline: "write it again",
  environment: "set the variable before the watch begins, or name a file or a credential",
  file: "name a file that belongs to the user of the watch, with mode 600",
  credential: "LoadCredential=NAME:PATH in the unit of systemd gives it to the service",
};
