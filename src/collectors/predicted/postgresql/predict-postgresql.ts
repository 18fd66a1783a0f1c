import { ANY_IPV4, ANY_IPV6 } from "../host-addresses.ts";
import { optionValues } from "../option-value.ts";
import { joinPredictions, undecided } from "../prediction.ts";
import type { PredictedListener, Prediction } from "../prediction.ts";
import type { KnownServer, Scene, StartedProgram } from "../scene.ts";
import { placeWords, sourceLine } from "../source-line.ts";
import { postgresqlClusters } from "./postgresql-clusters.ts";
import { readPostgresql } from "./read-postgresql.ts";
import type { PlacedLine, PostgresqlSettings } from "./read-postgresql.ts";

/** What PostgreSQL would listen on: each of its clusters. */
export const postgresql: KnownServer = {
  name: "PostgreSQL",
  programs: ["postgres", "postmaster", "pg_ctl", "pg_ctlcluster"],
  services: ["postgresql", "postgresql@", "postgres"],
  predict: (started, scene) => {
    const files = postgresqlClusters(started, scene);
    if (files.length === 0)
      return undecided(
        "tcp",
        `PostgreSQL: ${started.service} starts it, and none of its configuration was found.`,
      );
    return joinPredictions(files.map((file) => predictCluster(file, started, scene)));
  },
};

function predictCluster(file: string, started: StartedProgram, scene: Scene): Prediction {
  const settings = readPostgresql(file, scene);
  return joinPredictions([
    listenersOf(settings, started, scene),
    ...settings.problems.map((problem) => undecided("tcp", `PostgreSQL: ${problem}`)),
  ]);
}

function listenersOf(settings: PostgresqlSettings, { args }: StartedProgram, scene: Scene): Prediction {
  const text = optionOf(args, "-p", "port") ?? lastOf(settings, "port")?.value ?? "5432";
  const hosts =
    optionOf(args, "-h", "listen_addresses") ?? lastOf(settings, "listen_addresses")?.value ?? "localhost";
  const origin = originOf(settings, `${hosts} and ${text}`);
  const port = scene.portOf(text, "tcp");
  if (port === null) return undecided("tcp", `${placeWords(origin)}: the port is not known: ${origin.text}`);
  const names = hosts.split(",").map((host) => host.trim());
  return joinPredictions(
    names.filter((host) => host !== "").map((host) => onHost(host, { port, origin }, scene)),
  );
}

function lastOf({ lines }: PostgresqlSettings, name: string): PlacedLine | undefined {
  return lines.findLast((line) => line.name === name);
}

function optionOf(args: readonly string[], short: string, name: string): string | undefined {
  return optionValues(args, short).at(-1) ?? valueOfSetting(args, name);
}

/** The line of the port, else that of the addresses. */
function originOf(settings: PostgresqlSettings, values: string): PredictedListener["origin"] {
  const line = lastOf(settings, "port") ?? lastOf(settings, "listen_addresses");
  if (line === undefined)
    return sourceLine(
      settings.file,
      null,
      `neither port nor listen_addresses is set: ${values} are the default`,
    );
  return sourceLine(line.file, line.line, line.text);
}

/** `-c name=value` and `--name=value`. */
function valueOfSetting(args: readonly string[], name: string): string | undefined {
  const settings = [...optionValues(args, "-c"), ...args.map((word) => word.replace(/^--/, ""))];
  const found = settings.findLast((setting) => setting.replaceAll("-", "_").startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** PostgreSQL leaves IPv4 to sockets of its own. */
function onHost(
  host: string,
  { port, origin }: Pick<PredictedListener, "port" | "origin">,
  scene: Scene,
): Prediction {
  const addresses = host === "*" ? [ANY_IPV4, ANY_IPV6] : scene.addressesOf(host);
  if (addresses === null)
    return undecided("tcp", `${placeWords(origin)}: the address of ${host} is not known.`);
  const listeners = addresses.map(
    (address) => ({ transport: "tcp", address, v6only: "yes", port, device: null, origin }) as const,
  );
  return { listeners, undecided: [] };
}
