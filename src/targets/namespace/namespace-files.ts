import { closeSync, openSync } from "node:fs";
import { posix } from "node:path";
import type { Seen } from "../../model/observation.ts";
import { fileIdentity } from "../local/file-identity.ts";
import { localFiles } from "../local/local-files.ts";
import { notRegular } from "../local/regular-file.ts";
import { unavailableFrom } from "../local/unavailable-from.ts";
import type { FileAccess } from "../target.ts";
import type { PinnedProcess } from "./pin-process.ts";
import { placeInProc } from "./process-paths.ts";
import { O_PATH } from "./root-folder.ts";
import type { RootFolder } from "./root-folder.ts";
import { withinRoot } from "./within-root.ts";

type Use<T> = (place: string) => Seen<T>;

/** The files that a process sees, and the machine's own `/proc`, in which the tables of sockets are those of the process. */
export function namespaceFiles(process: PinnedProcess, root: Seen<RootFolder>): FileAccess {
  const files = localFiles();
  const at = <T>(asked: string, use: Use<T>): Seen<T> => {
    const path = posix.normalize(asked);
    return path.startsWith("/proc/") ? inProc(process, path, use) : inRoot(root, path, use);
  };
  return {
    readText: (path, limit) =>
      at(
        path,
        regular((place) => files.readText(place, limit)),
      ),
    readBytes: (path, limit) =>
      at(
        path,
        regular((place) => files.readBytes(place, limit)),
      ),
    readRecord: (path) =>
      at(
        path,
        regular((place) => files.readRecord(place)),
      ),
    readChunks: (path, onChunk) =>
      at(
        path,
        regular((place) => files.readChunks(place, onChunk)),
      ),
    list: (path) => at(path, (place) => files.list(place)),
    stat: (path) => at(path, (place) => files.stat(place)),
    readLink(path) {
      if (path.startsWith("/proc/")) return at(path, (place) => files.readLink(place));
      const { dir, base } = posix.parse(posix.normalize(path));
      return inRoot(root, dir, (place) => files.readLink(`${place}/${base}`));
    },
    async digest(path, algorithms, deadline) {
      if (path.startsWith("/proc/")) return files.digest(path, algorithms, deadline);
      const held = at(path, hold);
      if (held.status === "unavailable") return held;
      const place = `/proc/self/fd/${held.value}`;
      const digests = await files.digest(place, algorithms, deadline);
      closeSync(held.value);
      return worded(digests, place, path);
    },
  };
}

/** A device that somebody made in there is not even opened: that alone can do something. */
function regular<T>(use: Use<T>): Use<T> {
  return (place) => {
    try {
      return fileIdentity(place).isFile === "file" ? use(place) : notRegular(place);
    } catch (error) {
      return unavailableFrom(error, place);
    }
  };
}

function inProc<T>(process: PinnedProcess, path: string, use: Use<T>): Seen<T> {
  const place = placeInProc(process, path);
  if (place.status === "unavailable") return place;
  const answer = use(place.value);
  if (answer.status === "observed" || !place.value.startsWith(process.folder)) return answer;
  if (!process.isAlive())
    return { status: "unavailable", reason: "vanished", detail: `Process ${process.pid} has ended.` };
  return worded(answer, process.folder, `/proc/${process.pid}`);
}

function inRoot<T>(root: Seen<RootFolder>, path: string, use: Use<T>): Seen<T> {
  if (root.status === "unavailable") return root;
  return withinRoot(root.value, path, (place) => worded(use(place), place, root.value.name + path));
}

/** Says the name that a person knows in the place of the descriptor that was read. */
function worded<T>(answer: Seen<T>, place: string, name: string): Seen<T> {
  if (answer.status === "observed") return answer;
  return { ...answer, detail: answer.detail.replaceAll(place, () => name) };
}

function hold(place: string): Seen<number> {
  try {
    return { status: "observed", value: openSync(place, O_PATH) };
  } catch (error) {
    return unavailableFrom(error, place);
  }
}
