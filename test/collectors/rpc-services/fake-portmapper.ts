import { createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";

/** What a portmapper of a test does once a call of a version has come in. */
export type Behaviour = (socket: Socket, version: number, transaction: number) => void;

export interface FakePortmapper {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** A server on a free loopback port that hands each whole call to a behaviour. */
export async function fakePortmapper(behave: Behaviour): Promise<FakePortmapper> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("data", (call) => {
      behave(socket, call.readUInt32BE(20), call.readUInt32BE(4));
    });
  });
  await listen(server);
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) =>
      server.close(() => {
        resolve();
      }),
    );
  };
  return { port: (server.address() as AddressInfo).port, close };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}
