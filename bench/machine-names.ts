import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

/** What questions about this machine can be asked of. */
export interface MachineNames {
  /** Regular files below `/etc`. */
  readonly files: readonly string[];
  /** Those that are text of ASCII. */
  readonly texts: readonly string[];
  readonly packages: readonly string[];
  /** Parameters of the network with their values. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly units: readonly string[];
}

const PARAMETERS = "/proc/sys/net/ipv4/conf";
const UNITS = "/usr/lib/systemd/system";
const LONGEST_TEXT = 64 << 10;

/** Names that a shell and a policy take as they are. */
const PLAIN = /^[\w./+-]+$/;

/** Looks up the names, each list in order. */
export function readMachineNames(): MachineNames {
  const files = filesBelow("/etc").filter((path) => PLAIN.test(path));
  return {
    files,
    texts: files.filter(isPlainText),
    packages: linesOf("dpkg-query", ["-W", "-f", "${Package}\\n"]),
    parameters: readParameters(),
    units: readdirSync(UNITS)
      .filter((name) => PLAIN.test(name) && name.endsWith(".service") && !name.includes("@"))
      .sort(),
  };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function isPlainText(path: string): boolean {
  if (lstatSync(path).size > LONGEST_TEXT) return false;
  return /^[\n\t -~]+$/.test(readFileSync(path, "latin1"));
}

function readParameters(): readonly (readonly [name: string, value: string])[] {
  return filesBelow(PARAMETERS)
    .map((path) => [path, valueIn(path)] as const)
    .filter(([path, value]) => PLAIN.test(path) && /^\d+$/.test(value))
    .map(([path, value]) => [`net.ipv4.conf.${basename(join(path, ".."))}.${basename(path)}`, value]);
}

/** A few parameters can only be written. */
function valueIn(path: string): string {
  return (lstatSync(path).mode & 0o400) === 0 ? "" : readFileSync(path, "latin1").trim();
}

function linesOf(program: string, words: readonly string[]): readonly string[] {
  return execFileSync(program, words, { encoding: "utf8" }).trimEnd().split("\n");
}
