import { request as requestPlain } from "node:http";
import type { ClientRequest, IncomingMessage } from "node:http";
import { request as requestSecure } from "node:https";
import { checkUrl } from "../alerts/config/check-url.ts";
import type { WebhookReceiver } from "../alerts/receiver.ts";
import type { Delivery } from "../model/alert.ts";
import { DELIVERED, failed } from "./attempt.ts";
import { readTrusted } from "./read-trusted.ts";
import { retryAfterOf } from "./retry-after-of.ts";

/** What is sent, and where to. */
export interface JsonPost {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly ca: WebhookReceiver["ca"];
  readonly signal: AbortSignal;
}

/** The first bytes of an answer that are kept for people. */
const SHOWN = 4096;

/** Codes that say that this very text is not wanted, and will not be tomorrow. */
const FINAL: readonly number[] = [400, 413, 415, 422];

/** Codes that say that there is too much of it now. */
const BUSY: readonly number[] = [429, 503];

/** Sends JSON once. No redirection is followed: a signature is for one receiver only. */
export async function postJson({ url, body, headers, ca, signal }: JsonPost): Promise<Delivery> {
  const checked = checkUrl(url);
  if (checked.status === "bad") return failed(`url: ${checked.message}`);
  const trusted = readTrusted(ca);
  const bytes = Buffer.from(body);
  const options = {
    method: "POST",
    agent: false,
    signal,
    headers: { "Content-Type": "application/json", ...headers, "Content-Length": bytes.length },
    rejectUnauthorized: true,
    minVersion: "TLSv1.2" as const,
    ...(trusted === undefined ? {} : { ca: trusted }),
  };
  const request = checked.url.protocol === "https:" ? requestSecure : requestPlain;
  return answerTo(request(checked.url, options), bytes);
}

function answerTo(request: ClientRequest, bytes: Buffer): Promise<Delivery> {
  const { promise, resolve } = Promise.withResolvers<Delivery>();
  let answer: IncomingMessage | null = null;
  request.on("error", (fault) => {
    // What is wrong behind a status does not change it: whoever has taken a group must not get it again.
    resolve(answer === null ? failed(fault.message) : deliveryOf(answer, ""));
  });
  request.on("response", (response) => {
    answer = response;
    response.on("error", () => undefined);
    // Whoever has taken it may answer as slowly as it likes.
    const text = isTaken(response.statusCode ?? 0) ? Promise.resolve("") : beginningOf(response);
    void text.then((said) => {
      resolve(deliveryOf(response, said));
      request.destroy();
    });
  });
  request.end(bytes);
  return promise;
}

/** Whatever the answer is long, only its beginning is read. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  let text = "";
  try {
    for await (const chunk of response) {
      text += (chunk as Buffer).toString("latin1", 0, SHOWN);
      if (text.length >= SHOWN) break;
    }
  } catch {
    // An answer that breaks off has its status all the same.
  }
  return text.slice(0, SHOWN);
}

function isTaken(code: number): boolean {
  return code >= 200 && code < 300;
}

function deliveryOf({ statusCode: code = 0, headers }: IncomingMessage, text: string): Delivery {
  if (isTaken(code)) return DELIVERED;
  const redirected = code >= 300 && code < 400 ? " (redirections are not followed)" : "";
  const detail = `answered ${code}${redirected}${text === "" ? "" : `: ${text}`}`;
  if (FINAL.includes(code)) return { status: "refused", detail };
  const retryAfter = BUSY.includes(code) ? retryAfterOf(headers["retry-after"], Date.now()) : null;
  return retryAfter === null ? failed(detail) : { status: "failed", detail, retryAfter };
}
