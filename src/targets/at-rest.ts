/** A port that an image declares: it is a note of its maker, and neither opens nor forbids anything. */
export interface ExposedPort {
  readonly transport: "tcp" | "udp";
  readonly port: number;
  /** Where it stands, for people: `the configuration of the image (ExposedPorts)`. */
  readonly source: string;
}

/** What a container of an image starts by itself. */
export interface StartCommand {
  /** The program and its arguments; not empty. */
  readonly words: readonly string[];
  /** `NAME=VALUE`. */
  readonly environment: readonly string[];
  /** By name or number, perhaps with a group; empty for root. */
  readonly user: string;
  /** Where it stands, for people. */
  readonly source: string;
}

/** Set on a target whose system does not run: an image, a root file system. */
export interface AtRest {
  readonly exposedPorts: readonly ExposedPort[];
  /** Absent where nothing tells what would be started. */
  readonly command?: StartCommand;
  /** `asked`: what would listen is to be derived from its files, and told as a prediction. */
  readonly predict: "asked" | "not-asked";
}
