import { sharedText } from "../../shared-folder.ts";

/** One socket that really listened when the recordings of `local/` were made. */
export interface TrueSocket {
  readonly proto: "tcp" | "udp" | "udplite";
  readonly addr: string;
  readonly port: number;
  readonly pids: readonly number[];
  readonly comm: string;
}

/** The sockets that really listened, in the words of `endsOf`, without the transports that a tool does not show. */
export function trueEnds(transports: readonly string[]): readonly string[] {
  return trueSockets()
    .filter(({ proto }) => transports.includes(proto))
    .map(({ proto, addr, port }) => `${proto} ${addr.replace("::ffff:", "")}:${port}`)
    .sort();
}

/** The truth about the host of `local/`. */
export function trueSockets(): readonly TrueSocket[] {
  const state = JSON.parse(sharedText("recordings/local/host-state.json")) as { sockets: TrueSocket[] };
  return state.sockets;
}
