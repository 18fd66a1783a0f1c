import type { Receiver } from "../alerts/receiver.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { readSecret } from "./read-secret.ts";
import { secretsOf } from "./secrets-of.ts";

/** Secrets that cannot be read now, each with its place in the file. Errors all of them. */
export function checkSecrets(receivers: readonly Receiver[]): readonly Diagnostic[] {
  const sources = new Set(receivers.flatMap(secretsOf));
  return [...sources].flatMap((source) => {
    const secret = readSecret(source);
    if (secret.status === "read") return [];
    return [{ code: "AUD7207", severity: "error", message: secret.message, span: source.span } as const];
  });
}
