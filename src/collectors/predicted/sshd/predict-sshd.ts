import { posix } from "node:path";
import { ANY_IPV4, ANY_IPV6 } from "../host-addresses.ts";
import { optionValues } from "../option-value.ts";
import { joinPredictions, undecided } from "../prediction.ts";
import type { Prediction, PredictedListener } from "../prediction.ts";
import type { KnownServer, Scene, StartedProgram } from "../scene.ts";
import { placeWords, sourceLine } from "../source-line.ts";
import { parseSshdConfig } from "./parse-sshd-config.ts";
import type { SshdLine } from "./parse-sshd-config.ts";

const DEFAULT_FILE = "/etc/ssh/sshd_config";
const MOST_LINES = 20_000;
const DEEPEST = 16;

/** What OpenSSH's server would listen on. */
export const sshd: KnownServer = {
  name: "the OpenSSH server",
  programs: ["sshd"],
  services: ["ssh", "sshd", "openssh-server", "openssh"],
  predict: (started, scene) => {
    const file = optionValues(started.args, "-f").at(-1) ?? DEFAULT_FILE;
    const settings = readSettings(file, scene);
    return joinPredictions([listenersOf(settings, started, scene), ...settings.problems]);
  },
};

interface PlacedLine extends SshdLine {
  readonly file: string;
}

interface Settings {
  readonly file: string;
  readonly lines: PlacedLine[];
  readonly problems: Prediction[];
}

function readSettings(file: string, scene: Scene): Settings {
  const settings: Settings = { file, lines: [], problems: [] };
  readInto(settings, { file, depth: 0 }, scene);
  return settings;
}

interface Place {
  readonly file: string;
  readonly depth: number;
}

function readInto(settings: Settings, { file, depth }: Place, scene: Scene): void {
  const text = scene.reader.text(file);
  if (text.status === "unavailable") {
    settings.problems.push(undecided("tcp", `The OpenSSH server: ${text.detail}`));
    return;
  }
  for (const line of parseSshdConfig(text.value)) {
    if (settings.lines.length >= MOST_LINES) break;
    if (line.keyword !== "include") settings.lines.push({ ...line, file });
    else if (depth < DEEPEST) include(settings, { ...line, file }, { scene, depth: depth + 1 });
  }
}

function include(
  settings: Settings,
  { values, file, line }: PlacedLine,
  { scene, depth }: { readonly scene: Scene; readonly depth: number },
): void {
  for (const value of values) {
    const files = scene.reader.glob(posix.resolve("/etc/ssh", value));
    if (files.status === "unavailable")
      settings.problems.push(undecided("tcp", `${file} line ${line}: ${files.detail}`));
    else for (const found of files.value) readInto(settings, { file: found, depth }, scene);
  }
}

interface PortLine {
  readonly port: string;
  readonly line: PlacedLine | null;
}

function listenersOf(settings: Settings, started: StartedProgram, scene: Scene): Prediction {
  const lines = (keyword: string): readonly PlacedLine[] =>
    settings.lines.filter((line) => line.keyword === keyword && line.values.length > 0);
  const asked = optionValues(started.args, "-p").map((port): PortLine => ({ port, line: null }));
  const written = lines("port").map((line): PortLine => ({ port: line.values[0] ?? "", line }));
  const listed = asked.length > 0 ? asked : written;
  const ports = listed.length > 0 ? listed : [{ port: "22", line: null }];
  const family = lines("addressfamily")[0]?.values[0]?.toLowerCase() ?? "any";
  const context: Context = { settings, scene, started, family };
  const addresses = lines("listenaddress");
  if (addresses.length === 0) return joinPredictions(ports.map((port) => onAll(port, context)));
  return joinPredictions(addresses.map((line) => onAddress(line, ports, context)));
}

interface Context {
  readonly settings: Settings;
  readonly scene: Scene;
  readonly started: StartedProgram;
  readonly family: string;
}

function onAll({ port, line }: PortLine, context: Context): Prediction {
  const origin =
    line === null
      ? sourceLine(context.settings.file, null, defaultWords(port, context.started))
      : sourceLine(line.file, line.line, line.text);
  return placed([ANY_IPV4, ANY_IPV6], port, { ...context, origin });
}

function defaultWords(port: string, started: StartedProgram): string {
  return optionValues(started.args, "-p").length > 0
    ? `${started.service} starts it with -p ${port}`
    : `no Port is set: ${port} is the default`;
}

/** `host`, `host:port`, `[host]:port`; without a port it means all of `Port`. */
function onAddress(line: PlacedLine, ports: readonly PortLine[], context: Context): Prediction {
  const value = line.values[0] ?? "";
  const [, bracketed, plain, own] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\w+))?$/.exec(value) ?? [];
  const host = bracketed ?? plain ?? value;
  const origin = sourceLine(line.file, line.line, line.text);
  const addresses = host === "*" ? [ANY_IPV4, ANY_IPV6] : context.scene.addressesOf(host);
  if (addresses === null)
    return undecided("tcp", `${placeWords(origin)}: the address of ${host} is not known.`);
  const wanted = own === undefined ? ports.map(({ port }) => port) : [own];
  return joinPredictions(wanted.map((port) => placed(addresses, port, { ...context, origin })));
}

type Origin = PredictedListener["origin"];

/** OpenSSH leaves IPv4 to sockets of its own. */
function placed(
  addresses: readonly Uint8Array[],
  text: string,
  { scene, family, origin }: Context & { readonly origin: Origin },
): Prediction {
  const port = scene.portOf(text, "tcp");
  if (port === null || port === 0)
    return undecided("tcp", `${placeWords(origin)}: the port is not known: ${origin.text}`);
  const length = family === "inet" ? 4 : family === "inet6" ? 16 : null;
  const listeners = addresses
    .filter((address) => length === null || address.length === length)
    .map((address) => ({ transport: "tcp", address, v6only: "yes", port, device: null, origin }) as const);
  return { listeners, undecided: [] };
}
