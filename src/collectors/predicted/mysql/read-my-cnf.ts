import { posix } from "node:path";
import type { Scene, StartedProgram } from "../scene.ts";
import { parseMyCnf } from "./parse-my-cnf.ts";
import type { MyCnfLine } from "./parse-my-cnf.ts";

/** An option of the server. */
export interface MysqlOption {
  readonly name: string;
  readonly value: string | null;
  readonly file: string;
  readonly line: number | null;
  readonly text: string;
}

/** The options of the server in the order in which they count: the last of a name wins. */
export interface MysqlSettings {
  readonly file: string;
  readonly options: MysqlOption[];
  readonly problems: string[];
}

/** The product decides on groups, defaults and further ports. */
export type MysqlProduct = "mysql" | "mariadb";

const FILES = ["/etc/my.cnf", "/etc/mysql/my.cnf", "/usr/etc/my.cnf"];
const DEEPEST = 10;
const MOST_OPTIONS = 50_000;

/** Reads the option files, those of the command line instead, and the options of the command line after them. */
export function readMyCnf(started: StartedProgram, product: MysqlProduct, scene: Scene): MysqlSettings {
  const { args, origin } = started;
  const given = args.flatMap((word) => /^--defaults-file=(.+)$/.exec(word)?.[1] ?? []);
  const extra = args.flatMap((word) => /^--defaults-extra-file=(.+)$/.exec(word)?.[1] ?? []);
  const usual = FILES.filter((path) => scene.reader.has(path) === "yes");
  const files = given.length > 0 ? given : [...usual, ...extra];
  const settings: MysqlSettings = { file: files[0] ?? origin.source, options: [], problems: [] };
  if (!args.includes("--no-defaults"))
    for (const file of files) readInto(settings, { file, depth: 0, product }, scene);
  for (const word of args) {
    const [, name, value] = /^--([\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name !== undefined && !name.startsWith("defaults"))
      settings.options.push({
        name: name.replaceAll("-", "_"),
        value: value ?? null,
        file: origin.source,
        line: origin.line,
        text: word,
      });
  }
  return settings;
}

interface Place {
  readonly file: string;
  readonly depth: number;
  readonly product: MysqlProduct;
}

function readInto(settings: MysqlSettings, place: Place, scene: Scene): void {
  const { file, depth, product } = place;
  const text = scene.reader.text(file);
  if (text.status === "unavailable") {
    settings.problems.push(text.detail);
    return;
  }
  for (const line of parseMyCnf(text.value)) {
    if (settings.options.length >= MOST_OPTIONS) break;
    if (line.kind === "option") {
      if (isForServer(line.group, product)) settings.options.push({ ...line, file });
    } else if (depth < DEEPEST)
      for (const next of includedFiles(line, scene))
        readInto(settings, { ...place, file: next, depth: depth + 1 }, scene);
  }
}

function includedFiles(line: Exclude<MyCnfLine, { kind: "option" }>, { reader }: Scene): readonly string[] {
  if (line.kind === "include") return [line.path];
  return reader
    .names(line.path)
    .filter((name) => name.endsWith(".cnf"))
    .map((name) => posix.join(line.path, name));
}

/** Groups of one version are taken for the installed one: an option too many is better than one too few. */
function isForServer(group: string, product: MysqlProduct): boolean {
  if (/^(?:mysqld|server)(?:-[\d.]+)?$/.test(group)) return true;
  return product === "mariadb" && /^(?:mariadbd?(?:-[\d.]+)?|client-server|galera)$/.test(group);
}
