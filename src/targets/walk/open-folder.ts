import { closeSync, constants, existsSync, fstatSync, openSync } from "node:fs";

/** A name as the system calls take it: bytes where it is not UTF-8. */
export type RawName = string | Buffer;

/** A folder that is held open. */
export interface OpenFolder {
  readonly descriptor: number;
  /** A path that leads to this very folder while it is open. */
  readonly place: string;
}

const FLAGS = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

const HAS_DESCRIPTORS = existsSync("/proc/self/fd");

/** Opens a folder; throws the error of the system call, also for a link. `path` leads there where there is no procfs. */
export function openFolder(place: RawName, path: string): OpenFolder {
  const descriptor = openSync(place, FLAGS);
  return { descriptor, place: HAS_DESCRIPTORS ? `/proc/self/fd/${descriptor}` : path };
}

/** Lets go of a folder. */
export function closeFolder({ descriptor }: OpenFolder): void {
  closeSync(descriptor);
}

/** What tells two open folders apart. */
export function folderKey({ descriptor }: OpenFolder): string {
  const { dev, ino } = fstatSync(descriptor, { bigint: true });
  return `${dev}:${ino}`;
}

/** The name of something in a folder. */
export function placeIn(folder: string, name: RawName): RawName {
  return typeof name === "string" ? `${folder}/${name}` : Buffer.concat([Buffer.from(`${folder}/`), name]);
}
