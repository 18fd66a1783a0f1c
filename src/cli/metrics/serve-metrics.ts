import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { MetricsSettings } from "../../watch/service/metrics-settings.ts";
import { answerRequest, refuseForeignHost } from "./answer-request.ts";
import type { MetricsRequest, MetricsSource } from "./answer-request.ts";

/** A server of figures, or a sentence why there is none. */
export type ServedMetrics =
  | { readonly status: "serving"; readonly url: string; close(): Promise<void> }
  | { readonly status: "refused"; readonly message: string };

/** A scraper sends some hundred bytes within milliseconds. Whoever is slower, larger or more is sent away. */
const LIMITS = {
  maxHeaderSize: 8192,
  headersTimeout: 5000,
  requestTimeout: 5000,
  connectionsCheckingInterval: 1000,
} as const;

const MOST_CONNECTIONS = 32;
const LONGEST_SILENCE_MS = 5000;

/** Serves `/metrics` and `/healthz`. Nothing that is sent to it can stop or stall the program. */
export async function serveMetrics(settings: MetricsSettings, source: MetricsSource): Promise<ServedMetrics> {
  const server = createServer(LIMITS, (request, response) => {
    answer(response, { ...requestOf(request), ...settings }, source);
  });
  keepNewest(server);
  server.maxRequestsPerSocket = 1;
  server.timeout = LONGEST_SILENCE_MS;
  server.on("clientError", (_, socket) => {
    socket.destroy();
  });
  const place = urlOf(settings);
  const fault = await listen(server, settings);
  if (fault !== null)
    return { status: "refused", message: `${place}: cannot serve metrics: ${fault.message}` };
  return { status: "serving", url: place, close: () => close(server) };
}

/** Whoever holds all connections is sent away for those who come: a scraper needs its own for milliseconds only. */
function keepNewest(server: Server): void {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    const [oldest] = open;
    if (open.size <= MOST_CONNECTIONS || oldest === undefined) return;
    open.delete(oldest);
    oldest.destroy();
  });
}

function requestOf({ method = "", url = "", headers }: IncomingMessage): MetricsRequest {
  return { method, url, host: headers.host };
}

function answer(
  response: ServerResponse,
  request: MetricsRequest & Pick<MetricsSettings, "exposure">,
  source: MetricsSource,
): void {
  const foreign = request.exposure === "loopback" ? refuseForeignHost(request) : null;
  const { status, type, body } = foreign ?? answerRequest(request, source);
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": bytes.length,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    Connection: "close",
    ...(status === 405 ? { Allow: "GET, HEAD" } : {}),
  });
  response.end(bytes);
}

async function listen(server: Server, { address, port }: MetricsSettings): Promise<Error | null> {
  const { promise, resolve } = Promise.withResolvers<Error | null>();
  server.once("error", resolve);
  server.listen({ host: address, port, exclusive: true }, () => {
    resolve(null);
  });
  const fault = await promise;
  // What goes wrong with single connections later is theirs alone.
  server.on("error", () => undefined);
  return fault;
}

async function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.close(() => {
    resolve(undefined);
  });
  server.closeAllConnections();
  await promise;
}

function urlOf({ address, port }: MetricsSettings): string {
  return `http://${address.includes(":") ? `[${address}]` : address}:${port}`;
}
