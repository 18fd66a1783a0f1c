import { readdirSync, readlinkSync } from "node:fs";
import type { Seen } from "../../model/observation.ts";
import type { FileAccess } from "../file-access.ts";
import type { DigestCache } from "./digest-file.ts";
import { fileIdentity } from "./file-identity.ts";
import { readBytes, readChunks, readRecord, readText } from "./read-file.ts";
import { readEntry } from "./read-entry.ts";
import { unavailableFrom } from "./unavailable-from.ts";

const DEFAULT_LIMIT = 16 * 1024 * 1024;

/** The files of this machine. */
export function localFiles(): FileAccess {
  const cache: DigestCache = new Map();
  return {
    readText: (path, limit = DEFAULT_LIMIT) => readText(path, limit),
    readBytes: (path, limit = DEFAULT_LIMIT) => readBytes(path, limit),
    readRecord,
    readChunks,
    readLink: (path) => seen(path, () => readlinkSync(path)),
    list: (path) => seen(path, () => readdirSync(path)),
    stat: (path) => seen(path, () => fileIdentity(path)),
    entry: (path, last) => seen(path, () => readEntry(path, last)),
    async walk(order) {
      const { walkLocal } = await import("../walk/walk-local.ts");
      return walkLocal(order);
    },
    async digest(path, algorithms, deadline) {
      // Most runs need no digest, and loading the system's cryptography takes as long as reading all sockets.
      const { digestFile } = await import("./digest-file.ts");
      return digestFile({ path, algorithms, deadline, cache });
    },
  };
}

function seen<T>(path: string, read: () => T): Seen<T> {
  try {
    return { status: "observed", value: read() };
  } catch (error) {
    return unavailableFrom(error, path);
  }
}
