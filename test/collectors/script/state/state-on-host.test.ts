import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { keyOfRequest } from "../../../../src/model/evidence.ts";
import type { EvidenceRequest } from "../../../../src/model/evidence.ts";
import type { FileSearchRequest, FileTest } from "../../../../src/model/file-search.ts";
import type { FileWish } from "../../../../src/model/files.ts";
import { lacks } from "../../../support-hosts/requires.ts";
import { comparable, seenHere, shownBy } from "./shown-here.ts";

const SHELLS: readonly (readonly [string, readonly string[]])[] = [
  ["dash", ["dash", "-s"]],
  ["busybox", ["busybox", "sh", "-s"]],
  ["ksh", ["ksh", "-s"]],
];
const installed = SHELLS.filter(([name]) => !lacks(name));

const place = mkdtempSync(join(tmpdir(), "state-"));
afterAll(() => {
  rmSync(place, { recursive: true });
});

/** Names and files as hostile as a file system lets them be. */
function fill(): void {
  writeFileSync(join(place, "plain.conf"), "one\ntwo");
  writeFileSync(join(place, "empty"), "");
  writeFileSync(join(place, "like"), "@ end 1\n\n= 0 1 whole\n//\nE 1 1 1 1 1 0 0 81a4 /etc/passwd//\n");
  writeFileSync(join(place, "new\nline !"), "x\n\n");
  writeFileSync(join(place, "quote'$(id)`id`\"\\ *?[a]"), "y\n");
  writeFileSync(join(place, "dots"), ".\n.\n = 0 9 whole\n! room\n/x//\n");
  writeFileSync(join(place, "wide"), "grüße\n");
  writeFileSync(join(place, "new\n= 0\n1 x"), "z\n");
  writeFileSync(join(place, "latin"), Buffer.from([0x61, 0xe9, 0x0a]));
  writeFileSync(join(place, "long"), "x".repeat(3 << 20));
  mkdirSync(join(place, "folder", "deeper"), { recursive: true });
  writeFileSync(join(place, "folder", "in.conf"), "inside\n");
  symlinkSync("plain.conf", join(place, "link"));
  symlinkSync("gone", join(place, "dangling"));
  symlinkSync("folder", join(place, "way"));
  execFileSync("mkfifo", [join(place, "pipe")]);
  for (const [name, mode] of [
    ["suid", 0o4755],
    ["open", 0o666],
    ["closed", 0o000],
  ] as const) {
    writeFileSync(join(place, name), `${name}\n`);
    chmodSync(join(place, name), mode);
  }
  if (process.geteuid?.() === 0) chownSync(join(place, "open"), 54_321, 54_322);
}
fill();

const files = (path: string, ...wishes: readonly FileWish[]): EvidenceRequest => ({
  kind: "files",
  path,
  wishes,
});
const search = (test: FileTest, more: Partial<FileSearchRequest> = {}): EvidenceRequest => ({
  kind: "file-search",
  bases: [place],
  test,
  ignore: [],
  depth: { least: 0, most: null },
  fileSystems: "local",
  contentBytes: null,
  timeoutSeconds: 60,
  ...more,
});
const ordinary: FileTest = { kind: "type", types: ["file"] };

const REQUESTS: readonly EvidenceRequest[] = [
  files(`${place}/[b-z]*`, "md5", "sha256"),
  files(`${place}/*.conf`, "content"),
  files(`${place}/{like,x}`),
  files(`${place}/l[ai]*`, "content"),
  files(`${place}/new*`, "content"),
  files(`${place}/quote*`, "content"),
  files(`${place}/quote'$(id)\`id\`"\\ \\*?\\[a]`, "content"),
  files(`${place}/way/*.conf`, "content"),
  files(`${place}/*/in.conf`, "content"),
  files(`${place}/*/../plain.conf`),
  files(`${place}/link`, "content", "md5"),
  files(`${place}/pl*`, "attributes"),
  files(`${place}/way`, "attributes"),
  files("/etc/nothing", "attributes"),
  files(`${place}/dangling`, "content"),
  files(`${place}/pipe`, "content"),
  files(`${place}/folder`),
  files(`${place}/folder/`),
  files(`${place}/plain.conf/x`),
  files(`${place}/nothing/at/all`, "content"),
  files(`${place}/nothing/*`, "content"),
  files("/etc/passwd", "content"),
  files("/etc/group", "content"),
  files("~/.profile", "content"),
  files("~root/.*", "md5"),
  files("/etc/*.d/*.conf"),
  files("/usr/share/doc/b*/copyright"),
  files("/proc/sys/kernel/ostype", "content"),
  files("relative"),
  files("/bin/sh", "packaged-digest"),
  files("/usr/bin/aw*", "packaged-digest"),
  files("/etc/os-release", "packaged-digest"),
  files("/etc/deb*.conf", "packaged-digest", "md5"),
  files(`${place}/pl*`, "packaged-digest"),
  { kind: "accounts" },
  { kind: "homes", files: [".profile", ".netrc", ".ssh/authorized_keys"] },
  { kind: "root-path" },
  { kind: "packages" },
  { kind: "run-levels" },
  { kind: "xinetd" },
  { kind: "mounts" },
  { kind: "kernel-parameter", name: "net.ipv4.ip_forward" },
  { kind: "kernel-parameter", name: "kernel.no_such_thing" },
  { kind: "kernel-module", name: "cramfs" },
  { kind: "command", command: 'echo out; echo "it\'s" >&2; exit 3', timeoutSeconds: null },
  { kind: "command", command: "printf 'a\\n@ end 1\\n= 0\\n'; cat", timeoutSeconds: 5 },
  search(ordinary),
  search(ordinary, { contentBytes: 4 }),
  search(ordinary, { contentBytes: 1 << 20 }),
  search({ kind: "name", glob: "*", letterCase: "either" }, { contentBytes: 4096, bases: [`${place}/f*`] }),
  search({ kind: "all", tests: [] }, { contentBytes: 0 }),
  search({ kind: "name", glob: "group", letterCase: "exact" }, { contentBytes: 1 << 20, bases: ["/etc"] }),
  search({ kind: "all", tests: [] }, { depth: { least: 1, most: 1 } }),
  search({ kind: "all", tests: [ordinary, { kind: "mode", match: "any", mode: 0o6000 }] }),
  search({ kind: "all", tests: [ordinary, { kind: "mode", match: "all", mode: 0o002 }] }),
  search({ kind: "mode", match: "exactly", mode: 0 }),
  search({ kind: "any", tests: [{ kind: "nouser" }, { kind: "nogroup" }] }),
  search({ kind: "not", test: { kind: "any", tests: [{ kind: "uid", numbers: [0] }, { kind: "nouser" }] } }),
  search({ kind: "name", glob: "*LINE*", letterCase: "either" }),
  search({ kind: "name", glob: "b[a-c]d-??", letterCase: "exact" }),
  search({ kind: "size", is: "more", units: 1, unitBytes: 1024 }),
  search({ kind: "size", is: "equal", units: 1, unitBytes: 512 }),
  search({ kind: "size", is: "less", units: 1, unitBytes: 1 }),
  search({ kind: "modified-days", is: "less", days: 1 }, { bases: [`${place}/f*`, `${place}/way`] }),
  search(ordinary, { ignore: [`${place}/folder*`] }),
  search(ordinary, { bases: ["/proc/sys/kernel/random", "/etc/s*", "/var/lock", "/nothing"] }),
  search(
    { kind: "all", tests: [ordinary, { kind: "mode", match: "any", mode: 0o6000 }] },
    { bases: ["/usr", "/usr/bin"] },
  ),
];

const here = await seenHere(REQUESTS);

describe.each(installed)("what the script shows under %s is what is seen on the machine:", (_, command) => {
  const shown = shownBy(command, REQUESTS);

  it.each(REQUESTS.map((request) => [keyOfRequest(request), request] as const))(
    "%s",
    async (key, request) => {
      let [expected, seen] = [here[key], (await shown)[key]];
      // Homes and folders of the machine change while others work on it: then both look again, one after the other.
      for (let tries = 0; tries < 3 && !isDeepStrictEqual(comparable(seen), comparable(expected)); tries += 1)
        [expected, seen] = [(await seenHere([request]))[key], (await shownBy(command, [request]))[key]];
      if (expected?.status === "observed") expect(comparable(seen)).toEqual(comparable(expected));
      else expect(seen).toMatchObject({ status: "unavailable", reason: expected?.reason });
    },
  );
});

describe.each(installed)("under %s the script", (_, command) => {
  it("shows files whose names are not UTF-8, which only bytes can open", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bytes-"));
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad-`), Buffer.from([0xff, 0xfe])]), "z\n");
    const request = files(`${folder}/bad*`, "content");
    const seen = (await shownBy(command, [request]))[keyOfRequest(request)];
    rmSync(folder, { recursive: true });
    const content = { status: "observed", value: "z\n" };
    expect(seen).toMatchObject({
      facts: { files: [{ path: `${folder}/bad-\u00ff\u00fe`, content }], gaps: [] },
    });
  });

  it("shows no more of a long file than 1 MiB, and says so", async () => {
    const request = files(`${place}/long`, "content");
    const seen = (await shownBy(command, [request]))[keyOfRequest(request)];
    expect(seen).toMatchObject({ facts: { files: [{ content: { reason: "truncated-output" } }] } });
  });

  it("shows no more texts of a search than there is room for, and says so", async () => {
    const folder = mkdtempSync(join(tmpdir(), "many-"));
    for (const name of ["a", "b", "c"]) writeFileSync(join(folder, name), "x".repeat(12 << 20));
    const requests = [16 << 20, 1000].map((contentBytes) =>
      search(ordinary, { bases: [folder], contentBytes }),
    );
    const seen = Object.values(await shownBy(command, requests));
    rmSync(folder, { recursive: true });
    const reasons = seen.map((one) =>
      one?.status === "observed" && "found" in one.facts ? one.facts.found : [],
    );
    const contents = reasons.map((found) =>
      found.map(({ content }) => (content?.status === "observed" ? content.value.length : content?.reason)),
    );
    expect(contents.filter((of) => of.length > 0).map((of) => of.toSorted())).toEqual([
      [12 << 20, "truncated-output", "truncated-output"],
      [1000, 1000, 1000],
    ]);
  });

  it("ends a command that takes too long, and never takes one that floods for whole", async () => {
    const [slow, flood] = ["exec sleep 20", "yes"].map((text): EvidenceRequest => ({
      kind: "command",
      command: text,
      timeoutSeconds: 2,
    }));
    const startedAt = performance.now();
    const seen = await shownBy(
      command,
      [slow, flood].filter((request) => request !== undefined),
    );
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    expect(seen["command:exec sleep 20"]).toMatchObject({ status: "unavailable", reason: "timed-out" });
    expect(seen["command:yes"]).not.toMatchObject({ facts: { extent: "whole" } });
  });

  it("lists processes with their users and the first words of their command lines", async () => {
    const seen = (await shownBy(command, [{ kind: "processes" }])).processes;
    if (seen?.status !== "observed") throw new Error(JSON.stringify(seen));
    const own = seen.facts.processes.find(({ pid }) => pid === process.pid);
    expect(own).toMatchObject({ command: process.title.split(" ", 1)[0], uid: process.geteuid?.() });
    expect(seen.facts.gaps).toEqual([]);
  });
});
