import { closeSync, openSync } from "node:fs";
import { posix } from "node:path";
import type { Seen } from "../../model/observation.ts";
import { fileIdentity } from "../local/file-identity.ts";
import { localFiles } from "../local/local-files.ts";
import { notRegular } from "../local/regular-file.ts";
import { unavailableFrom } from "../local/unavailable-from.ts";
import type { FileAccess } from "../file-access.ts";
import type { Inside } from "../walk/visit.ts";
import { O_PATH } from "./root-folder.ts";
import type { RootFolder } from "./root-folder.ts";
import { withinRoot } from "./within-root.ts";

type Use<T> = (place: string) => Seen<T>;

/** Gives `use` a path on this machine that leads to what a path of the target means. */
export type LeadTo = <T>(path: string, use: Use<T>) => Seen<T>;

/** Which files there are: where a path leads, and where it leads when a link at its end is not followed. */
export interface Ways {
  readonly at: LeadTo;
  readonly linkAt: LeadTo;
  readonly walk: FileAccess["walk"];
}

/** The files of a target, found by the ways that lead to them. Only regular files are opened. */
export function filesAt({ at, linkAt, walk }: Ways): FileAccess {
  const files = localFiles();
  const read = <T>(path: string, use: Use<T>): Seen<T> => at(path, regular(use));
  return {
    readText: (path, limit) => read(path, (place) => files.readText(place, limit)),
    readBytes: (path, limit) => read(path, (place) => files.readBytes(place, limit)),
    readRecord: (path) => read(path, (place) => files.readRecord(place)),
    readChunks: (path, onChunk) => read(path, (place) => files.readChunks(place, onChunk)),
    list: (path) => at(path, (place) => files.list(place)),
    stat: (path) => at(path, (place) => files.stat(place)),
    entry: (path, last) =>
      last === "followed"
        ? at(path, (place) => files.entry(place, "followed"))
        : linkAt(path, (place) => files.entry(place, "itself")),
    walk,
    readLink: (path) => linkAt(path, (place) => files.readLink(place)),
    async digest(path, algorithms, deadline) {
      const held = read(path, hold);
      if (held.status === "unavailable") return held;
      const place = `/proc/self/fd/${held.value}`;
      const digests = await files.digest(place, algorithms, deadline);
      closeSync(held.value);
      return worded(digests, place, path);
    },
  };
}

/** The ways in a root folder, never out of it. */
export function waysInRoot(root: Seen<RootFolder>, inside: Inside = (entry) => entry): Ways {
  const inRoot: LeadTo = (path, use) => {
    if (root.status === "unavailable") return root;
    const { name } = root.value;
    return withinRoot(root.value, path, (place) => worded(use(place), place, name + path));
  };
  const linkAt: LeadTo = (path, use) => {
    const { dir, base } = posix.parse(posix.normalize(path));
    return inRoot(dir, (place) => use(`${place}/${base}`));
  };
  return {
    at: (path, use) => inRoot(posix.normalize(path), use),
    linkAt,
    async walk(order) {
      if (root.status === "unavailable") return root;
      const { walkInRoot } = await import("../walk/walk-in-root.ts");
      return walkInRoot(order, { root: root.value, linkAt, inside });
    },
  };
}

/** Says the name that a person knows in the place of the descriptor that was read. */
export function worded<T>(answer: Seen<T>, place: string, name: string): Seen<T> {
  if (answer.status === "observed") return answer;
  return { ...answer, detail: answer.detail.replaceAll(place, () => name) };
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

function hold(place: string): Seen<number> {
  try {
    return { status: "observed", value: openSync(place, O_PATH) };
  } catch (error) {
    return unavailableFrom(error, place);
  }
}
