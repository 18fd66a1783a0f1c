import type { FileType } from "../../model/file-entry.ts";
import type { FileTest } from "../../model/file-search.ts";
import type { FindValues } from "./find-fields.ts";
import { permissionTest } from "./permission-bits.ts";

const TYPES: Readonly<Record<string, FileType>> = {
  b: "block-device",
  c: "character-device",
  d: "directory",
  p: "fifo",
  f: "file",
  l: "link",
  s: "socket",
  D: "other",
};

/** The tests of a FIND_CMD rule; all of them have to hold. */
export function testsOf(values: FindValues): FileTest {
  const letterCase = values.matchCase === "NO" ? "either" : "exact";
  const names = (globs: readonly string[]): FileTest => ({
    kind: "any",
    tests: globs.map((glob) => ({ kind: "name", glob, letterCase })),
  });
  const tests = [
    given(values.findType, (types) => ({ kind: "type", types: types.map((type) => TYPES[type] ?? "other") })),
    given(values.findName, names),
    given(values.notFindName, not(names)),
    given(values.nouser, (word) => (word === "YES" ? { kind: "nouser" } : EVERYTHING)),
    given(values.nogroup, (word) => (word === "YES" ? { kind: "nogroup" } : EVERYTHING)),
    ...ownerTests(values),
    ...inodeTests(values),
  ];
  return { kind: "all", tests: tests.flatMap((test) => test ?? []) };
}

const EVERYTHING: FileTest = { kind: "all", tests: [] };

function ownerTests(values: FindValues): readonly (FileTest | null)[] {
  const user = (names: readonly string[]): FileTest => ({ kind: "user", names });
  const group = (names: readonly string[]): FileTest => ({ kind: "group", names });
  const uid = (numbers: readonly string[]): FileTest => ({ kind: "uid", numbers: numbers.map(Number) });
  const gid = (numbers: readonly string[]): FileTest => ({ kind: "gid", numbers: numbers.map(Number) });
  return [
    given(values.user, user),
    given(values.notUser, not(user)),
    given(values.group, group),
    given(values.notGroup, not(group)),
    given(values.uid, uid),
    given(values.notUid, not(uid)),
    given(values.gid, gid),
    given(values.notGid, not(gid)),
  ];
}

function inodeTests(values: FindValues): readonly (FileTest | null)[] {
  const changed = (text: string): FileTest => ({ kind: "changed-days", ...daysOf(text) });
  const modified = (text: string): FileTest => ({ kind: "modified-days", ...daysOf(text) });
  const context = (glob: string): FileTest => ({ kind: "context", glob });
  return [
    given(values.perm, permissionTest),
    given(values.notPerm, not(permissionTest)),
    given(values.ctime, changed),
    given(values.notCtime, not(changed)),
    given(values.mtime, modified),
    given(values.notMtime, not(modified)),
    given(values.size, sizeTest),
    given(values.notSize, not(sizeTest)),
    given(values.findContext, context),
    given(values.notFindContext, not(context)),
  ];
}

function given<T>(value: T | null, make: (value: T) => FileTest): FileTest | null {
  return value === null ? null : make(value);
}

function not<T>(make: (value: T) => FileTest): (value: T) => FileTest {
  return (value) => ({ kind: "not", test: make(value) });
}

type Comparison = "less" | "equal" | "more";

const COMPARISONS: Readonly<Record<string, Comparison>> = { "-": "less", "+": "more" };

function daysOf(text: string): { readonly is: Comparison; readonly days: number } {
  return { is: COMPARISONS[text.charAt(0)] ?? "equal", days: numberIn(text) };
}

const BLOCK = 512;

const UNITS: Readonly<Record<string, number>> = {
  b: BLOCK,
  c: 1,
  w: 2,
  k: 1024,
  M: 1024 ** 2,
  G: 1024 ** 3,
};

/** Without a unit it is blocks of 512 bytes. */
function sizeTest(text: string): FileTest {
  const is = COMPARISONS[text.charAt(0)] ?? "equal";
  return { kind: "size", is, units: numberIn(text), unitBytes: UNITS[text.slice(-1)] ?? BLOCK };
}

function numberIn(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? "0");
}
