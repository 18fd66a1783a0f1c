import { createHash } from "node:crypto";
import { ImageFault, beyond, malformed } from "../image-fault.ts";
import { LIMITS } from "../limits.ts";
import type { Archive } from "./archive.ts";

/** Reads the descriptions of an archive: small texts of JSON, each named by its digest or by its path. */
export class Descriptions {
  readonly #archive: Archive;
  #count = 0;
  #bytes = 0;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  has(path: string): boolean {
    return this.#archive.files.stat(path).status === "observed";
  }

  /** The value at a path, and the digest of its bytes. */
  read(path: string): { readonly value: unknown; readonly digest: string } {
    this.#count += 1;
    if (this.#count > LIMITS.descriptions)
      throw beyond(`The archive has more than ${LIMITS.descriptions} descriptions`);
    const bytes = this.#archive.files.readBytes(path, LIMITS.description);
    if (bytes.status === "unavailable") throw new ImageFault(bytes.reason, bytes.detail);
    this.#bytes += bytes.value.length;
    if (this.#bytes > LIMITS.descriptionBytes)
      throw beyond(`The descriptions in the archive have more than ${LIMITS.descriptionBytes} bytes`);
    const digest = `sha256:${createHash("sha256").update(bytes.value).digest("hex")}`;
    try {
      return { value: JSON.parse(bytes.value.toString("utf8")) as unknown, digest };
    } catch {
      throw malformed(`${path} in the archive is not JSON.`);
    }
  }

  /** The value that a digest names; bytes with another digest are refused. */
  byDigest(digest: string): unknown {
    const { value, digest: found } = this.read(pathOfDigest(digest));
    if (found !== digest)
      throw malformed(`The archive has other bytes under ${digest}: their digest is ${found}.`);
    return value;
  }
}

/** Where an OCI layout keeps what a digest names. Only SHA-256 is read. */
export function pathOfDigest(digest: string): string {
  if (!isDigest(digest)) throw malformed(`${JSON.stringify(digest.slice(0, 100))} is no digest of SHA-256.`);
  return `/blobs/sha256/${digest.slice("sha256:".length)}`;
}

/** Whether a text is a digest by SHA-256, as image descriptions write it. */
export function isDigest(text: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}
