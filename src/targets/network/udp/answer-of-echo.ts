import type { PortAnswer } from "../../../model/network-scan.ts";
import type { Echo } from "./probe-socket.ts";

/** What an echo says of its port; `starved`: this machine ran out of something and may try again. */
export interface EchoMeaning {
  readonly answer: PortAnswer | "starved";
  readonly why?: string;
}

/** No descriptors, no buffers, no ports of our own. */
const STARVED = new Set(["EMFILE", "ENFILE", "ENOBUFS", "ENOMEM", "EAGAIN", "EADDRINUSE"]);
const NO_WAY = new Set(["ENETUNREACH", "EHOSTUNREACH", "ENETDOWN", "EHOSTDOWN"]);

/**
 * Linux tells a connected socket only of final ICMP errors (ip(7), `icmp_err_convert`): port unreachable, and
 * `administratively prohibited`, which is EHOSTUNREACH or ENETUNREACH over IPv4 and EACCES over IPv6.
 */
const PROHIBITED = new Set(["EHOSTUNREACH", "ENETUNREACH", "EACCES", "EPERM"]);
const GONE = new Set(["EHOSTDOWN", "ENONET"]);

/** The meaning of what came back, and of what this machine said when it was to send. */
export function answerOfEcho(echo: Echo, system: NodeJS.Platform = process.platform): EchoMeaning {
  if (echo.kind === "reply") return { answer: "open" };
  if (echo.kind === "silence") return { answer: "open|filtered", why: "no answer" };
  return echo.stage === "waiting" ? answerOfIcmp(echo.code, system) : answerOfOpening(echo.code);
}

/** The meaning of an error before anything was sent. */
export function answerOfOpening(code: string): EchoMeaning {
  if (STARVED.has(code)) return { answer: "starved", why: code };
  return { answer: NO_WAY.has(code) ? "unreachable" : "untried", why: code };
}

function answerOfIcmp(code: string, system: NodeJS.Platform): EchoMeaning {
  if (code === "ECONNREFUSED" || code === "ECONNRESET") return { answer: "closed" };
  if (GONE.has(code) || (system !== "linux" && NO_WAY.has(code))) return { answer: "unreachable", why: code };
  if (PROHIBITED.has(code)) return { answer: "filtered", why: `prohibited (${code})` };
  return { answer: "open|filtered", why: code };
}
