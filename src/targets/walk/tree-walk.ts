import { fstatSync } from "node:fs";
import type { FileType } from "../../model/file-entry.ts";
import type { EvidenceGap } from "../../model/observation.ts";
import { codeOf, unavailableFrom } from "../local/unavailable-from.ts";
import { amongFolders } from "./current-folder.ts";
import type { GoTo } from "./current-folder.ts";
import { listFolder } from "./list-folder.ts";
import type { FolderList, OnName } from "./list-folder.ts";
import { OpenBranch } from "./open-branch.ts";
import { closeFolder, openFolder, placeIn } from "./open-folder.ts";
import type { OpenFolder, RawName } from "./open-folder.ts";
import { Visit } from "./visit.ts";
import type { Inside } from "./visit.ts";
import type { WalkEnd, WalkOrder } from "./walk-order.ts";

/** How a tree of this machine is reached, and what is known of it. */
export interface WalkPlace {
  /** Opens the base; throws the error of the system call. Closed by the walk. */
  readonly open: () => OpenFolder;
  /** Kinds of file systems by the paths that they are mounted on; `null` where nothing tells. */
  readonly mounts: ReadonlyMap<string, string> | null;
  readonly isRefused: (path: string, mounted: string | null) => boolean;
  readonly inside: Inside;
}

/** A folder that is still to be entered. */
interface Awaited<S> {
  readonly raw: RawName;
  readonly name: string;
  readonly state: S;
}

/** A folder on the way down. */
interface Frame<S> {
  readonly path: string;
  readonly depth: number;
  readonly device: number;
  readonly state: S;
  readonly below: Awaited<S>[];
  /** Open until all its names were read. */
  list: FolderList | null;
  isRefused: boolean;
}

/** No system makes such trees by itself, and each folder on the way costs the memory of its path. */
const DEEPEST = 8000;
const LONGEST = 32_768;

const SLICE_MS = 25;
const PIECE = 1024;

/** A walk that can be left and taken up again. */
export class TreeWalk<S> {
  readonly #order: WalkOrder<S>;
  readonly #place: WalkPlace;
  readonly #frames: Frame<S>[] = [];
  readonly #branch = new OpenBranch();
  readonly #visit: Visit;

  constructor(order: WalkOrder<S>, place: WalkPlace) {
    this.#order = order;
    this.#place = place;
    this.#visit = new Visit(place.inside);
  }

  begin(state: S): void {
    this.#enter(this.#place.open, { path: this.#order.base, depth: 0, state });
  }

  close(): void {
    for (const { list } of this.#frames) list?.close();
    this.#branch.close();
  }

  /** Works for a while. */
  slice(): WalkEnd | "more" {
    const until = performance.now() + SLICE_MS;
    const end = amongFolders((goTo) => this.#stepUntil(until, goTo));
    return end === "more" && Date.now() > this.#order.deadline ? "timed-out" : end;
  }

  #stepUntil(until: number, goTo: GoTo): WalkEnd | "more" {
    let end = this.#step(goTo);
    while (end === "more" && performance.now() < until) end = this.#step(goTo);
    return end;
  }

  #step(goTo: GoTo): WalkEnd | "more" {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return "complete";
    if (frame.list !== null) this.#read(frame, frame.list, goTo);
    else this.#goOn(frame);
    return "more";
  }

  #goOn(frame: Frame<S>): void {
    const next = frame.below.pop();
    const parent = this.#branch.deepest;
    if (next === undefined || parent === null) {
      this.#leave();
      return;
    }
    const { raw, name, state } = next;
    const path = joined(frame.path, name);
    const depth = frame.depth + 1;
    if (depth > DEEPEST || path.length > LONGEST) this.#order.onGap(tooDeep(frame.path), state);
    else this.#enter(() => openFolder(placeIn(parent.place, raw), path), { path, depth, state });
  }

  #enter(open: () => OpenFolder, frame: Pick<Frame<S>, "path" | "depth" | "state">): void {
    let folder: OpenFolder | null = null;
    try {
      folder = open();
      const device = this.#place.mounts === null ? fstatSync(folder.descriptor).dev : 0;
      this.#frames.push({ ...frame, device, below: [], list: listFolder(folder), isRefused: false });
      this.#branch.push(folder, frame.path);
    } catch (error) {
      if (folder !== null) closeFolder(folder);
      this.#gap(frame, error);
    }
  }

  #leave(): void {
    this.#frames.pop();
    const above = this.#branch.pop() === "lost" ? this.#frames.at(-1) : undefined;
    if (above === undefined) return;
    const detail = `${above.path} was moved or removed while it was looked through.`;
    for (const { state } of above.below.splice(0)) this.#order.onGap({ reason: "vanished", detail }, state);
  }

  #read(frame: Frame<S>, list: FolderList, goTo: GoTo): void {
    const onRefused = (error: unknown): void => {
      this.#refused(frame, error);
    };
    const onName: OnName = (raw, name, type) => {
      this.#show(frame, { raw, name, type });
    };
    try {
      const place = this.#branch.deepest?.place ?? frame.path;
      const prefix = goTo(place) === "here" ? null : place;
      this.#visit.goTo({ ...frame, prefix, onRefused });
      if (list.next(PIECE, onName) === "more") return;
    } catch (error) {
      this.#gap(frame, error);
    }
    frame.list = null;
    list.close();
  }

  #show(frame: Frame<S>, { raw, name, type }: { raw: RawName; name: string; type: FileType }): void {
    const visit = this.#visit;
    visit.show(raw, name, type);
    if (type !== "directory") {
      this.#order.onEntry(visit, frame.state);
      return;
    }
    const path = visit.path;
    visit.mounted = this.#mountedAt(frame, path);
    if (this.#place.isRefused(path, visit.mounted)) visit.entering = "refused";
    const state = this.#order.onEntry(visit, frame.state);
    if (state !== null && visit.entering === "possible") frame.below.push({ raw, name, state });
  }

  #mountedAt(frame: Frame<S>, path: string): string | null {
    if (this.#place.mounts !== null) return this.#place.mounts.get(path) ?? null;
    const device = this.#visit.inode()?.device ?? frame.device;
    return device === frame.device ? null : "unknown";
  }

  /** One word for all entries of a folder that may be listed but not looked at. */
  #refused(frame: Frame<S>, error: unknown): void {
    if (frame.isRefused) return;
    frame.isRefused = true;
    this.#gap(frame, error);
  }

  #gap({ path, state }: Pick<Frame<S>, "path" | "state">, error: unknown): void {
    const code = codeOf(error);
    if (!/^E[A-Z0-9]+$/.test(code)) throw error;
    if (VANISHED.has(code)) return;
    const { reason, detail } = unavailableFrom(error, path);
    this.#order.onGap({ reason, detail }, state);
  }
}

function tooDeep(folder: string): EvidenceGap {
  const start = `${folder.slice(0, 200)}${folder.length > 200 ? "…" : ""}`;
  return { reason: "truncated-output", detail: `Folders below ${start} are too deep to be looked through.` };
}

/** Removed meanwhile, or replaced by something that is no folder: what would have been below is not there. */
const VANISHED: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR", "ELOOP", "ESTALE"]);

function joined(folder: string, name: string): string {
  return folder === "/" ? `/${name}` : `${folder}/${name}`;
}
