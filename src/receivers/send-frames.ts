import { isIP, Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { ConnectionOptions } from "node:tls";
import type { ClientFiles, SyslogReceiver } from "../alerts/receiver.ts";
import type { Delivery } from "../model/alert.ts";
import { DELIVERED, failed } from "./attempt.ts";
import { readPem } from "./read-pem.ts";
import { readTrusted } from "./read-trusted.ts";

/** Sends messages over TCP (RFC 6587, counted octets) or TLS (RFC 5425), and waits until the server has closed. */
export async function sendFrames(
  { transport, server, client }: SyslogReceiver,
  messages: readonly Buffer[],
  signal: AbortSignal,
): Promise<Delivery> {
  const ca = readTrusted(server.ca);
  const own = client === null ? {} : ownFiles(client);
  const { promise, resolve } = Promise.withResolvers<Delivery>();
  const plain = new Socket();
  const socket =
    transport === "tls"
      ? secured(plain, server.host, { ...own, ...(ca === undefined ? {} : { ca }) })
      : plain;
  // A certificate is judged before the first octet leaves.
  socket.once(transport === "tls" ? "secureConnect" : "connect", () => {
    socket.end(framesOf(messages));
  });
  const ends: readonly Socket[] = [plain, socket];
  for (const end of ends)
    end.on("error", (fault) => {
      resolve(failed(fault.message));
    });
  socket.on("close", () => {
    resolve(socket.writableFinished ? DELIVERED : failed("the server closed the connection too early"));
  });
  socket.resume();
  signal.addEventListener("abort", () => plain.destroy(), { once: true });
  plain.connect({ host: server.host, port: server.port });
  return promise.finally(() => {
    socket.destroy();
    plain.destroy();
  });
}

function ownFiles({ cert, key }: ClientFiles): ConnectionOptions {
  return { cert: readPem(cert.text, "certificate"), key: readPem(key.text, "key") };
}

function secured(socket: Socket, host: string, files: ConnectionOptions) {
  return connectTls({
    socket,
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    ...files,
  });
}

function framesOf(messages: readonly Buffer[]): Buffer {
  return Buffer.concat(messages.flatMap((message) => [Buffer.from(`${message.length} `), message]));
}
