import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { localTarget } from "../../../src/targets/local/local-target.ts";

const network = localTarget().network!;
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(answer: (socket: Socket) => void): Promise<{ host: string; port: number }> {
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    answer(socket);
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return { host: "127.0.0.1", port: (server.address() as AddressInfo).port };
}

const fourBytes = (received: Buffer): "complete" | "incomplete" =>
  received.length >= 4 ? "complete" : "incomplete";

function exchange(endpoint: { host: string; port: number }, milliseconds = 5_000): Promise<unknown> {
  return network.exchange(endpoint, Buffer.from("ping"), fourBytes, milliseconds);
}

describe("an exchange over a stream connection", () => {
  it("gives the answer, in however many pieces it comes", async () => {
    const endpoint = await serve((socket) => {
      socket.once("data", (request) => {
        for (const byte of request.toString().toUpperCase()) setTimeout(() => socket.write(byte), 5);
      });
    });
    expect(await exchange(endpoint)).toEqual({ status: "observed", value: Buffer.from("PING") });
  });

  it("with nobody is a missing source", async () => {
    const endpoint = await serve(() => undefined);
    await new Promise((done) => servers.pop()!.close(done));
    expect(await exchange(endpoint)).toMatchObject({ status: "unavailable", reason: "missing-source" });
  });

  it("that ends early is cut", async () => {
    const endpoint = await serve((socket) => socket.end("PI"));
    expect(await exchange(endpoint)).toMatchObject({ reason: "truncated-output" });
  });

  it("that never ends is given up in time", async () => {
    const endpoint = await serve(() => undefined);
    expect(await exchange(endpoint, 50)).toMatchObject({ reason: "timed-out" });
  });

  it("with somebody who sends without end is cut", async () => {
    const endpoint = await serve((socket) => {
      const flood = (): void => {
        if (!socket.destroyed) socket.write(Buffer.alloc(1 << 20), flood);
      };
      flood();
    });
    const answer = await network.exchange(endpoint, Buffer.from("ping"), () => "incomplete", 30_000);
    expect(answer).toMatchObject({ reason: "truncated-output" });
  });

  it("with an address that is not of this machine's families is not supported or fails", async () => {
    const answer = await exchange({ host: "2001:db8::1", port: 111 }, 500);
    expect(answer).toMatchObject({ status: "unavailable" });
  });
});

describe("the identity of this machine", () => {
  it("is what the system says", () => {
    const identity = localTarget().identity();
    expect(identity.system).toBe(process.platform === "linux" ? "Linux" : identity.system);
    expect(identity.uid).toBe(process.geteuid?.() ?? -1);
    expect(["LE", "BE"]).toContain(identity.byteOrder);
    expect(identity.interfaces).toMatchObject({
      value: expect.arrayContaining([
        { name: "lo", addresses: expect.arrayContaining(["127.0.0.1"]) as string[] },
      ]) as object[],
    });
  });
});
