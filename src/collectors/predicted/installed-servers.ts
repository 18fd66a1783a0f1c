import type { ConfigurationReader } from "./configuration-reader.ts";
import { knownServers } from "./known-servers.ts";
import type { KnownServer } from "./scene.ts";

const FOLDERS = [
  "/usr/sbin",
  "/usr/bin",
  "/usr/libexec",
  "/usr/local/sbin",
  "/usr/local/bin",
  "/sbin",
  "/bin",
];
const INITS = [
  "/lib/systemd/systemd",
  "/usr/lib/systemd/systemd",
  "/sbin/openrc",
  "/sbin/openrc-run",
  "/usr/sbin/openrc",
  "/sbin/telinit",
];

/** Known servers of which a program is installed, with its path. */
export function installedServers(
  reader: ConfigurationReader,
): readonly { readonly server: KnownServer; readonly path: string }[] {
  return knownServers.flatMap((server) => {
    const paths = server.programs.flatMap((program) => FOLDERS.map((folder) => `${folder}/${program}`));
    const path = paths.find((candidate) => reader.kindOf(candidate) === "file");
    return path === undefined ? [] : [{ server, path }];
  });
}

/** Whether something is installed that starts services when the system starts. */
export function hasInit(reader: ConfigurationReader): boolean {
  return INITS.some((path) => reader.has(path) === "yes");
}
