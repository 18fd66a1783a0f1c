import type { Transport } from "../../model/listening-socket.ts";
import type { PortScope } from "./waiver.ts";

const TRANSPORTS: readonly Transport[] = ["tcp", "udp", "udplite"];

/** `9100`, `9100-9110`, each with `/tcp`, `/udp` or `/udplite` behind it; `null` where it is none of them. */
export function parsePortScope(text: string): PortScope | null {
  const [, from = "", to = from, word] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/([a-z]+))?$/i.exec(text) ?? [];
  const transport = TRANSPORTS.find((candidate) => candidate === word?.toLowerCase()) ?? null;
  const [first, last] = [Number(from), Number(to)];
  if (from === "" || first > last || last > 65_535) return null;
  return word !== undefined && transport === null ? null : { ports: [[first, last]], transport };
}
