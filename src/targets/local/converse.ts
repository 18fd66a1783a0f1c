import { Socket } from "node:net";
import type { Seen, UnavailableReason } from "../../model/observation.ts";
import type { NetworkAccess } from "../target.ts";
import { codeOf } from "./unavailable-from.ts";

type Exchange = Parameters<NetworkAccess["exchange"]>;

const LIMIT_BYTES = 16 * 1024 * 1024;

const REASONS: Readonly<Record<string, readonly [reason: UnavailableReason, words: string]>> = {
  ECONNREFUSED: ["missing-source", "refused the connection"],
  EADDRNOTAVAIL: ["not-supported", "is not an address of this machine"],
  EAFNOSUPPORT: ["not-supported", "belongs to an address family that is switched off"],
  ENETUNREACH: ["not-supported", "is in a network that cannot be reached"],
  EACCES: ["missing-privilege", "may not be reached by this user"],
  EPERM: ["missing-privilege", "may not be reached by this user"],
};

/** Sends one request over a stream connection and waits for the answer (`NetworkAccess.exchange`). */
export async function converse([endpoint, request, isComplete, timeoutMs]: Exchange): Promise<Seen<Buffer>> {
  const { promise, resolve } = Promise.withResolvers<Seen<Buffer>>();
  const fail = (reason: UnavailableReason, words: string): void => {
    const detail = `${endpoint.host} port ${endpoint.port} ${words}.`;
    resolve({ status: "unavailable", reason, detail });
  };
  const socket = new Socket();
  const timer = setTimeout(fail, timeoutMs, "timed-out", `gave no full answer in ${timeoutMs} ms`);
  let received = Buffer.alloc(0);
  socket.on("connect", () => {
    if (isOwnEnd(socket)) fail("missing-source", "refused the connection");
  });
  socket.on("error", (error) => {
    fail(...(REASONS[codeOf(error)] ?? (["failed", `failed (${codeOf(error)})`] as const)));
  });
  socket.on("end", () => {
    fail("truncated-output", "ended the connection before its answer was complete");
  });
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    if (received.length > LIMIT_BYTES) fail("truncated-output", `sent more than ${LIMIT_BYTES} bytes`);
    else if (isComplete(received) === "complete") resolve({ status: "observed", value: received });
  });
  socket.connect(endpoint);
  socket.write(request);
  return promise.finally(() => {
    clearTimeout(timer);
    socket.destroy();
  });
}

/** A connection to a free port of the ephemeral range can meet itself. */
function isOwnEnd(socket: Socket): boolean {
  return socket.localPort === socket.remotePort && socket.localAddress === socket.remoteAddress;
}
