import type { Seen } from "../../model/observation.ts";
import type { OpenTarget } from "../open-target.ts";
import { atRestTarget } from "../rootfs/at-rest-target.ts";
import { OF_A_RUNNING_SYSTEM } from "../rootfs/of-a-running-system.ts";
import type { AtRest } from "../at-rest.ts";
import type { Target } from "../target.ts";
import { chooseImage, platformOf } from "./content/choose-image.ts";
import type { ImageChoice } from "./content/choose-image.ts";
import { exposedPorts } from "./content/exposed-ports.ts";
import { findImages } from "./content/find-images.ts";
import type { FoundImage } from "./content/found-image.ts";
import { textIn } from "./content/json-member.ts";
import { openArchive } from "./content/open-archive.ts";
import { startCommand } from "./content/start-command.ts";
import { answerTo } from "./image-fault.ts";
import { layLayers } from "./lay-layers.ts";
import { SpareFile } from "./spare-file.ts";
import type { LayeredTree } from "./tree/layered-tree.ts";
import { treeFiles } from "./tree/tree-files.ts";

/** An archive or a folder with images, which of them is meant, and what is wanted of it. */
export interface ImagePlace {
  readonly path: string;
  readonly name: string;
  readonly choice: ImageChoice;
  readonly predict: AtRest["predict"];
}

/** An image as the file system of a container of it would be. Nothing of it is run or unpacked under a name. */
export async function openImage(place: ImagePlace): Promise<Seen<OpenTarget>> {
  const held: { close(): void }[] = [];
  const close = (): void => {
    for (const thing of held.splice(0)) thing.close();
  };
  let spareFile: SpareFile | null = null;
  const spare = (): SpareFile => {
    if (spareFile === null) held.push((spareFile = SpareFile.create()));
    return spareFile;
  };
  try {
    const archive = await openArchive(place.path, spare);
    held.push(archive);
    const image = chooseImage(findImages(archive), place.choice);
    const tree = await layLayers(image, { archive, spare });
    return { status: "observed", value: { target: targetOf(place, image, tree), close } };
  } catch (error) {
    close();
    return answerTo(error, place.path);
  }
}

function targetOf({ name, predict }: ImagePlace, image: FoundImage, { root }: LayeredTree): Target {
  const { config, id } = image;
  const command = startCommand(config);
  const label = [...image.names][0];
  const words = ["image", ...(label === undefined ? [] : [label]), id.slice(0, 19), platformOf(image)];
  return atRestTarget({
    kind: "image",
    name,
    files: treeFiles({ root, closed: OF_A_RUNNING_SYSTEM, name }),
    place: `${words.join(" ")}, at rest`,
    ...wordsOfUname(config),
    atRest: { exposedPorts: exposedPorts(config), predict, ...(command === null ? {} : { command }) },
  });
}

const SYSTEMS = new Map([
  ["linux", "Linux"],
  ["windows", "Windows_NT"],
  ["freebsd", "FreeBSD"],
  ["darwin", "Darwin"],
]);

const ARCHITECTURES = new Map([
  ["amd64", "x86_64"],
  ["arm64", "aarch64"],
  ["arm", "armv7l"],
  ["386", "i686"],
]);

/** The words of Go for systems and machines, in those of `uname`. */
function wordsOfUname(config: unknown): { readonly system?: string; readonly architecture?: string } {
  const [os, machine] = [textIn(config, "os"), textIn(config, "architecture")];
  return {
    ...(os === "" ? {} : { system: SYSTEMS.get(os) ?? os }),
    ...(machine === "" ? {} : { architecture: ARCHITECTURES.get(machine) ?? machine }),
  };
}
