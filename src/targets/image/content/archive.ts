import type { Seen } from "../../../model/observation.ts";
import type { FileAccess } from "../../file-access.ts";
import type { ByteRange } from "../held-file.ts";

/** What an image comes in: a tar archive or a folder, with descriptions and layers in it. */
export interface Archive {
  readonly files: FileAccess;
  /** Where the bytes of a regular file in it are; links in it are followed, never out of it. */
  rangeOf(path: string): Seen<ByteRange>;
  close(): void;
}
