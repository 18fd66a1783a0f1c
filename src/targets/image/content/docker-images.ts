import { malformed } from "../image-fault.ts";
import type { Descriptions } from "./descriptions.ts";
import type { FoundImage } from "./found-image.ts";
import { listIn, textIn, textsIn } from "./json-member.ts";

const LIST = "/manifest.json";

/** The images of an archive of `docker save`; none where it is of another kind. */
export function dockerImages(descriptions: Descriptions): readonly FoundImage[] {
  if (!descriptions.has(LIST)) return [];
  return listIn(descriptions.read(LIST).value).map((entry) => {
    const path = textIn(entry, "Config");
    if (path === "") throw malformed("An image of manifest.json has no configuration.");
    const { value: config, digest: id } = descriptions.read(`/${path}`);
    const [, named = null] = /([0-9a-f]{64})(?:\.json)?$/.exec(path) ?? [];
    if (named !== null && id !== `sha256:${named}`)
      throw malformed(`The archive has other bytes under ${path}: their digest is ${id}.`);
    return {
      names: new Set(textsIn(entry, "RepoTags")),
      id,
      config,
      layers: textsIn(entry, "Layers").map((layer) => ({ path: `/${layer}`, digest: null })),
      group: id,
    };
  });
}
