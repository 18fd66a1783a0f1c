import { posix } from "node:path";
import type { StartCommand } from "../../../targets/at-rest.ts";
import { serverOf } from "../known-servers.ts";
import type { StartedProgram } from "../scene.ts";
import { sourceLine } from "../source-line.ts";
import { shellCommands } from "./shell-commands.ts";
import { unwrapped } from "./unwrapped.ts";

/** What the command of an image starts, and whether it may start more than that. */
export interface CommandStarts {
  readonly programs: readonly StartedProgram[];
  readonly extent: "all" | "part";
}

const SHELLS = new Set(["sh", "bash", "dash", "ash", "ksh", "zsh"]);

/** Programs that neither listen nor start anything by themselves. */
const IDLE = new Set([
  "sleep",
  "tail",
  "cat",
  "true",
  "false",
  "echo",
  "mkdir",
  "chown",
  "chmod",
  "cd",
  "wait",
]);

/** The programs that an image starts by itself, by its command in either form. */
export function commandStarts(command: StartCommand): CommandStarts {
  const environment = environmentOf(command);
  const words = unwrapped(command.words);
  const script = scriptIn(words);
  if (script === null) return startsOf([words], command, environment);
  const { commands, extent } = shellCommands(script, environment);
  const starts = startsOf(commands.map(unwrapped), command, environment);
  return { programs: starts.programs, extent: extent === "all" ? starts.extent : "part" };
}

/** The text that a shell is given, as in the form of a Dockerfile without brackets. */
function scriptIn([program = "", option = "", script]: readonly string[]): string | null {
  const isScript = SHELLS.has(posix.basename(program)) && /^-[a-z]*c$/.test(option);
  return isScript ? (script ?? null) : null;
}

function startsOf(
  commands: readonly (readonly string[])[],
  command: StartCommand,
  environment: ReadonlyMap<string, string>,
): CommandStarts {
  const { user, source, words } = command;
  const base = {
    user: isRoot(user) ? null : user,
    environment,
    origin: sourceLine(source, null, words.join(" ")),
  };
  const parts = commands.map(programsIn).map(({ found, extent }) => ({
    programs: found.map((one): StartedProgram => ({ ...base, ...one })),
    extent,
  }));
  const isAll = parts.every(({ extent }) => extent === "all");
  return { programs: parts.flatMap(({ programs }) => programs), extent: isAll ? "all" : "part" };
}

interface FoundPrograms {
  readonly found: readonly Pick<StartedProgram, "service" | "program" | "args">[];
  readonly extent: CommandStarts["extent"];
}

function programsIn(words: readonly string[]): FoundPrograms {
  const [path = ""] = words;
  const name = posix.basename(path);
  const service = serviceIn(words);
  if (service !== null) return { found: [{ service, program: "", args: [] }], extent: "all" };
  if (isServer(name)) return { found: [programOf(words)], extent: "all" };
  if (IDLE.has(name)) return { found: [], extent: "all" };
  if (name === "" || SHELLS.has(name) || STARTERS.has(path)) return { found: [], extent: "part" };
  return { found: [programOf(words), ...handedOn(words)], extent: "part" };
}

/** A script at the entrance of an image runs the words behind it in the end, and whatever it likes before that. */
function handedOn(words: readonly string[]): FoundPrograms["found"] {
  const behind = unwrapped(words.slice(1));
  return isServer(posix.basename(behind[0] ?? "")) ? [programOf(behind)] : [];
}

/** `service ssh start` and `/etc/init.d/ssh start`. */
function serviceIn([program = "", first = "", second = ""]: readonly string[]): string | null {
  if (posix.basename(program) === "service" && second === "start") return `${first}.service`;
  const isScript = posix.dirname(program) === "/etc/init.d" && first === "start";
  return isScript ? `${posix.basename(program)}.service` : null;
}

function programOf([path = "", ...args]: readonly string[]): FoundPrograms["found"][number] {
  const name = posix.basename(path);
  return { service: name, program: name, args };
}

/** What they start is looked at by itself. */
const STARTERS = new Set([
  "/sbin/init",
  "/usr/sbin/init",
  "/lib/systemd/systemd",
  "/usr/lib/systemd/systemd",
  "/sbin/openrc-init",
]);

function isServer(program: string): boolean {
  return program !== "" && serverOf({ program, service: "" }) !== null;
}

function isRoot(user: string): boolean {
  return /^(?:|root|0)(?::.*)?$/.test(user);
}

function environmentOf({ environment }: StartCommand): ReadonlyMap<string, string> {
  return new Map(
    environment.flatMap((pair) => {
      const at = pair.indexOf("=");
      return at < 1 ? [] : [[pair.slice(0, at), pair.slice(at + 1)] as const];
    }),
  );
}
