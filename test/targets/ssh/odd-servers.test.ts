import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { lacks } from "../../support-hosts/requires.ts";
import { exchangeOnce } from "./exchange.ts";

const folder = mkdtempSync(join(tmpdir(), "odd-ssh-"));
const config = join(folder, "config");
writeFileSync(
  config,
  `Host *\n  UserKnownHostsFile ${folder}/known_hosts\n  GlobalKnownHostsFile /dev/null\n`,
);
const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A server that does something to whoever connects. */
async function portOf(greet: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    greet(socket);
  }).listen(0, "127.0.0.1");
  running.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** Writes a text for as long as the other side reads. */
function pour(socket: Socket, text: string): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(text));
    if (!socket.destroyed) socket.once("drain", more);
  };
  more();
}

function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write("Please wait\r\n"), 100);
  socket.once("close", () => {
    clearInterval(timer);
  });
}

describe.skipIf(lacks("ssh"))("a server that is no good one", () => {
  const odd: readonly (readonly [string, (socket: Socket) => void, string, string])[] = [
    ["closes at once", (socket) => socket.end(), "vanished", "closed the connection"],
    ["resets the connection", (socket) => socket.resetAndDestroy(), "vanished", "closed the connection"],
    ["speaks HTTP", (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"), "vanished", "closed"],
    ["speaks SSH 1", (socket) => socket.end("SSH-1.5-old\r\n"), "not-supported", "does not speak SSH"],
    [
      "greets without an end",
      (socket) => {
        pour(socket, "Hello\r\n");
      },
      "not-supported",
      "does not speak SSH",
    ],
    [
      "greets in one line",
      (socket) => {
        pour(socket, "x".repeat(4096));
      },
      "not-supported",
      "does not speak SSH",
    ],
    [
      "speaks garbage",
      (socket) => {
        socket.write("SSH-2.0-x\r\n");
        pour(socket, "A".repeat(64));
      },
      "not-supported",
      "does not speak SSH",
    ],
    ["says nothing", () => undefined, "timed-out", "had not begun to show itself"],
    ["is slow without an end", drip, "timed-out", "had not begun to show itself"],
  ];

  it.each(odd)("because it %s", async (_, greet, reason, words) => {
    const port = await portOf(greet);
    const limits = { timeoutMs: 3000, outputBytes: 1000 };
    const seen = await exchangeOnce({ port, config, limits });
    expect(seen).toMatchObject({ status: "unavailable", reason });
    expect(seen.status === "unavailable" && seen.detail).toContain(words);
  });
});
