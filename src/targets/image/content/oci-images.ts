import { beyond, malformed } from "../image-fault.ts";
import { LIMITS } from "../limits.ts";
import { pathOfDigest } from "./descriptions.ts";
import type { Descriptions } from "./descriptions.ts";
import type { FoundImage } from "./found-image.ts";
import { listIn, textIn } from "./json-member.ts";

const INDEX = "/index.json";
const NAMES = ["io.containerd.image.name", "org.opencontainers.image.ref.name"] as const;

/** The images of an OCI image layout; none where it is no layout. Those of other platforms may be left out of it. */
export function ociImages(descriptions: Descriptions): readonly FoundImage[] {
  if (!descriptions.has(INDEX)) return [];
  const entries = listIn(descriptions.read(INDEX).value, "manifests");
  return entries.flatMap((entry) => {
    const group = textIn(entry, "digest");
    if (!descriptions.has(pathOfDigest(group))) throw malformed(`The archive has no bytes under ${group}.`);
    const names = NAMES.map((key) => textIn(entry, "annotations", key)).filter((name) => name !== "");
    return imagesBehind(entry, { descriptions, group, depth: 0 }).map((image) => ({
      ...image,
      names: new Set(names),
    }));
  });
}

interface Context {
  readonly descriptions: Descriptions;
  readonly group: string;
  readonly depth: number;
}

/** The image that a descriptor names, or those of the index that it names. */
function imagesBehind(descriptor: unknown, context: Context): readonly FoundImage[] {
  const { descriptions, depth } = context;
  const digest = textIn(descriptor, "digest");
  if (isNoImage(descriptor) || !descriptions.has(pathOfDigest(digest))) return [];
  if (depth > LIMITS.nesting) throw beyond(`Indexes stand in each other more than ${LIMITS.nesting} deep`);
  const value = descriptions.byDigest(digest);
  const inner = listIn(value, "manifests");
  if (inner.length > 0)
    return inner.flatMap((entry) => imagesBehind(entry, { ...context, depth: depth + 1 }));
  const id = textIn(value, "config", "digest");
  const layers = listIn(value, "layers").map((layer) => textIn(layer, "digest"));
  return [
    {
      names: new Set(),
      id,
      config: descriptions.byDigest(id),
      layers: layers.map((layer) => ({ path: pathOfDigest(layer), digest: layer })),
      group: context.group,
    },
  ];
}

/** BuildKit puts what it attests of an image beside it, for a platform `unknown`. */
function isNoImage(descriptor: unknown): boolean {
  const isAttestation = textIn(descriptor, "annotations", "vnd.docker.reference.type") !== "";
  return isAttestation || textIn(descriptor, "platform", "os") === "unknown";
}
