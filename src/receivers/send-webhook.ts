import { createHmac } from "node:crypto";
import type { WebhookReceiver } from "../alerts/receiver.ts";
import { renderJson } from "../alerts/render/render-json.ts";
import type { Delivery } from "../model/alert.ts";
import type { Attempt } from "./attempt.ts";
import { postJson } from "./post-json.ts";

/** Sends a group as JSON, signed with HMAC-SHA256 over the time, a full stop and the body. */
export async function sendWebhook(receiver: WebhookReceiver, attempt: Attempt): Promise<Delivery> {
  const { group, secrets, signal } = attempt;
  const body = renderJson(group);
  const own = [...receiver.headers].map(([name, source]) => [name, secrets.reveal(source)] as const);
  const seconds = String(Math.floor(Date.now() / 1000));
  const headers = {
    ...Object.fromEntries(own),
    "X-Dotaudit-Group": group.id.replace(/[^\w.-]/g, ""),
    "X-Dotaudit-Timestamp": seconds,
    ...(receiver.secret === null
      ? {}
      : { "X-Dotaudit-Signature": signatureOf(secrets.reveal(receiver.secret), `${seconds}.${body}`) }),
  };
  return postJson({ url: secrets.revealUrl(receiver.url), body, headers, ca: receiver.ca, signal });
}

function signatureOf(key: string, text: string): string {
  return `sha256=${createHmac("sha256", key).update(text).digest("hex")}`;
}
