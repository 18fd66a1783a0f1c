/** An image of an archive, with all that is said of it. */
export interface FoundImage {
  /** As its maker named it: `web:1`, `docker.io/library/web:1`, a bare tag; empty where nobody did. */
  readonly names: Set<string>;
  /** Digest of its configuration, which Docker calls the id of the image. */
  readonly id: string;
  /** Its configuration (OCI image specification, config.md), as it came from JSON. */
  readonly config: unknown;
  readonly layers: readonly FoundLayer[];
  /** Images of one entry of the archive are one image for several platforms. */
  readonly group: string;
}

/** A layer of an image, before anything of it was read. */
export interface FoundLayer {
  readonly path: string;
  /** Digest of its bytes as they are packed; `null` where only that of the unpacked ones is known. */
  readonly digest: string | null;
}
