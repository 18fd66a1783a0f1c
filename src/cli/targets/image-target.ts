import { existsSync } from "node:fs";
import type { ImagePlace } from "../../targets/image/open-image.ts";
import type { TargetKind } from "./target-kind.ts";

/** An image of a container, in an archive or in a folder of OCI layout. */
export const imageTarget: TargetKind = {
  prefix: "image:",
  form: "image:FILE",
  word: "path",
  options: ["predict"],
  name: ({ text, word }, { predict }) => [
    {
      name: text,
      open: async () => {
        const { openImage } = await import("../../targets/image/open-image.ts");
        const place = placeOf(word);
        return openImage({ ...place, name: text, predict: predict === true ? "asked" : "not-asked" });
      },
    },
  ],
};

/** `FILE`, `FILE#NAME:TAG`, `FILE?platform=OS/ARCHITECTURE`, or both behind each other; a file of that whole name comes first. */
function placeOf(word: string): Pick<ImagePlace, "path" | "choice"> {
  const groups = /^(.+?)(?:#([^#?]+))?(?:\?platform=([\w./-]+))?$/s.exec(word);
  if (groups === null || existsSync(word)) return { path: word, choice: { name: null, platform: null } };
  const [, path = word, name = null, platform = null] = groups;
  return { path, choice: { name, platform } };
}
