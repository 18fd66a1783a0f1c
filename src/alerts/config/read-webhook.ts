import { KIND_WORDS } from "../../yaml/yaml-tree.ts";
import { wordMap } from "../../yaml/word-map.ts";
import type { SecretSource } from "../secret.ts";
import type { WebhookReceiver } from "../receiver.ts";
import { PATH, readPath } from "./read-path.ts";
import { readSecretSource } from "./read-secret-source.ts";
import { readUrl } from "./read-url.ts";
import type { ReceiverForm } from "./receiver-form.ts";

/** The keys of a webhook. */
export const WEBHOOK_KEYS = ["url", "secret", "headers", "ca"] as const;

/** Names of headers that are no affair of the file. */
const OURS =
  /^(?:connection|content-.*|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade|x-dotaudit-.*)$/i;
const HEADER = { pattern: /^[A-Za-z0-9-]{1,100}$/, form: "the name of a header" };
const TELLING = /auth|cookie|key|secret|token/i;

/** Reads a webhook. */
export function readWebhook(form: ReceiverForm): readonly WebhookReceiver[] {
  const { map, faults, common } = form;
  if (map.tree("url") === null) map.required("url");
  const url = readUrl(map.tree("url"), "allowed", faults);
  const secret = readSecretSource(map.tree("secret"), { key: "secret", inline: "warned" }, faults);
  const headers = readHeaders(form);
  const ca = readPath(map.text("ca", PATH), "ca", faults.error);
  return url === null ? [] : [{ ...common, kind: "webhook", url, secret, headers, ca }];
}

function readHeaders({ map, faults }: ReceiverForm): ReadonlyMap<string, SecretSource> {
  const headers = new Map<string, SecretSource>();
  for (const [name, { value, keySpan: span }] of wordMap(map.tree("headers"), HEADER, faults.error))
    if (OURS.test(name))
      faults.error({
        code: "AUD5005",
        message: `${name}: this header is set by the program`,
        hint: "take it out",
        span,
      });
    else if (value.kind === "nothing")
      faults.error({
        code: "AUD5005",
        message: `${name}: expected a text, found ${KIND_WORDS.nothing}`,
        hint: "write its value, or take it out",
        span,
      });
    else {
      const inline = TELLING.test(name) ? "warned" : "allowed";
      const source = readSecretSource(value, { key: name, inline }, faults);
      if (source !== null) headers.set(name, source);
    }
  return headers;
}
