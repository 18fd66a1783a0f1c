import type { FileAccess } from "../../targets/file-access.ts";
import type { Target } from "../../targets/target.ts";
import { parseServiceNames } from "../service-names/parse-service-names.ts";
import { commandStarts } from "./command/command-starts.ts";
import type { CommandStarts } from "./command/command-starts.ts";
import { ConfigurationReader } from "./configuration-reader.ts";
import { hostResolver } from "./host-addresses.ts";
import { initScripts } from "./init-scripts.ts";
import { hasInit, installedServers } from "./installed-servers.ts";
import { serverOf } from "./known-servers.ts";
import { isListeningService } from "./listening-services.ts";
import { joinPredictions, NOTHING, undecided } from "./prediction.ts";
import type { Prediction } from "./prediction.ts";
import { predictExposed } from "./predict-exposed.ts";
import type { KnownServer, Scene, StartedProgram } from "./scene.ts";
import { placeWords } from "./source-line.ts";
import { predictSystemd } from "./systemd/predict-systemd.ts";
import { UnitStore } from "./systemd/unit-store.ts";

/** Everything that would listen, and the services of which it is not known. */
export interface WholePrediction extends Prediction {
  readonly unknown: readonly string[];
}

const MOST_LISTENERS = 100_000;

/** Derives from the files of a system at rest, and what its image declares, what would listen. */
export function predict(files: FileAccess, atRest: NonNullable<Target["atRest"]>): WholePrediction {
  const scene = sceneOf(files);
  const store = new UnitStore(scene.reader);
  const systemd = predictSystemd(store, scene);
  const scripts = initScripts(scene.reader, (name) => store.find(name).status !== "missing");
  const command = atRest.command === undefined ? NO_COMMAND : commandStarts(atRest.command);
  const started = distinct([...systemd.services, ...scripts, ...command.programs]);
  const servers = started.map((program) => ({ program, server: serverOf(program) }));
  const parts = [
    predictExposed(atRest.exposedPorts),
    systemd.prediction,
    ...servers.map(({ program, server }) => predictProgram({ program, server }, systemd.served, scene)),
    ...(command.extent === "all"
      ? []
      : unstarted(
          servers.flatMap(({ server }) => server ?? []),
          scene,
        )),
  ];
  const unseen = scene.reader.blindSpots.map((detail) => undecided("any", detail));
  const whole = limited(joinPredictions([...parts, ...unseen]));
  const unknown = servers.filter(
    ({ program: { service }, server }) =>
      server === null && (systemd.served.has(service) || !isListeningService(service)),
  );
  return { ...whole, unknown: [...new Set(unknown.map(({ program }) => program.service))].sort() };
}

function sceneOf(files: FileAccess): Scene {
  const reader = new ConfigurationReader(files);
  const textOf = (path: string): string => {
    const text = reader.text(path);
    return text.status === "observed" ? text.value : "";
  };
  const services = parseServiceNames(textOf("/etc/services"));
  const ports = new Map<string, number>();
  for (const { name, aliases, port, transport } of services.toReversed())
    for (const word of [name, ...aliases]) ports.set(`${transport} ${word}`, port);
  return {
    reader,
    addressesOf: hostResolver(textOf("/etc/hosts")),
    portOf: (text, transport) => {
      const port = /^\d+$/.test(text) ? Number(text) : (ports.get(`${transport} ${text}`) ?? 0);
      // To bind port 0 takes any port: no server is told so, and which one it would get nobody knows.
      return port > 0 && port < 65_536 ? port : null;
    },
  };
}

/** A service may be started in several ways, and is one all the same. */
function distinct(programs: readonly StartedProgram[]): readonly StartedProgram[] {
  return [
    ...new Map(
      programs.map((entry) => [JSON.stringify([entry.service, entry.program, entry.args]), entry]),
    ).values(),
  ];
}

interface StartedServer {
  readonly program: StartedProgram;
  readonly server: KnownServer | null;
}

function predictProgram(
  { program, server }: StartedServer,
  served: ReadonlySet<string>,
  scene: Scene,
): Prediction {
  if (server !== null) return server.predict(program, scene);
  const { service, origin } = program;
  if (served.has(service) || !isListeningService(service)) return NOTHING;
  return undecided(
    "any",
    `${service} starts (${placeWords(origin)}), and where it listens is not known here.`,
  );
}

/** Nothing tells what is started first. */
const NO_COMMAND: CommandStarts = { programs: [], extent: "part" };

/** Without anything that starts services, an installed server may be what a container is made for. */
function unstarted(started: readonly KnownServer[], { reader }: Scene): readonly Prediction[] {
  if (hasInit(reader)) return [];
  return installedServers(reader)
    .filter(({ server }) => !started.includes(server))
    .map(({ server: { name }, path }) =>
      undecided(
        "any",
        `${path} is installed, and whether ${name} is started is not known: no service and no command of an image starts it by its name.`,
      ),
    );
}

function limited(prediction: Prediction): Prediction {
  if (prediction.listeners.length <= MOST_LISTENERS) return prediction;
  const cut = `More than ${MOST_LISTENERS} listeners were predicted; the rest was left out.`;
  const rest = undecided("any", cut);
  return joinPredictions([{ ...prediction, listeners: prediction.listeners.slice(0, MOST_LISTENERS) }, rest]);
}
