import type { FileEntry } from "../../model/file-entry.ts";
import type { FileTest } from "../../model/file-search.ts";
import type { WalkedEntry } from "../../targets/walk/walk-order.ts";
import type { OwnerNames } from "../files/owner-names.ts";
import { compileGlob } from "./compile-glob.ts";
import type { IdsOfNames } from "./ids-of-names.ts";

/** Whether an entry passes. One whose inode cannot be read passes no test of it, nor its opposite. */
export type EntryTest = (entry: WalkedEntry) => boolean | "unseen";

/** What tests are compared with. */
export interface TestedWorld {
  readonly names: OwnerNames;
  readonly uidsOf: IdsOfNames;
  readonly gidsOf: IdsOfNames;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

type Test<K extends FileTest["kind"]> = FileTest & { readonly kind: K };

type Makers = {
  readonly [K in FileTest["kind"]]: (test: Test<K>, world: TestedWorld) => EntryTest;
};

const MAKERS: Makers = {
  all: combine,
  any: combine,
  not: ({ test }, world) => negate(compileTest(test, world)),
  type: ({ types }) => {
    const wanted = new Set(types);
    return ({ type }) => wanted.has(type);
  },
  name: byName,
  mode: (test) => ofInode(byMode(test)),
  uid: ({ numbers }) => ofInode(hasUid(new Set(numbers))),
  gid: ({ numbers }) => ofInode(hasGid(new Set(numbers))),
  user: ({ names }, { uidsOf }) => ofInode(hasUid(uidsOf(names))),
  group: ({ names }, { gidsOf }) => ofInode(hasGid(gidsOf(names))),
  nouser: (_, { names }) => ofInode(({ uid }) => names.userOf(uid) === null),
  nogroup: (_, { names }) => ofInode(({ gid }) => names.groupOf(gid) === null),
  "modified-days": ({ is, days }, world) =>
    ofInode(({ modifiedMs }) => compares(is, daysSince(world, modifiedMs), days)),
  "changed-days": ({ is, days }, world) =>
    ofInode(({ changedMs }) => compares(is, daysSince(world, changedMs), days)),
  size: ({ is, units, unitBytes }) => ofInode(({ size }) => compares(is, Math.ceil(size / unitBytes), units)),
  context: () => () => "unseen",
};

/** Makes a function of a test. */
export function compileTest(test: FileTest, world: TestedWorld): EntryTest {
  const make = MAKERS[test.kind] as (given: FileTest, world: TestedWorld) => EntryTest;
  return make(test, world);
}

type InodeTest = (entry: FileEntry) => boolean;

function hasUid(ids: ReadonlySet<number>): InodeTest {
  return ({ uid }) => ids.has(uid);
}

function hasGid(ids: ReadonlySet<number>): InodeTest {
  return ({ gid }) => ids.has(gid);
}

function combine({ kind, tests }: Test<"all" | "any">, world: TestedWorld): EntryTest {
  const decides = kind === "any";
  const compiled = tests.toSorted((a, b) => costOf(a) - costOf(b)).map((test) => compileTest(test, world));
  return (entry) => {
    let isUnseen = false;
    for (const test of compiled) {
      const answer = test(entry);
      if (answer === decides) return decides;
      if (answer === "unseen") isUnseen = true;
    }
    return isUnseen ? "unseen" : !decides;
  };
}

/** What the inode has to be read for comes last. */
function costOf(test: FileTest): number {
  if (test.kind === "type") return 0;
  if (test.kind === "name") return 1;
  if (test.kind === "not") return costOf(test.test);
  return test.kind === "all" || test.kind === "any" ? Math.max(0, ...test.tests.map(costOf)) : 2;
}

function negate(test: EntryTest): EntryTest {
  return (entry) => {
    const answer = test(entry);
    return answer === "unseen" ? answer : !answer;
  };
}

function ofInode(test: InodeTest): EntryTest {
  return (entry) => {
    const inode = entry.inode();
    return inode === null ? "unseen" : test(inode);
  };
}

function byName({ glob, letterCase }: Test<"name">): EntryTest {
  if (letterCase === "exact") {
    const isMeant = compileGlob(glob);
    return ({ name }) => isMeant(name);
  }
  const isMeant = compileGlob(glob.toLowerCase());
  return ({ name }) => isMeant(name.toLowerCase());
}

/** `any` of no bits is all files, as in GNU find. */
function byMode({ match, mode: wanted }: Test<"mode">): InodeTest {
  if (match === "exactly") return ({ mode }) => mode === wanted;
  if (match === "all") return ({ mode }) => (mode & wanted) === wanted;
  return ({ mode }) => wanted === 0 || (mode & wanted) !== 0;
}

const DAY_MS = 86_400_000;

function daysSince({ nowMs }: TestedWorld, timeMs: number): number {
  return Math.floor((nowMs - timeMs) / DAY_MS);
}

function compares(is: "less" | "equal" | "more", value: number, wanted: number): boolean {
  if (is === "equal") return value === wanted;
  return is === "less" ? value < wanted : value > wanted;
}
