import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** A request as it came. */
interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server for HTTPS on loopback that keeps what it gets. */
export interface WebServer {
  readonly url: string;
  readonly received: Received[];
  close(): void;
}

/** How the server answers, by the first part of a path. */
const ANSWERS: Readonly<Record<string, (response: ServerResponse, request: Received) => void>> = {
  taken: (response) => response.writeHead(204).end(),
  status: (response, { path }) => response.writeHead(Number(path.split("/")[2])).end("the reason"),
  busy: (response, { path }) =>
    response
      .writeHead(Number(path.split("/")[2]), { "Retry-After": decodeURIComponent(path.split("/")[3] ?? "") })
      .end("the reason"),
  echo: (response, { path, headers }) =>
    response.writeHead(500).end(`no ${path} ${String(headers["x-key"])}`),
  elsewhere: (response) => response.writeHead(307, { Location: "/taken" }).end(),
  mute: () => undefined,
  endless: (response) => {
    const timer = setInterval(() => response.write("x".repeat(1000)), 1);
    response.writeHead(200).on("close", () => {
      clearInterval(timer);
    });
  },
  broken: (response) => response.destroy(),
  untidy: (response, { path }) =>
    response.socket?.end(`HTTP/1.1 ${path.split("/")[2]} X\r\nContent-Length: 1\r\n\r\nmore than one`),
};

/** Starts a server with the certificate of a folder. */
export async function startWebServer(folder: string): Promise<WebServer> {
  const received: Received[] = [];
  const credentials = {
    key: readFileSync(join(folder, "key.pem")),
    cert: readFileSync(join(folder, "cert.pem")),
  };
  const server = createServer(credentials, (request, response) => {
    void answer(request, response, received);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    received,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  received: Received[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { url: path = "", headers } = request;
  const taken = { path, headers, body: Buffer.concat(chunks).toString() };
  received.push(taken);
  ANSWERS[path.split("/")[1] ?? ""]?.(response, taken);
}
