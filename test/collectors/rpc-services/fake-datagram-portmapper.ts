import { createSocket } from "node:dgram";
import { once } from "node:events";
import type { FakePortmapper } from "./fake-portmapper.ts";

/** The datagrams that a call of a version is answered with. */
type Replies = (version: number, transaction: number) => readonly Buffer[];

/** A server on a free loopback port that speaks UDP only. */
export async function fakeDatagramPortmapper(replies: Replies): Promise<FakePortmapper> {
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await once(socket, "listening");
  socket.on("message", (call, { port }) => {
    for (const reply of replies(call.readUInt32BE(16), call.readUInt32BE(0)))
      socket.send(reply, port, "127.0.0.1");
  });
  const close = async (): Promise<void> => {
    socket.close();
    await once(socket, "close");
  };
  return { port: socket.address().port, close };
}
