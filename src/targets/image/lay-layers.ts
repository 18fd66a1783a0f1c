import { createHash } from "node:crypto";
import type { Archive } from "./content/archive.ts";
import { isDigest } from "./content/descriptions.ts";
import { memberOf } from "../containers/read-state.ts";
import type { FoundImage, FoundLayer } from "./content/found-image.ts";
import { textsIn } from "./content/json-member.ts";
import { chunksOf } from "./held-file.ts";
import type { ByteRange } from "./held-file.ts";
import { ImageFault, beyond, malformed } from "./image-fault.ts";
import { LIMITS } from "./limits.ts";
import type { SpareFile } from "./spare-file.ts";
import { LayeredTree } from "./tree/layered-tree.ts";
import { packingOf, unpack } from "./unpack/unpack.ts";

/** Where layers are, and where they are unpacked. */
export interface LayerSource {
  readonly archive: Archive;
  readonly spare: () => SpareFile;
}

/** All layers of an image upon each other. Each is read to its end first: it must have the digests that it is named by. */
export async function layLayers(image: FoundImage, source: LayerSource): Promise<LayeredTree> {
  const digests = textsIn(image.config, "rootfs", "diff_ids");
  if (digests.length !== image.layers.length || memberIsMissing(image))
    throw malformed(
      `The image has ${image.layers.length} layers, and its configuration has the digests of ${digests.length}.`,
    );
  if (digests.length > LIMITS.layers) throw beyond(`The image has more than ${LIMITS.layers} layers`);
  const tree = new LayeredTree();
  const unpacked = new Map<string, ByteRange>();
  for (const [index, layer] of image.layers.entries()) {
    const digest = digests[index] ?? "";
    if (!isDigest(digest))
      throw malformed(`A layer has no digest of SHA-256, but ${JSON.stringify(digest.slice(0, 100))}.`);
    const key = `${layer.path} ${digest}`;
    const bytes = unpacked.get(key) ?? (await layerBytes(layer, digest, source));
    unpacked.set(key, bytes);
    tree.addLayer(bytes);
  }
  return tree;
}

/** An image has a list of the digests of its layers, even where it has no layers. */
function memberIsMissing({ config }: FoundImage): boolean {
  return !Array.isArray(memberOf(config, "rootfs", "diff_ids"));
}

/** The bytes of a layer, unpacked, once all of them have the digests that they are named by. */
async function layerBytes(
  layer: FoundLayer,
  digest: string,
  { archive, spare }: LayerSource,
): Promise<ByteRange> {
  const found = archive.rangeOf(layer.path);
  if (found.status === "unavailable") throw new ImageFault(found.reason, found.detail);
  const packed = found.value;
  if (layer.digest !== null) await verify(packed, layer.digest);
  if (packingOf(packed) === "none") {
    if (layer.digest !== digest) await verify(packed, digest);
    return packed;
  }
  const hash = createHash("sha256");
  const bytes = await unpack(packed, spare(), (chunk) => hash.update(chunk));
  refuseOther(digest, hash.digest("hex"));
  return bytes;
}

async function verify(range: ByteRange, digest: string): Promise<void> {
  if (range.size > LIMITS.bytes) throw beyond(`A layer has more than ${LIMITS.bytes} bytes`);
  const hash = createHash("sha256");
  for await (const chunk of chunksOf(range)) hash.update(chunk);
  refuseOther(digest, hash.digest("hex"));
}

function refuseOther(named: string, found: string): void {
  if (named !== `sha256:${found}`)
    throw malformed(`A layer is not what the image says: it should be ${named}, and is sha256:${found}.`);
}
