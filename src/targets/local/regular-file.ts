import { closeSync, constants, fstatSync, openSync } from "node:fs";
import type { Seen, Unavailable } from "../../model/observation.ts";
import { unavailableFrom } from "./unavailable-from.ts";

/** A pipe or a device that somebody put in the place of a file must neither block nor become our terminal. */
export const OPEN_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

/** Gives an open descriptor of a regular file to `use` and closes it afterwards. */
export function withRegularFile<T>(path: string, use: (descriptor: number) => Seen<T>): Seen<T> {
  try {
    const descriptor = openSync(path, OPEN_FLAGS);
    try {
      return fstatSync(descriptor).isFile() ? use(descriptor) : notRegular(path);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return unavailableFrom(error, path);
  }
}

/** The answer for a directory, pipe, socket or device where a file was expected. */
export function notRegular(path: string): Unavailable {
  return { status: "unavailable", reason: "not-supported", detail: `${path} is not a regular file.` };
}
