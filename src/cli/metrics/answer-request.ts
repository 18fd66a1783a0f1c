import type { Health } from "./judge-health.ts";

/** What is asked for over HTTP. */
export interface MetricsRequest {
  readonly method: string;
  /** As it was sent, with what follows a `?`. */
  readonly url: string;
  readonly host: string | undefined;
}

/** What is answered. */
export interface MetricsAnswer {
  readonly status: 200 | 404 | 405 | 421 | 503;
  readonly type: string;
  readonly body: string;
}

/** Where the answers come from. */
export interface MetricsSource {
  metrics(): string;
  health(): Health;
}

const PLAIN = "text/plain; charset=utf-8";
const PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

/** Answers a request for `/metrics` or `/healthz`; everything else is refused. */
export function answerRequest({ method, url }: MetricsRequest, source: MetricsSource): MetricsAnswer {
  if (method !== "GET" && method !== "HEAD") return refusal(405, "Only GET and HEAD are answered.");
  const [path] = url.split("?", 1);
  if (path === "/metrics") return { status: 200, type: PROMETHEUS, body: source.metrics() };
  return path === "/healthz"
    ? healthAnswer(source.health())
    : refusal(404, "There are /metrics and /healthz.");
}

/** Refuses what a page of another site asks for through a browser on this machine: its name is not ours. */
export function refuseForeignHost({ host }: MetricsRequest): MetricsAnswer | null {
  if (host === undefined || OWN_HOST.test(host)) return null;
  return refusal(421, "Ask for localhost, or for the address.");
}

/** `localhost` and numeric addresses, with and without a port. */
const OWN_HOST = /^(?:localhost|[\d.]{7,15}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;

function healthAnswer(health: Health): MetricsAnswer {
  if (health.status === "healthy") return { status: 200, type: PLAIN, body: "healthy\n" };
  return { status: 503, type: PLAIN, body: `${health.reasons.join("\n")}\n` };
}

function refusal(status: 404 | 405 | 421, words: string): MetricsAnswer {
  return { status, type: PLAIN, body: `${words}\n` };
}
