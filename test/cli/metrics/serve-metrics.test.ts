import { connect } from "node:net";
import type { Socket } from "node:net";
import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { Health } from "../../../src/cli/metrics/judge-health.ts";
import { serveMetrics } from "../../../src/cli/metrics/serve-metrics.ts";
import type { ServedMetrics } from "../../../src/cli/metrics/serve-metrics.ts";
import { freePort } from "./free-port.ts";
import type { MetricsSettings } from "../../../src/watch/service/metrics-settings.ts";

type Serving = Extract<ServedMetrics, { status: "serving" }>;

const open: Serving[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(
  health: Health = { status: "healthy" },
  settings: Partial<MetricsSettings> = {},
): Promise<number> {
  const port = await freePort();
  const place = { address: "127.0.0.1", exposure: "loopback", port, ...settings } as const;
  const served = await serveMetrics(place, { metrics: () => "audit_x 1\n", health: () => health });
  if (served.status === "refused") throw new Error(served.message);
  open.push(served);
  return port;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

async function ask(
  port: number,
  path: string,
  { method = "GET", host }: { readonly method?: string; readonly host?: string } = {},
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const headers = host === undefined ? {} : { host };
  request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
    let body = "";
    response.setEncoding("utf8").on("data", (text: string) => (body += text));
    response.on("end", () => {
      resolve({ status: response.statusCode, headers: response.headers, body });
    });
  })
    .on("error", reject)
    .end();
  return promise;
}

/** `once` would throw where the other side resets the connection. */
async function closed(socket: Socket): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  socket.once("close", resolve);
  if (!socket.closed) await promise;
}

/** Sends bytes as they are, and waits until the other side ends; milliseconds, and what was answered. */
async function talk(port: number, text: string): Promise<{ readonly ms: number; readonly said: string }> {
  const startedAt = performance.now();
  const socket = connect(port, "127.0.0.1");
  let said = "";
  socket.on("data", (bytes: Buffer) => (said += bytes.toString())).on("error", () => undefined);
  socket.write(text);
  await closed(socket);
  return { ms: performance.now() - startedAt, said };
}

describe("the server of metrics", () => {
  it.each([
    ["GET", "/metrics", 200, "audit_x 1\n"],
    ["GET", "/metrics?x=1", 200, "audit_x 1\n"],
    ["HEAD", "/metrics", 200, ""],
    ["GET", "/healthz", 200, "healthy\n"],
    ["POST", "/metrics", 405, "Only GET and HEAD are answered.\n"],
    ["DELETE", "/healthz", 405, "Only GET and HEAD are answered.\n"],
    ["GET", "/", 404, "There are /metrics and /healthz.\n"],
    ["GET", "/metrics/../etc/passwd", 404, "There are /metrics and /healthz.\n"],
  ])("answers %s %s by %i", async (method, path, status, body) => {
    const answer = await ask(await serve(), path, { method });
    expect({ status: answer.status, body: answer.body }).toEqual({ status, body });
    expect(answer.headers).toMatchObject({ connection: "close", "cache-control": "no-store" });
  });

  it("says why the watch is not healthy", async () => {
    const port = await serve({ status: "ill", reasons: ["edge: No run has ended yet.", "Another."] });
    expect(await ask(port, "/healthz")).toMatchObject({
      status: 503,
      body: "edge: No run has ended yet.\nAnother.\n",
    });
  });

  it.each([
    ["rebound.example", 421],
    ["localhost.evil.example:9464", 421],
    ["localhost", 200],
    ["127.0.0.1:9464", 200],
    ["[::1]:9464", 200],
  ])("asked on loopback as %s it answers %i", async (host, status) => {
    expect(await ask(await serve(), "/metrics", { host })).toMatchObject({ status });
  });

  it("answers by any name where others may ask", async () => {
    const port = await serve(undefined, { exposure: "others-too" });
    expect(await ask(port, "/metrics", { host: "watch.example" })).toMatchObject({ status: 200 });
  });

  it("says that its port is taken", async () => {
    const port = await serve();
    const source = { metrics: () => "", health: () => ({ status: "healthy" }) as const };
    const second = await serveMetrics({ address: "127.0.0.1", port, exposure: "loopback" }, source);
    expect(second).toEqual({
      status: "refused",
      message: expect.stringMatching(
        /^http:\/\/127\.0\.0\.1:\d+: cannot serve metrics: .*EADDRINUSE/,
      ) as string,
    });
  });
});

describe("whoever means no good", () => {
  it.each([
    ["says nothing", ""],
    ["stops in the middle of a header", "GET /metrics HTTP/1.1\r\nHost: localhost\r\nX-A: "],
    [
      "promises a body and sends none",
      "POST /metrics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n",
    ],
  ])("and %s is sent away within seconds", async (_, text) => {
    expect((await talk(await serve(), text)).ms).toBeLessThan(9000);
  });

  it.each([
    ["headers without end", `GET /metrics HTTP/1.1\r\nHost: localhost\r\nX: ${"a".repeat(100_000)}`],
    ["no HTTP at all", "\u0016\u0003\u0001\u0000\r\n\r\n"],
    ["two lengths", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"],
  ])("and sends %s gets no figures", async (_, text) => {
    const { said, ms } = await talk(await serve(), text);
    expect(said).not.toContain("audit_x");
    expect(ms).toBeLessThan(2000);
  });

  it("asks twice on one connection and is answered once", async () => {
    const { said } = await talk(await serve(), "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(2));
    expect(said.match(/audit_x/g)).toHaveLength(1);
  });

  it("holds more connections than there are, and a scraper is answered meanwhile", async () => {
    const port = await serve();
    const sentAway: number[] = [];
    const idle = Array.from({ length: 100 }, (_, place) =>
      connect(port, "127.0.0.1")
        .on("error", () => undefined)
        .on("close", () => sentAway.push(place)),
    );
    await Promise.all(idle.slice(0, 68).map(closed));
    expect(Math.max(...sentAway)).toBe(67);
    expect(await ask(port, "/metrics")).toMatchObject({ status: 200 });
    for (const socket of idle) socket.destroy();
  });

  it("trickles on many connections, and a scraper is answered all the same once they are sent away", async () => {
    const port = await serve();
    const slow = Array.from({ length: 40 }, () => {
      const socket = connect(port, "127.0.0.1").on("error", () => undefined);
      const timer = setInterval(() => socket.write("X: a\r\n"), 300);
      socket.on("close", () => {
        clearInterval(timer);
      });
      socket.write("GET /metrics HTTP/1.1\r\n");
      return socket;
    });
    await Promise.all(slow.map(closed));
    expect(await ask(port, "/metrics")).toMatchObject({ status: 200 });
  });
});
