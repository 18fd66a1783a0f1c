import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileSearch } from "../../../src/collectors/file-search/file-search.ts";
import type { FileSearchFacts, FileSearchRequest, FileTest } from "../../../src/model/file-search.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { lacks } from "../../support-hosts/requires.ts";

const FILES = [
  "a.txt",
  ".hidden",
  "B.TXT",
  "sub/c.conf",
  "sub/deep/d.txt",
  "sub/.x/e",
  "[odd]",
  "two\nlines",
  "s*r",
];
const MODES = [0o644, 0o4755, 0o2755, 0o600, 0o666, 0o1777, 0o000, 0o777, 0o6711];
const SIZES = [0, 1, 511, 512, 513, 1024, 1025, 4096, 100_000];
const DAY_S = 86_400;

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "search-"));
  const now = Date.now() / 1000;
  for (const [index, name] of FILES.entries()) {
    const path = join(root, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, "");
    truncateSync(path, SIZES[index] ?? 0);
    if (process.geteuid?.() === 0)
      chownSync(path, [0, 1, 54_321][index % 3] ?? 0, [0, 2, 54_322][index % 3] ?? 0);
    chmodSync(path, MODES[index] ?? 0o644);
    utimesSync(path, now, now - index * 0.7 * DAY_S - 60);
  }
  symlinkSync("sub", join(root, "link"));
  lutimesSync(join(root, "link"), now, now - 3 * DAY_S);
  mkdirSync(join(root, "open"));
  chmodSync(join(root, "open"), 0o777);
});
afterAll(() => {
  execFileSync("rm", ["-rf", root]);
});

function requestFor(test: FileTest, more: Partial<FileSearchRequest> = {}): FileSearchRequest {
  const depth = { least: 0, most: null };
  const rest = { ignore: [], depth, fileSystems: "local", contentBytes: null, timeoutSeconds: 60 } as const;
  return { kind: "file-search", bases: [root], test, ...rest, ...more };
}

async function factsOf(...requests: readonly FileSearchRequest[]): Promise<readonly FileSearchFacts[]> {
  const observations = await fileSearch.collect(localTarget(), requests);
  return observations.map((seen) => {
    if (seen.status === "unavailable") throw new Error(seen.detail);
    return seen.facts;
  });
}

async function pathsFor(test: FileTest, more: Partial<FileSearchRequest> = {}): Promise<readonly string[]> {
  const [facts] = await factsOf(requestFor(test, more));
  return (facts?.found ?? []).map(({ path }) => path).sort();
}

function found(...words: readonly string[]): readonly string[] {
  const output = execFileSync("find", [root, ...words, "-print0"], { encoding: "utf8" });
  return output
    .split("\0")
    .filter((path) => path !== "")
    .sort();
}

const EVERYTHING: FileTest = { kind: "all", tests: [] };
const name = (glob: string, letterCase: "exact" | "either" = "exact"): FileTest => ({
  kind: "name",
  glob,
  letterCase,
});

/** A test, and the words of find for it. */
const SAME: readonly (readonly [words: readonly string[], test: FileTest])[] = [
  [["-type", "f"], { kind: "type", types: ["file"] }],
  [["-type", "l"], { kind: "type", types: ["link"] }],
  [["(", "-type", "d", "-o", "-type", "l", ")"], { kind: "type", types: ["directory", "link"] }],
  [["-name", "*.txt"], name("*.txt")],
  [["-iname", "*.txt"], name("*.txt", "either")],
  [["-name", "*"], name("*")],
  [["-name", "*d*"], name("*d*")],
  [["-name", "?hidden"], name("?hidden")],
  [["-name", "[.]*"], name("[.]*")],
  [["-name", "\\[odd\\]"], name("\\[odd\\]")],
  [["-name", "s\\*r"], name("s\\*r")],
  [["-name", "two?lines"], name("two?lines")],
  [["-perm", "644"], { kind: "mode", match: "exactly", mode: 0o644 }],
  [["-perm", "-4000"], { kind: "mode", match: "all", mode: 0o4000 }],
  [["-perm", "-6000"], { kind: "mode", match: "all", mode: 0o6000 }],
  [["-perm", "/6000"], { kind: "mode", match: "any", mode: 0o6000 }],
  [["-perm", "/0"], { kind: "mode", match: "any", mode: 0 }],
  [
    ["-perm", "-002", "!", "-perm", "-1000"],
    {
      kind: "all",
      tests: [
        { kind: "mode", match: "all", mode: 2 },
        { kind: "not", test: { kind: "mode", match: "all", mode: 0o1000 } },
      ],
    },
  ],
  [["-nouser"], { kind: "nouser" }],
  [["-nogroup"], { kind: "nogroup" }],
  [["-user", "daemon"], { kind: "user", names: ["daemon"] }],
  [["-user", "54321"], { kind: "user", names: ["54321"] }],
  [["-group", "bin"], { kind: "group", names: ["bin"] }],
  [["!", "-uid", "0"], { kind: "not", test: { kind: "uid", numbers: [0] } }],
  [["-gid", "2"], { kind: "gid", numbers: [2] }],
  [["-mtime", "2"], { kind: "modified-days", is: "equal", days: 2 }],
  [["-mtime", "+2"], { kind: "modified-days", is: "more", days: 2 }],
  [["-mtime", "-2"], { kind: "modified-days", is: "less", days: 2 }],
  [["-ctime", "0"], { kind: "changed-days", is: "equal", days: 0 }],
  [["-ctime", "+0"], { kind: "changed-days", is: "more", days: 0 }],
  [
    ["-type", "f", "-size", "1"],
    {
      kind: "all",
      tests: [
        { kind: "type", types: ["file"] },
        { kind: "size", is: "equal", units: 1, unitBytes: 512 },
      ],
    },
  ],
  [["-size", "-1k"], { kind: "size", is: "less", units: 1, unitBytes: 1024 }],
  [["-size", "+1k"], { kind: "size", is: "more", units: 1, unitBytes: 1024 }],
  [["-size", "513c"], { kind: "size", is: "equal", units: 513, unitBytes: 1 }],
  [
    ["(", "-name", "a*", "-o", "-perm", "600", ")"],
    { kind: "any", tests: [name("a*"), { kind: "mode", match: "exactly", mode: 0o600 }] },
  ],
];

describe.skipIf(lacks("root", "find"))("a search", () => {
  it.each(SAME)("finds what find %j finds", async (words, test) => {
    expect(await pathsFor(test)).toEqual(found(...words));
  });

  it("finds what find finds by any of these tests put together", async () => {
    const leaf = fc.constantFrom(...SAME.map(([words, test]) => ({ words: ["(", ...words, ")"], test })));
    const pair = fc.record({
      kind: fc.constantFrom("all" as const, "any" as const),
      first: leaf,
      second: leaf,
      isNegated: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(pair, async ({ kind, first, second, isNegated }) => {
        const both: FileTest = { kind, tests: [first.test, second.test] };
        const words = ["(", ...first.words, kind === "all" ? "-a" : "-o", ...second.words, ")"];
        const test: FileTest = isNegated ? { kind: "not", test: both } : both;
        expect(await pathsFor(test)).toEqual(found(...(isNegated ? ["!", ...words] : words)));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    [0, 0],
    [1, null],
    [2, 2],
    [0, 1],
    [3, 1],
  ])("looks from depth %s to %s as find does", async (least, most) => {
    const words = ["-mindepth", String(least), ...(most === null ? [] : ["-maxdepth", String(most)])];
    expect(await pathsFor(EVERYTHING, { depth: { least, most } })).toEqual(found(...words));
  });

  it("leaves out what it is told to ignore, and all that is below", async () => {
    const ignore = [`${root}/sub`, "*.TXT"];
    const words = ["(", "-path", `${root}/sub`, "-o", "-path", "*.TXT", ")", "-prune", "-o"];
    expect(await pathsFor(EVERYTHING, { ignore })).toEqual(found(...words));
  });

  it("expands globs of bases, follows a link that is one, and finds nothing twice", async () => {
    const paths = await pathsFor(name("*.txt"), {
      bases: [`${root}/s*`, `${root}/sub/deep`, `${root}/link`],
    });
    expect(paths).toEqual([`${root}/link/deep/d.txt`, `${root}/sub/deep/d.txt`]);
  });

  it("answers all requests of a batch as it answers each of them", async () => {
    const requests = SAME.map(([, test], index) =>
      requestFor(test, index % 3 === 0 ? { bases: [`${root}/sub`], ignore: [`${root}/sub/deep`] } : {}),
    );
    const together = await factsOf(...requests);
    const alone = [];
    for (const request of requests) alone.push(...(await factsOf(request)));
    expect(together).toEqual(alone);
  });

  it("gives the beginning of files that pass", async () => {
    writeFileSync(join(root, "sub/text"), "grüße");
    const [facts] = await factsOf(requestFor(name("text"), { contentBytes: 4 }));
    expect(facts?.found[0]?.content).toEqual({ status: "observed", value: "grü" });
  });

  it("does not enter proc from above, and does if it is asked to", async () => {
    const shallow = { depth: { least: 0, most: 2 } };
    const [outside, inside] = await factsOf(
      requestFor(name("cpuinfo"), { bases: ["/"], ...shallow }),
      requestFor(name("cpuinfo"), { bases: ["/proc"], ...shallow }),
    );
    expect(outside?.found).toEqual([]);
    expect(outside?.skipped).toContain("/proc");
    expect(inside?.found.map(({ path }) => path)).toEqual(["/proc/cpuinfo"]);
  });

  it("is unavailable where no base exists, and where a test cannot be made", async () => {
    const answers = await fileSearch.collect(localTarget(), [
      requestFor(EVERYTHING, { bases: [`${root}/none`] }),
      requestFor({ kind: "not", test: { kind: "context", glob: "*" } }),
    ]);
    expect(answers.map((seen) => (seen.status === "unavailable" ? seen.reason : seen.status))).toEqual([
      "missing-source",
      "not-supported",
    ]);
  });

  it("leaves a gap where its time is over", async () => {
    const [facts] = await factsOf(requestFor(EVERYTHING, { bases: ["/"], timeoutSeconds: 0 }));
    expect(facts?.gaps.map(({ reason }) => reason)).toEqual(["timed-out"]);
  });
});
