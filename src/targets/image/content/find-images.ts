import { malformed } from "../image-fault.ts";
import type { Archive } from "./archive.ts";
import { Descriptions } from "./descriptions.ts";
import { dockerImages } from "./docker-images.ts";
import type { FoundImage } from "./found-image.ts";
import { ociImages } from "./oci-images.ts";

/** All images of an archive, each once. Where it is an archive of `docker save` and an OCI layout, both lists count. */
export function findImages(archive: Archive): readonly FoundImage[] {
  const descriptions = new Descriptions(archive);
  const byId = new Map<string, FoundImage>();
  for (const image of [...ociImages(descriptions), ...dockerImages(descriptions)]) {
    const known = byId.get(image.id);
    if (known === undefined) byId.set(image.id, image);
    else for (const name of image.names) known.names.add(name);
  }
  if (byId.size > 0) return [...byId.values()];
  throw malformed(
    "There is no image in it: neither manifest.json (docker save) nor index.json (OCI layout) names one. " +
      "A root file system (docker export) is unpacked into a folder first: rootfs:DIR.",
  );
}
