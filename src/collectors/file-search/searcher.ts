import type { FileSearchRequest, SearchedFile } from "../../model/file-search.ts";
import type { EvidenceGap, Seen } from "../../model/observation.ts";
import type { WalkedEntry } from "../../targets/walk/walk-order.ts";
import { compileGlob } from "./compile-glob.ts";
import type { TextTest } from "./compile-glob.ts";
import { compileTest } from "./compile-test.ts";
import type { EntryTest, TestedWorld } from "./compile-test.ts";
import { GapList } from "./gap-list.ts";

/** What the searches of one batch share. */
export interface SearchWorld extends TestedWorld {
  /** Characters of content that they may still keep together. */
  readonly budget: { left: number };
}

/** A base of a search: as it was asked for, and without links. */
export interface SearchBase {
  readonly searcher: Searcher;
  readonly asked: string;
  readonly real: string;
}

const MOST_FOUND = 100_000;

/** Entries between two looks at the clock. */
const BETWEEN_LOOKS = 1024;

/** What one request has come to. */
export class Searcher {
  readonly request: FileSearchRequest;
  readonly found = new Map<string, SearchedFile>();
  readonly gaps = new GapList();
  readonly skipped = new Set<string>();
  visited = 0;
  readonly #world: SearchWorld;
  readonly #test: EntryTest;
  readonly #ignore: readonly TextTest[];
  #deadline = Infinity;
  #state: "going" | "over" = "going";

  constructor(request: FileSearchRequest, world: SearchWorld) {
    this.request = request;
    this.#world = world;
    this.#test = compileTest(request.test, world);
    this.#ignore = request.ignore.map((glob) => compileGlob(glob.replace(/(?<=.)\/+$/, "")));
  }

  get isOver(): boolean {
    if (this.#state === "going" && Date.now() > this.#deadline) this.expire();
    return this.#state === "over";
  }

  /** Its first base is reached: its time begins. */
  begin(): void {
    if (this.#deadline === Infinity) this.#deadline = Date.now() + this.request.timeoutSeconds * 1000;
  }

  expire(): void {
    const detail = `The search did not end within ${this.request.timeoutSeconds} seconds.`;
    this.#end({ reason: "timed-out", detail });
  }

  isIgnored(path: string): boolean {
    return this.#ignore.some((isMeant) => isMeant(path));
  }

  /** Tests an entry that is not ignored; `depth` and `path` are those below its base as it was asked for. */
  look(entry: WalkedEntry, path: string | null, depth: number): void {
    if (this.#state === "over") return;
    this.visited += 1;
    if (this.visited % BETWEEN_LOOKS === 0 && this.isOver) return;
    if (depth < this.request.depth.least) return;
    if (this.#test(entry) === true) this.#keep(entry, path ?? entry.path);
  }

  #keep(entry: WalkedEntry, path: string): void {
    const inode = entry.inode();
    if (inode === null) return;
    if (this.found.size === MOST_FOUND) {
      const detail = `More than ${MOST_FOUND} entries pass; the others were not looked for.`;
      this.#end({ reason: "truncated-output", detail });
      return;
    }
    const { names } = this.#world;
    const { contentBytes } = this.request;
    this.found.set(path, {
      path,
      ...inode,
      owner: names.userOf(inode.uid),
      group: names.groupOf(inode.gid),
      ...(contentBytes === null || inode.type !== "file"
        ? {}
        : { content: this.#contentOf(entry, contentBytes) }),
    });
  }

  #contentOf(entry: WalkedEntry, limit: number): Seen<string> {
    const { budget } = this.#world;
    if (budget.left > 0) {
      const content = entry.readStart(limit);
      if (content.status === "observed") budget.left -= content.value.length;
      return content;
    }
    const detail = `${entry.path} was not read: the files that were read before it are as much as is kept.`;
    return { status: "unavailable", reason: "truncated-output", detail };
  }

  #end(gap: EvidenceGap): void {
    this.#state = "over";
    this.gaps.add(gap);
  }
}
