import { posix } from "node:path";
import { ANY_IPV4 } from "../host-addresses.ts";
import { optionValues } from "../option-value.ts";
import { joinPredictions, undecided } from "../prediction.ts";
import type { PredictedListener, Prediction } from "../prediction.ts";
import type { KnownServer, Scene, StartedProgram } from "../scene.ts";
import { placeWords, sourceLine } from "../source-line.ts";
import { parseListen } from "./parse-listen.ts";
import type { NginxListen } from "./parse-listen.ts";
import { readNginx } from "./read-nginx.ts";
import type { PlacedDirective } from "./read-nginx.ts";

/** What nginx would listen on. */
export const nginx: KnownServer = {
  name: "nginx",
  programs: ["nginx", "openresty"],
  services: ["nginx", "openresty"],
  predict: (started, scene) => {
    const { directives, problems } = readNginx(fileOf(started, scene), scene);
    const bound = withoutCovered(
      distinct(SECTIONS.flatMap((section) => listensIn(section, directives, started))),
    );
    const count = bound.reduce((sum, { listen }) => sum + portsIn(listen), 0);
    if (count > MOST_PORTS)
      return undecided("any", `nginx: it would listen on ${count} ports, more than are looked at.`);
    return joinPredictions([
      ...bound.map((entry) => listenersOf(entry, scene)),
      ...problems.map((problem) => undecided("any", `nginx: ${problem}`)),
    ]);
  },
};

const FILES = [
  "/etc/nginx/nginx.conf",
  "/usr/local/nginx/conf/nginx.conf",
  "/usr/local/openresty/nginx/conf/nginx.conf",
];

function fileOf({ args }: StartedProgram, { reader }: Scene): string {
  const prefix = optionValues(args, "-p").at(-1) ?? "/etc/nginx";
  const asked = optionValues(args, "-c").at(-1);
  if (asked !== undefined) return posix.resolve(prefix, asked);
  return FILES.find((path) => reader.has(path) === "yes") ?? "/etc/nginx/nginx.conf";
}

const MOST_PORTS = 100_000;
const SECTIONS = ["http", "stream", "mail"] as const;

interface Bound {
  readonly listen: NginxListen;
  readonly origin: PredictedListener["origin"];
}

function listensIn(
  section: (typeof SECTIONS)[number],
  directives: readonly PlacedDirective[],
  started: StartedProgram,
): readonly Bound[] {
  const servers = blocksOf(directives, section).flatMap((block) => serversIn(block));
  return servers.flatMap((server) => {
    const listens = (server.block ?? []).filter(({ name }) => name === "listen");
    if (listens.length === 0 && section === "http") return [unwritten(server, started)];
    return listens.map(({ args, file, line }) => ({
      listen: parseListen(args, section === "http" ? 80 : null),
      origin: sourceLine(file, line, `listen ${args.join(" ")}`),
    }));
  });
}

function blocksOf(
  directives: readonly PlacedDirective[],
  name: string,
): readonly (readonly PlacedDirective[])[] {
  return directives
    .filter((entry) => entry.name === name)
    .flatMap(({ block }) => (block === null ? [] : [block]));
}

function serversIn(block: readonly PlacedDirective[]): readonly PlacedDirective[] {
  return block.filter((entry) => entry.name === "server" && entry.block !== null);
}

/** A server without `listen` has port 80, or 8000 where nginx is not started by root. */
function unwritten({ file, line }: PlacedDirective, { user }: StartedProgram): Bound {
  const port = user === null ? 80 : 8000;
  const listen = parseListen([String(port)], null);
  return { listen, origin: sourceLine(file, line, `server without listen: ${port} is the default`) };
}

/** Many servers share one socket; an option of it counts where any of them writes it. */
function distinct(all: readonly Bound[]): readonly Bound[] {
  const byKey = new Map<string, Bound>();
  for (const { listen, origin } of all) {
    const key = listen.kind === "socket" ? `${listen.host} ${keyOf(listen)}` : JSON.stringify(origin);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { listen, origin });
    else if (known.listen.kind === "socket" && listen.kind === "socket")
      byKey.set(key, { listen: bothOf(known.listen, listen), origin: known.origin });
  }
  return [...byKey.values()];
}

function bothOf(one: Socket, other: Socket): Socket {
  return {
    ...one,
    v6only: other.v6only === "no" ? "no" : one.v6only,
    binding: other.binding === "own" ? "own" : one.binding,
  };
}

function portsIn(listen: NginxListen): number {
  return listen.kind === "socket" ? listen.ports[1] - listen.ports[0] + 1 : 0;
}

/** An address with the port of a wildcard address is served by that one, unless it asks for a socket of its own. */
function withoutCovered(all: readonly Bound[]): readonly Bound[] {
  const sockets = all.flatMap(({ listen }) => (listen.kind === "socket" ? [listen] : []));
  const wildcards = new Set(sockets.filter(isWildcard).map(keyOf));
  return all.filter(
    ({ listen }) =>
      listen.kind !== "socket" ||
      isWildcard(listen) ||
      listen.binding === "own" ||
      !wildcards.has(keyOf(listen)),
  );
}

type Socket = Extract<NginxListen, { readonly kind: "socket" }>;

function isWildcard({ host }: Socket): boolean {
  return /^(?:\*|0\.0\.0\.0|\[::\])$/.test(host);
}

function keyOf({ host, ports, transport }: Socket): string {
  return `${transport} ${host.startsWith("[") ? "ipv6" : "ipv4"} ${ports.join("-")}`;
}

function listenersOf({ listen, origin }: Bound, scene: Scene): Prediction {
  if (listen.kind === "unix") return joinPredictions([]);
  const addresses = listen.kind === "unclear" ? null : addressesOf(listen.host, scene);
  if (listen.kind === "unclear" || addresses === null)
    return undecided("any", `${placeWords(origin)} is not understood: ${origin.text}`);
  const [first, last] = listen.ports;
  const { transport, v6only } = listen;
  const listeners = addresses.flatMap((address) =>
    Array.from({ length: last - first + 1 }, (_, index): PredictedListener => ({
      transport,
      address,
      v6only,
      port: first + index,
      device: null,
      origin,
    })),
  );
  return { listeners, undecided: [] };
}

function addressesOf(host: string, { addressesOf: resolve }: Scene): readonly Uint8Array[] | null {
  return host === "*" ? [ANY_IPV4] : resolve(host);
}
