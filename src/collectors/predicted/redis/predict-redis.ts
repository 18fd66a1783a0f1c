import { posix } from "node:path";
import { isPattern } from "../configuration-reader.ts";
import { ANY_IPV4, ANY_IPV6 } from "../host-addresses.ts";
import { joinPredictions, undecided } from "../prediction.ts";
import type { PredictedListener, Prediction } from "../prediction.ts";
import type { KnownServer, Scene, StartedProgram } from "../scene.ts";
import { placeWords, sourceLine } from "../source-line.ts";
import { parseRedisConf } from "./parse-redis-conf.ts";
import type { RedisLine } from "./parse-redis-conf.ts";

const DEEPEST = 16;
const MOST_LINES = 50_000;

/** What Redis or Valkey would listen on. */
export const redis: KnownServer = {
  name: "Redis",
  programs: ["redis-server", "redis-sentinel", "valkey-server", "valkey-sentinel", "redis-check-rdb"],
  services: ["redis", "redis-server", "redis-sentinel", "valkey", "valkey-server"],
  predict: (started, scene) => {
    const settings = readSettings(started, scene);
    return joinPredictions([listenersOf(settings, scene), ...settings.problems]);
  },
};

interface PlacedLine extends RedisLine {
  readonly file: string;
}

interface Settings {
  readonly file: string;
  readonly defaultPort: string;
  readonly lines: PlacedLine[];
  readonly problems: Prediction[];
}

const FILES = ["/etc/redis/redis.conf", "/etc/redis.conf", "/etc/valkey/valkey.conf"];

/** Options of the command line come after the file, written as `--name value…`. */
function readSettings(started: StartedProgram, scene: Scene): Settings {
  const { program, args, service } = started;
  const isSentinel =
    program.endsWith("sentinel") || service.includes("sentinel") || args.includes("--sentinel");
  const first = args[0];
  const usual = FILES.find((path) => program === "" && scene.reader.has(path) === "yes");
  const file = first !== undefined && !first.startsWith("-") ? first : usual;
  const settings: Settings = {
    file: file ?? started.origin.source,
    defaultPort: isSentinel ? "26379" : "6379",
    lines: [],
    problems: [],
  };
  if (file !== undefined) readInto(settings, { file, depth: 0 }, scene);
  settings.lines.push(...linesOfOptions(started));
  return settings;
}

function linesOfOptions({ args, origin }: StartedProgram): readonly PlacedLine[] {
  const lines: (PlacedLine & { readonly values: string[] })[] = [];
  for (const word of args)
    if (word.startsWith("--"))
      lines.push({
        name: word.slice(2).toLowerCase(),
        values: [],
        line: origin.line ?? 0,
        text: args.join(" "),
        file: origin.source,
      });
    else lines.at(-1)?.values.push(word);
  return lines;
}

function readInto(
  settings: Settings,
  { file, depth }: { readonly file: string; readonly depth: number },
  scene: Scene,
): void {
  const text = scene.reader.text(file);
  if (text.status === "unavailable") {
    settings.problems.push(undecided("tcp", `Redis: ${text.detail}`));
    return;
  }
  for (const line of parseRedisConf(text.value)) {
    if (settings.lines.length >= MOST_LINES) break;
    if (line.name !== "include") settings.lines.push({ ...line, file });
    else if (depth < DEEPEST)
      for (const next of includedFiles(line, file, scene))
        readInto(settings, { file: next, depth: depth + 1 }, scene);
  }
}

function includedFiles({ values }: RedisLine, file: string, { reader }: Scene): readonly string[] {
  return values.slice(0, 1).flatMap((path) => {
    const whole = posix.resolve(posix.dirname(file), path);
    const found = isPattern(path) ? reader.glob(whole) : null;
    return found?.status === "observed" ? found.value : [whole];
  });
}

function listenersOf(settings: Settings, scene: Scene): Prediction {
  const last = (name: string): PlacedLine | undefined =>
    settings.lines.findLast((line) => line.name === name);
  const port = last("port");
  const tls = last("tls-port");
  const ports = [
    { text: port?.values[0] ?? settings.defaultPort, line: port },
    ...(tls === undefined ? [] : [{ text: tls.values[0] ?? "", line: tls }]),
  ].filter(({ text }) => text !== "0");
  const cluster = last("cluster-enabled");
  const bus = cluster?.values[0]?.toLowerCase() === "yes" ? busPort(ports, last("cluster-port")) : [];
  const bind = last("bind");
  return joinPredictions([...ports, ...bus].map((entry) => onPort(entry, bind, { settings, scene })));
}

interface PortLine {
  readonly text: string;
  readonly line: PlacedLine | undefined;
}

/** The bus of a cluster has the port of the server and 10,000, unless it has one of its own. */
function busPort(ports: readonly PortLine[], own: PlacedLine | undefined): readonly PortLine[] {
  const value = own?.values[0] ?? "0";
  if (value !== "0") return [{ text: value, line: own }];
  return ports.slice(0, 1).map(({ text, line }) => ({ text: String(Number(text) + 10_000), line }));
}

function onPort(
  { text, line }: PortLine,
  bind: PlacedLine | undefined,
  { settings, scene }: { readonly settings: Settings; readonly scene: Scene },
): Prediction {
  const named = line ?? bind;
  const origin =
    named === undefined
      ? sourceLine(
          settings.file,
          null,
          `neither port nor bind is set: ${text} on every address is the default`,
        )
      : sourceLine(
          named.file,
          named.line,
          line === undefined ? `${named.text} (port ${text} is the default)` : named.text,
        );
  const port = scene.portOf(text, "tcp");
  if (port === null) return undecided("tcp", `${placeWords(origin)}: the port is not known: ${origin.text}`);
  const hosts = bind?.values.map((host) => host.replace(/^-/, "")) ?? ["*", "::*"];
  return joinPredictions(
    hosts.filter((host) => host !== "").map((host) => onHost(host, { port, origin }, scene)),
  );
}

/** Redis leaves IPv4 to sockets of its own. */
function onHost(
  host: string,
  { port, origin }: Pick<PredictedListener, "port" | "origin">,
  scene: Scene,
): Prediction {
  const addresses = host === "*" ? [ANY_IPV4] : host === "::*" ? [ANY_IPV6] : scene.addressesOf(host);
  if (addresses === null)
    return undecided("tcp", `${placeWords(origin)}: the address of ${host} is not known.`);
  const listeners = addresses
    .slice(0, 1)
    .map((address) => ({ transport: "tcp", address, v6only: "yes", port, device: null, origin }) as const);
  return { listeners, undecided: [] };
}
