import { posix } from "node:path";
import type { Scene } from "../scene.ts";
import { parsePostgresqlConf } from "./parse-postgresql-conf.ts";
import type { PostgresqlLine } from "./parse-postgresql-conf.ts";

/** A setting and its file. */
export interface PlacedLine extends PostgresqlLine {
  readonly file: string;
}

/** All settings in the order in which they count: the last of a name wins. */
export interface PostgresqlSettings {
  readonly file: string;
  readonly lines: PlacedLine[];
  readonly problems: string[];
}

const DEEPEST = 10;
const MOST_LINES = 50_000;

/** Reads a cluster's file with its includes, and what `ALTER SYSTEM` wrote into its folder of data. */
export function readPostgresql(file: string, scene: Scene): PostgresqlSettings {
  const settings: PostgresqlSettings = { file, lines: [], problems: [] };
  readInto(settings, { file, depth: 0 }, scene);
  const data = settings.lines.findLast(({ name }) => name === "data_directory")?.value ?? posix.dirname(file);
  const automatic = posix.join(data, "postgresql.auto.conf");
  if (scene.reader.has(automatic) === "yes") readInto(settings, { file: automatic, depth: 0 }, scene);
  return settings;
}

interface Place {
  readonly file: string;
  readonly depth: number;
}

function readInto(settings: PostgresqlSettings, { file, depth }: Place, scene: Scene): void {
  const text = scene.reader.text(file);
  if (text.status === "unavailable") {
    settings.problems.push(text.detail);
    return;
  }
  for (const line of parsePostgresqlConf(text.value)) {
    if (settings.lines.length >= MOST_LINES) break;
    if (!line.name.startsWith("include")) settings.lines.push({ ...line, file });
    else if (depth < DEEPEST)
      for (const next of includedFiles({ ...line, file }, scene))
        readInto(settings, { file: next, depth: depth + 1 }, scene);
  }
}

function includedFiles({ name, value, file }: PlacedLine, { reader }: Scene): readonly string[] {
  const path = posix.resolve(posix.dirname(file), value);
  switch (name) {
    case "include":
      return [path];
    case "include_if_exists":
      return reader.has(path) === "yes" ? [path] : [];
    case "include_dir":
      return reader
        .names(path)
        .filter((entry) => entry.endsWith(".conf") && !entry.startsWith("."))
        .map((entry) => posix.join(path, entry));
    default:
      return [];
  }
}
