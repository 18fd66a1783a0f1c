import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import type { BindOrder, BoundPort } from "../target.ts";
import { codeOf } from "./unavailable-from.ts";

/** So many at once: each takes a descriptor. */
const TOGETHER = 128;

/** Binds each port for a moment, on all addresses of both families, and tells what the kernel says to it. */
export async function bindPorts({ transport, ports }: BindOrder): Promise<readonly BoundPort[]> {
  const bind = transport === "tcp" ? bindTcp : bindUdp;
  const answers: BoundPort[] = [];
  for (let start = 0; start < ports.length; start += TOGETHER) {
    const batch = ports.slice(start, start + TOGETHER);
    answers.push(...(await Promise.all(batch.map((port) => onBothFamilies(port, bind)))));
  }
  return answers;
}

type Bind = (port: number, family: "ipv4" | "ipv6") => Promise<string | null>;

/** A socket of IPv6 takes a port of IPv4 as well, but not where IPv6 is off. */
async function onBothFamilies(port: number, bind: Bind): Promise<BoundPort> {
  const code = await bind(port, "ipv6");
  const answer = code === "EAFNOSUPPORT" || code === "EADDRNOTAVAIL" ? await bind(port, "ipv4") : code;
  if (answer === null) return { port, status: "free" };
  return answer === "EADDRINUSE" ? { port, status: "taken" } : { port, status: "refused", code: answer };
}

function bindTcp(port: number, family: "ipv4" | "ipv6"): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const server = createServer((socket) => socket.destroy());
  server.on("error", (error) => {
    resolve(codeOf(error));
  });
  server.listen({ port, host: family === "ipv6" ? "::" : "0.0.0.0", exclusive: true, backlog: 1 }, () => {
    server.close(() => {
      resolve(null);
    });
  });
  return promise;
}

function bindUdp(port: number, family: "ipv4" | "ipv6"): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const socket = createSocket(family === "ipv6" ? "udp6" : "udp4");
  socket.on("error", (error) => {
    socket.close();
    resolve(codeOf(error));
  });
  socket.bind({ port, address: family === "ipv6" ? "::" : "0.0.0.0", exclusive: true }, () => {
    socket.close(() => {
      resolve(null);
    });
  });
  return promise;
}
