import { posix } from "node:path";
import { optionValues } from "../option-value.ts";
import type { Scene, StartedProgram } from "../scene.ts";

const DATA_FOLDERS = ["/var/lib/pgsql/data", "/var/lib/postgresql/data", "/var/lib/postgres/data"];

/** The main files of the clusters that start: those of a `-D`, those of Debian, or the usual folder of data. */
export function postgresqlClusters(started: StartedProgram, scene: Scene): readonly string[] {
  const data = optionValues(started.args, "-D").at(-1) ?? started.environment.get("PGDATA");
  const asked = data === undefined ? [] : [posix.join(data, "postgresql.conf")];
  const found = [...asked, ...debianClusters(started, scene)].filter(
    (file) => scene.reader.has(file) === "yes",
  );
  if (found.length > 0) return found;
  const usual = DATA_FOLDERS.map((folder) => posix.join(folder, "postgresql.conf"));
  return usual.filter((file) => scene.reader.has(file) === "yes").slice(0, 1);
}

/** `/etc/postgresql/15/main`: unless its start.conf says that it is not started. */
function debianClusters({ service }: StartedProgram, { reader }: Scene): readonly string[] {
  const only = /^postgresql@([\d.]+)-(.+)\.service$/.exec(service);
  const folders = reader
    .names("/etc/postgresql")
    .flatMap((version) =>
      reader.names(`/etc/postgresql/${version}`).map((name) => `/etc/postgresql/${version}/${name}`),
    );
  const wanted =
    only === null
      ? folders.filter((folder) => isStarted(folder, reader))
      : [`/etc/postgresql/${only[1] ?? ""}/${only[2] ?? ""}`];
  return wanted.map((folder) => posix.join(folder, "postgresql.conf"));
}

function isStarted(folder: string, reader: Scene["reader"]): boolean {
  const text = reader.text(posix.join(folder, "start.conf"));
  if (text.status === "unavailable") return true;
  const word = text.value
    .split("\n")
    .map((line) => line.replace(/#.*$/, "").trim())
    .find((line) => line !== "");
  return word === undefined || word === "auto";
}
