import type { ConfigurationReader } from "./configuration-reader.ts";
import type { HostResolver } from "./host-addresses.ts";
import type { Prediction } from "./prediction.ts";
import type { PredictionOrigin } from "../../model/listening-socket.ts";

/** What every source may ask of the system at rest. */
export interface Scene {
  readonly reader: ConfigurationReader;
  readonly addressesOf: HostResolver;
  /** The port of a number or a name of `/etc/services`; `null` where it is neither. */
  portOf(text: string, transport: "tcp" | "udp"): number | null;
}

/** A program that the system starts by itself. */
export interface StartedProgram {
  /** The service: `ssh.service`, `/etc/rc2.d/S01ssh`, or the command of an image. */
  readonly service: string;
  /** Base name of the program, without a path; empty where a script starts it. */
  readonly program: string;
  /** Its arguments, as far as they are known. */
  readonly args: readonly string[];
  /** Who it starts as; `null` for root. */
  readonly user: string | null;
  readonly environment: ReadonlyMap<string, string>;
  readonly origin: PredictionOrigin;
}

/** A server whose configuration is understood. */
export interface KnownServer {
  /** For people. */
  readonly name: string;
  /** Base names of its programs. */
  readonly programs: readonly string[];
  /** Names of its services without a suffix, as distributions call them. */
  readonly services: readonly string[];
  predict(started: StartedProgram, scene: Scene): Prediction;
}
