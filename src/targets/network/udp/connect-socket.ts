import { createSocket } from "node:dgram";
import type { Socket } from "node:dgram";
import { codeOf } from "../../local/unavailable-from.ts";

const MOST_SELVES = 8;

/**
 * A UDP socket that is connected to a port of a numeric address: it hears nobody else, and the kernel hands it what ICMP
 * says of that port. Or the system's word for why there is none.
 */
export async function connectSocket(address: string, port: number): Promise<Socket | string> {
  for (let attempt = 0; attempt < MOST_SELVES; attempt++) {
    const socket = await connected(address, port);
    if (typeof socket === "string" || !isItself(socket)) return socket;
    socket.close();
  }
  return "EADDRINUSE";
}

function connected(address: string, port: number): Promise<Socket | string> {
  const family = address.includes(":") ? 6 : 4;
  const { promise, resolve } = Promise.withResolvers<Socket | string>();
  const socket = createSocket({
    type: family === 6 ? "udp6" : "udp4",
    lookup: (host, _, answer) => {
      answer(null, host, family);
    },
  });
  const fail = (error: Error): void => {
    socket.close();
    resolve(codeOf(error));
  };
  socket.once("error", fail);
  socket.connect(port, address, (error?: Error | null) => {
    socket.off("error", fail);
    if (error instanceof Error) fail(error);
    else resolve(socket);
  });
  return promise;
}

/** A socket of the ephemeral range can be connected to itself, and then hears itself speak. */
function isItself(socket: Socket): boolean {
  const [own, remote] = [socket.address(), socket.remoteAddress()];
  return own.port === remote.port && own.address === remote.address;
}
