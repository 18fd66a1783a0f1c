import { joinPredictions, undecided } from "../prediction.ts";
import type { Prediction } from "../prediction.ts";
import { sshd } from "../sshd/predict-sshd.ts";
import { serverOf } from "../known-servers.ts";
import type { Scene, StartedProgram } from "../scene.ts";
import { predictSocketUnit } from "./predict-socket-unit.ts";
import { isSilentService } from "./silent-service.ts";
import { startedService } from "./started-service.ts";
import { lastOf } from "./unit-store.ts";
import { startedUnits } from "./started-units.ts";
import type { StartedUnit } from "./started-units.ts";
import type { UnitStore } from "./unit-store.ts";

/** What the manager itself would listen on, and the services that it would start and that may listen. */
export interface SystemdPrediction {
  readonly prediction: Prediction;
  readonly services: readonly StartedProgram[];
  /** Services for which a socket unit of their name listens on the network. */
  readonly served: ReadonlySet<string>;
}

/** Ubuntu derives the ports of `ssh.socket` from the configuration of the server when it starts. */
const SSHD_GENERATORS = [
  "/usr/lib/systemd/system-generators/sshd-socket-generator",
  "/lib/systemd/system-generators/sshd-socket-generator",
];

const TOO_MANY = {
  reason: "truncated-output",
  detail: "More units start with the system than are looked at.",
} as const;

/** Follows what starts with the system, and reads its units. */
export function predictSystemd(store: UnitStore, scene: Scene): SystemdPrediction {
  const { units, extent } = startedUnits(store);
  if (extent === "cut") scene.reader.missed(TOO_MANY);
  const ofType = (suffix: string): readonly StartedUnit[] =>
    units.filter(({ name }) => name.endsWith(suffix));
  const sockets = ofType(".socket").map((started) => ({
    started,
    prediction: predictSocket(started, scene),
  }));
  return {
    served: new Set(sockets.flatMap(({ started, prediction }) => servedBy(started, prediction))),
    prediction: joinPredictions([
      ...sockets.map(({ prediction }) => prediction),
      ...units.filter(({ name }) => !name.endsWith(".socket")).flatMap(unreadableUnit),
    ]),
    services: ofType(".service").flatMap((started) => programsOf(started, scene)),
  };
}

function servedBy({ name, unit }: StartedUnit, { listeners }: Prediction): readonly string[] {
  if (listeners.length === 0) return [];
  return [lastOf(unit, "Socket", "Service") ?? name.replace(/\.socket$/, ".service")];
}

function predictSocket(started: StartedUnit, scene: Scene): Prediction {
  const isGenerated =
    started.unit.name === "ssh.socket" && SSHD_GENERATORS.some((path) => scene.reader.has(path) === "yes");
  if (!isGenerated) return predictSocketUnit(started);
  const origin = started.because;
  return sshd.predict(
    { service: "ssh.socket", program: "sshd", args: [], user: null, environment: new Map(), origin },
    scene,
  );
}

function programsOf(started: StartedUnit, { reader }: Scene): readonly StartedProgram[] {
  const programs = startedService(started, reader);
  const isKnown = programs.some((program) => serverOf(program) !== null);
  return isKnown || !isSilentService(started.name, started.unit) ? programs : [];
}

/** What cannot be read may start anything. */
function unreadableUnit({ name, unit }: StartedUnit): readonly Prediction[] {
  return unit.unreadable.map((detail) => undecided("any", `${name}: ${detail}`));
}
