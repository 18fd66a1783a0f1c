import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openImage } from "../../../src/targets/image/open-image.ts";
import type { ImagePlace } from "../../../src/targets/image/open-image.ts";
import type { Target } from "../../../src/targets/target.ts";
import { tarBytes } from "./tar-bytes.ts";
import type { MadeEntry } from "./tar-bytes.ts";

/** The files of an archive by their paths in it. */
export type Parts = Readonly<Record<string, string | Buffer>>;

/** What an image is made of. Layers are archives; `pack` packs each of them. */
export interface MadeImage {
  readonly name?: string;
  readonly layers: readonly Buffer[];
  readonly pack?: (layer: Buffer) => Buffer;
  readonly config?: object;
  readonly platform?: { readonly os: string; readonly architecture: string };
}

/** An archive of one layer or more, each given by its entries. */
export function layersOf(...layers: readonly (readonly MadeEntry[])[]): MadeImage {
  return { layers: layers.map(tarBytes) };
}

/** The digest of bytes as images write it. */
export function digestOf(bytes: string | Buffer): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** What `docker save` writes for some images. */
export function dockerParts(...images: readonly MadeImage[]): Parts {
  const parts: Record<string, string | Buffer> = {};
  const list = images.map((image) => {
    const config = configOf(image);
    const name = `${digestOf(config).slice(7)}.json`;
    parts[name] = config;
    const Layers = image.layers.map((layer) => {
      const path = `${digestOf(layer).slice(7)}/layer.tar`;
      parts[path] = packed(image, layer);
      return path;
    });
    return { Config: name, RepoTags: image.name === undefined ? null : [image.name], Layers };
  });
  return { ...parts, "manifest.json": JSON.stringify(list) };
}

/** An OCI image layout of some images; all of them are in one index where `form` says so. */
export function ociParts(images: readonly MadeImage[], form: "apart" | "one index" = "apart"): Parts {
  const parts: Record<string, string | Buffer> = { "oci-layout": '{"imageLayoutVersion":"1.0.0"}' };
  const put = (bytes: string | Buffer): { readonly digest: string; readonly size: number } => {
    parts[`blobs/sha256/${digestOf(bytes).slice(7)}`] = bytes;
    return { digest: digestOf(bytes), size: Buffer.byteLength(bytes) };
  };
  const manifests = images.map((image) => {
    const manifest = {
      schemaVersion: 2,
      config: put(configOf(image)),
      layers: image.layers.map((layer) => put(packed(image, layer))),
    };
    const annotations = { "org.opencontainers.image.ref.name": image.name ?? "latest" };
    return { ...put(JSON.stringify(manifest)), annotations, platform: image.platform };
  });
  const listed = form === "apart" ? manifests : [put(JSON.stringify({ schemaVersion: 2, manifests }))];
  return { ...parts, "index.json": JSON.stringify({ schemaVersion: 2, manifests: listed }) };
}

/** The parts in a tar archive. */
export function archiveOf(parts: Parts): Buffer {
  return tarBytes(Object.entries(parts).map(([path, content]) => ({ path, content })));
}

/** A folder for images, and a way to open what is put into it. */
export class ImageFolder {
  readonly path = mkdtempSync(join(tmpdir(), "dotaudit-image-"));
  readonly #open: { close(): void }[] = [];

  put(name: string, bytes: string | Buffer): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    return path;
  }

  /** The same as a folder instead of an archive. */
  putParts(name: string, parts: Parts): string {
    for (const [path, content] of Object.entries(parts)) this.put(join(name, path), content);
    return join(this.path, name);
  }

  /** Opens an image; one that cannot be read throws with its reason and the words for it. */
  async open(path: string, wish: Partial<ImagePlace["choice"]> = {}): Promise<Target> {
    const choice = { name: null, platform: null, ...wish };
    const opened = await openImage({ path, name: "image:test", choice, predict: "not-asked" });
    if (opened.status === "unavailable") throw new Error(`${opened.reason}: ${opened.detail}`);
    this.#open.push(opened.value);
    return opened.value.target;
  }

  /** The files of an image of these layers, as `docker save` writes it. */
  async filesOf(...layers: readonly (readonly MadeEntry[])[]): Promise<NonNullable<Target["files"]>> {
    const target = await this.open(this.put("image.tar", archiveOf(dockerParts(layersOf(...layers)))));
    return target.files!;
  }

  close(): void {
    for (const thing of this.#open.splice(0)) thing.close();
  }

  remove(): void {
    this.close();
    rmSync(this.path, { recursive: true, force: true });
  }
}

function packed({ pack }: MadeImage, layer: Buffer): Buffer {
  return pack === undefined ? layer : pack(layer);
}

function configOf({ layers, config, platform, name }: MadeImage): string {
  const { os, architecture } = platform ?? { os: "linux", architecture: "amd64" };
  return JSON.stringify({
    os,
    architecture,
    author: name,
    rootfs: { type: "layers", diff_ids: layers.map(digestOf) },
    ...config,
  });
}
