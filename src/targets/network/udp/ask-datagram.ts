import type { Socket } from "node:dgram";
import type { Seen, Unavailable, UnavailableReason } from "../../../model/observation.ts";
import { codeOf } from "../../local/unavailable-from.ts";
import type { NetworkAccess } from "../../target.ts";
import { answerOfEcho, answerOfOpening } from "./answer-of-echo.ts";
import { connectSocket } from "./connect-socket.ts";

type Question = Parameters<NetworkAccess["datagram"]>;

/** A datagram may be lost, so it is sent so many times within the time limit. */
const ATTEMPTS = 3;

/** Sends one request as a datagram and waits for the answer to it (`NetworkAccess.datagram`). */
export async function askDatagram([endpoint, request, isAnswer, timeoutMs]: Question): Promise<Seen<Buffer>> {
  const socket = await connectSocket(endpoint.host, endpoint.port);
  const place = `${endpoint.host} port ${endpoint.port} (UDP)`;
  if (typeof socket === "string") return unavailable(place, reasonOf(answerOfOpening(socket).answer), socket);
  const { promise, resolve } = Promise.withResolvers<Seen<Buffer>>();
  socket.on("error", (error) => {
    const code = codeOf(error);
    const { answer } = answerOfEcho({ kind: "error", code, stage: "waiting", afterMs: 0 });
    resolve(unavailable(place, reasonOf(answer), code));
  });
  socket.on("message", (message) => {
    if (isAnswer(message) === "answer") resolve({ status: "observed", value: message });
  });
  const sender = sendAgain(socket, request, timeoutMs / ATTEMPTS);
  const timer = setTimeout(() => {
    resolve({
      status: "unavailable",
      reason: "timed-out",
      detail: `${place} gave no answer in ${timeoutMs} ms.`,
    });
  }, timeoutMs);
  return promise.finally(() => {
    clearInterval(sender);
    clearTimeout(timer);
    socket.close();
  });
}

function sendAgain(socket: Socket, request: Buffer, everyMs: number): NodeJS.Timeout {
  const send = (): void => {
    socket.send(request, (error) => {
      if (error !== null) socket.emit("error", error);
    });
  };
  send();
  return setInterval(send, everyMs);
}

function reasonOf(answer: string): UnavailableReason {
  if (answer === "closed") return "missing-source";
  return answer === "unreachable" ? "not-supported" : "failed";
}

function unavailable(place: string, reason: UnavailableReason, code: string): Unavailable {
  const words = reason === "missing-source" ? "refused the datagram" : `could not be asked (${code})`;
  return { status: "unavailable", reason, detail: `${place} ${words}.` };
}
