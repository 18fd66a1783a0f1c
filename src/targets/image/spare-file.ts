import { mkdtempSync, openSync, rmdirSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HeldFile } from "./held-file.ts";

/** A private file for what was unpacked. It has no name: whatever happens to this program, the system removes it. */
export class SpareFile extends HeldFile {
  readonly #descriptor: number;
  #length = 0;

  private constructor(descriptor: number) {
    super(descriptor);
    this.#descriptor = descriptor;
  }

  /** Makes it below `TMPDIR`, in a folder that only this user may enter, and takes both names away at once. */
  static create(): SpareFile {
    const folder = mkdtempSync(join(tmpdir(), "dotaudit-"));
    try {
      const path = join(folder, "unpacked");
      const descriptor = openSync(path, "wx+", 0o600);
      unlinkSync(path);
      return new SpareFile(descriptor);
    } finally {
      rmdirSync(folder);
    }
  }

  get length(): number {
    return this.#length;
  }

  append(bytes: Buffer): void {
    for (let done = 0; done < bytes.length;)
      done += writeSync(this.#descriptor, bytes, done, bytes.length - done, this.#length + done);
    this.#length += bytes.length;
  }
}
