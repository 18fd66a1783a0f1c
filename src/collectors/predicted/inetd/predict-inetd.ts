import { ANY_IPV4, ANY_IPV6 } from "../host-addresses.ts";
import { joinPredictions, NOTHING, undecided } from "../prediction.ts";
import type { Prediction } from "../prediction.ts";
import type { KnownServer, Scene, StartedProgram } from "../scene.ts";
import { placeWords, sourceLine } from "../source-line.ts";
import { parseInetd } from "./parse-inetd.ts";
import type { InetdLine } from "./parse-inetd.ts";

/** What inetd would listen on for others. */
export const inetd: KnownServer = {
  name: "inetd",
  programs: ["inetd"],
  services: ["inetd", "openbsd-inetd", "inetutils-inetd", "busybox-inetd"],
  predict: (started, scene) => {
    const file = started.args.findLast((word) => word.startsWith("/")) ?? "/etc/inetd.conf";
    const more = scene.reader.names("/etc/inetd.d").map((name) => `/etc/inetd.d/${name}`);
    return joinPredictions([file, ...more].map((path) => predictFile(path, started, scene)));
  },
};

function predictFile(file: string, started: StartedProgram, scene: Scene): Prediction {
  // Distributions do not start it without its file, and it has nothing to do then.
  if (scene.reader.has(file) === "no") return NOTHING;
  const text = scene.reader.text(file);
  if (text.status === "unavailable") return undecided("any", `inetd: ${text.detail}`);
  return joinPredictions(
    parseInetd(text.value).map((line) => predictLine({ ...line, file }, started, scene)),
  );
}

function predictLine(
  line: InetdLine & { readonly file: string },
  started: StartedProgram,
  scene: Scene,
): Prediction {
  const origin = sourceLine(line.file, line.line, line.text);
  const [, rpc, transport, family] =
    /^(rpc\/)?(tcp|udp)(4|6|46|64)?(?:,.*|nowait)?$/.exec(line.protocol) ?? [];
  if (transport !== "tcp" && transport !== "udp") return NOTHING;
  if (rpc !== undefined)
    return undecided(transport, `${placeWords(origin)}: a service of RPC gets its port when it starts.`);
  const port = scene.portOf(line.service, transport);
  const addresses = line.address === null ? anyOf(family, started) : scene.addressesOf(line.address);
  if (port === null || port === 0 || addresses === null)
    return undecided(transport, `${placeWords(origin)}: the port or address is not known: ${origin.text}`);
  const v6only = isOfOneFamily(started) ? "yes" : "no";
  const place = { transport, port, v6only, device: null, origin } as const;
  return { listeners: addresses.map((address) => ({ ...place, address })), undecided: [] };
}

/** OpenBSD's takes `tcp` for IPv4; others listen on both families with one socket. */
function anyOf(family: string | undefined, started: StartedProgram): readonly Uint8Array[] {
  if (family === "6") return [ANY_IPV6];
  if (family === "4" || (family === undefined && isOfOneFamily(started))) return [ANY_IPV4];
  return isOfOneFamily(started) ? [ANY_IPV4, ANY_IPV6] : [ANY_IPV6];
}

function isOfOneFamily({ service }: StartedProgram): boolean {
  return !/inetutils|busybox/.test(service);
}
