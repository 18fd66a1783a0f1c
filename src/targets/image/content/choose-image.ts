import { arch } from "node:process";
import { ImageFault } from "../image-fault.ts";
import type { FoundImage } from "./found-image.ts";
import { textIn } from "./json-member.ts";

/** What somebody asked for of an archive; `null` where nothing was asked. */
export interface ImageChoice {
  /** `NAME:TAG`, a tag, or the id. */
  readonly name: string | null;
  /** `OS/ARCHITECTURE` or `OS/ARCHITECTURE/VARIANT`. */
  readonly platform: string | null;
}

/** The one image that was meant. Throws `ImageFault` where there is none, or more than one. */
export function chooseImage(images: readonly FoundImage[], { name, platform }: ImageChoice): FoundImage {
  const named = name === null ? images : images.filter((image) => isNamed(image, name));
  if (named.length === 0)
    throw new ImageFault("missing-source", `No image in it is called ${name ?? ""}; ${listOf(images)}.`);
  const fitting = named.filter((image) => isFor(image, platform));
  const [only] = fitting;
  if (only === undefined)
    throw new ImageFault("missing-source", `No image in it is for ${platform ?? ""}; ${listOf(named)}.`);
  if (new Set(fitting.map(({ group }) => group)).size > 1)
    throw new ImageFault(
      "not-supported",
      `It has several images: say which by #NAME:TAG; ${listOf(fitting)}.`,
    );
  if (fitting.length === 1) return only;
  const [own, second] = fitting.filter((image) => isFor(image, OWN_PLATFORM));
  if (own !== undefined && second === undefined) return own;
  throw new ImageFault(
    "not-supported",
    `It is for several platforms: say which by ?platform=OS/ARCHITECTURE; ${listOf(fitting)}.`,
  );
}

const ARCHITECTURES: Readonly<Partial<Record<string, string>>> = {
  x64: "amd64",
  ia32: "386",
  loong64: "loong64",
  ppc64: "ppc64le",
};

const OWN_PLATFORM = `linux/${ARCHITECTURES[arch] ?? arch}`;

/** For which platform it is: `linux/arm/v7`. */
export function platformOf({ config }: FoundImage): string {
  const words = [textIn(config, "os"), textIn(config, "architecture"), textIn(config, "variant")];
  return words.filter((word) => word !== "").join("/");
}

function isFor(image: FoundImage, platform: string | null): boolean {
  return platform === null || `${platformOf(image)}/`.startsWith(`${platform}/`);
}

/** Docker leaves out the name of its own registry, and the tag `latest`. */
function isNamed({ names, id }: FoundImage, asked: string): boolean {
  const wanted = [asked, `${asked}:latest`];
  if (id === asked || id === `sha256:${asked}`) return true;
  return [...names].some((name) =>
    [name, name.replace(/^docker\.io\/(?:library\/)?/, "")].some((form) => wanted.includes(form)),
  );
}

const MOST_LISTED = 10;

function listOf(images: readonly FoundImage[]): string {
  const lines = images.slice(0, MOST_LISTED).map((image) => {
    const name = [...image.names][0] ?? image.id;
    return `${name} (${platformOf(image)})`;
  });
  return `it has ${lines.join(", ")}${images.length > MOST_LISTED ? ", …" : ""}`;
}
