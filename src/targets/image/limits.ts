/** How much an image may be. Whoever goes beyond is refused by the name of the limit. */
export const LIMITS = {
  /** Bytes of all layers, and of the archive, once they are unpacked. */
  bytes: 64 * 2 ** 30,
  /** What unpacks to more than `ratioFrom` bytes may not be more than so many times its packed size. */
  ratio: 200,
  ratioFrom: 256 * 2 ** 20,
  /** Entries of all layers, and files and folders that they make. */
  entries: 1_000_000,
  layers: 1000,
  /** Frames of zstd data. */
  frames: 200_000,
  /** Bytes of a path, and folders in it. */
  path: 4096,
  depth: 128,
  /** Bytes of an extended header of a tar archive. */
  extended: 1 << 20,
  /** Bytes of a description (manifest, configuration). */
  description: 4 << 20,
  /** Descriptions that are read, their bytes together, and how deep indexes may stand in each other. */
  descriptions: 1000,
  descriptionBytes: 64 << 20,
  nesting: 4,
} as const;
