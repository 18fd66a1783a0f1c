import type { Receiver } from "../alerts/receiver.ts";
import type { SecretSource } from "../alerts/secret.ts";

/** The secrets of a receiver. */
export function secretsOf(receiver: Receiver): readonly SecretSource[] {
  switch (receiver.kind) {
    case "email":
      return receiver.login === null ? [] : [receiver.login.password];
    case "webhook":
      return [
        receiver.url,
        ...(receiver.secret === null ? [] : [receiver.secret]),
        ...receiver.headers.values(),
      ];
    case "slack":
    case "teams":
      return [receiver.url];
    case "syslog":
    case "file":
    case "command":
      return [];
  }
}
