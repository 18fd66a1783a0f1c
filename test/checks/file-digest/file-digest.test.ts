import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDigestList } from "../../../src/checks/file-digest/parse-digest-list.ts";
import type { FindingStatus } from "../../../src/model/verdict.ts";
import { openRootfs } from "../../../src/targets/rootfs/open-rootfs.ts";
import { judgedItem } from "../file-check/judged-item.ts";
import { processorTime } from "../../processor-time.ts";

let folder = "";
const hex = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest("hex");
const put = (path: string, text: string): void => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "file-digest-"));
  put("a", "text");
  put("odd/back\\slash", "1");
  put("odd/line\nfeed", "2");
  put("lists/whole", `${hex("sha256", "text")}  ${folder}/a\n`);
  put("lists/relative", `# made by hand\n\n${hex("md5", "text")} *./../a\n`);
  put("a.md5", `${hex("md5", "text")}  a\r\n`);
  put("a.wrong", `${hex("md5", "text")}  a\n${hex("sha256", "other")}  ./a\n`);
  put("a.broken", `${hex("md5", "text")}  a\nwhat is this\n`);
  put("rootfs/etc/passwd", "root:x:0:0::/root:/bin/sh\n");
  put("rootfs/etc/app.conf", "changed");
  put("rootfs/etc/kept.conf", "kept");
  put("rootfs/usr/bin/good", "good");
  put("rootfs/usr/bin/bad", "evil");
  put("rootfs/usr/bin/own", "own");
  put("rootfs/usr/bin/undigested", "x");
  const paths = ["/etc/app.conf", "/etc/kept.conf", "/usr/bin/good", "/usr/bin/bad", "/usr/bin/undigested"];
  put("rootfs/var/lib/dpkg/info/app.list", ["/.", ...paths, ""].join("\n"));
  put(
    "rootfs/var/lib/dpkg/info/app.md5sums",
    `${hex("md5", "good")}  usr/bin/good\n${hex("md5", "good")}  usr/bin/bad\n`,
  );
  put(
    "rootfs/var/lib/dpkg/status",
    `Package: app\nStatus: install ok installed\nArchitecture: all\nVersion: 1\nConffiles:\n /etc/app.conf ${hex("md5", "original")}\n /etc/kept.conf ${hex("md5", "kept")} obsolete\nDescription: x\n`,
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const OTHER = "0".repeat(32);

type Case = readonly [item: string, status: FindingStatus, words?: string];

const named = ([item, status, words = ""]: Case) => ({ item, status, words });

const CASES: readonly Case[] = [
  [`file : "DIR/a"\nmd5 : "${hex("md5", "text")}"`, "PASSED"],
  [`file : "DIR/a"\nmd5 : "${OTHER}" || "${hex("md5", "text").toUpperCase()}"`, "PASSED"],
  [`file : "DIR/a"\nmd5 : "${OTHER}"`, "FAILED", "md5 is"],
  [`file : "DIR/a"\nsha256 : "${hex("sha256", "text")}"`, "PASSED"],
  [`file : "DIR/a"\nsha256 : "${hex("sha256", "text")}"\nmd5 : "${OTHER}"`, "FAILED"],
  [`file : "DIR/none"\nmd5 : "${OTHER}"`, "FAILED", "no file"],
  [`file : "DIR/none"\nmd5 : "${OTHER}"\nrequired : NO`, "PASSED"],
  [`file : "DIR/odd"\nmd5 : "${OTHER}"`, "ERROR", "is a directory"],
  ['file : "DIR/a"', "ERROR", "does not say what to compare"],
  ['file : "DIR/a"\ndigests : "DIR/lists/whole"', "PASSED"],
  ['file : "DIR/a"\ndigests : "DIR/a.md5"', "PASSED"],
  ['file : "DIR/a"\ndigests : "DIR/a.wrong"', "FAILED", "sha256 is"],
  ['file : "DIR/a*"\ndigests : "DIR/a.md5"', "FAILED", "does not stand in"],
  ['file : "DIR/a*"\nignore : "DIR/a.*"\ndigests : "DIR/a.md5"', "PASSED"],
  ['file : "DIR/a"\ndigests : "DIR/a.broken"', "ERROR", "Line 2"],
  ['file : "DIR/a"\ndigests : "DIR/none"', "ERROR", "There is no list"],
];

const PACKAGED: readonly Case[] = [
  ['file : "/usr/bin/good"', "PASSED"],
  ['file : "/usr/bin/bad"', "FAILED", "not as the package app has it"],
  ['file : "/usr/bin/own"', "FAILED", "belongs to no package"],
  ['file : "/usr/bin/undigested"', "ERROR", "has no digest"],
  ['file : "/etc/*.conf"', "PASSED"],
  ['file : "/etc/*.conf"\nconfiguration : STRICT', "FAILED", "/etc/app.conf"],
  ['file : "/etc/kept.conf"\nconfiguration : STRICT', "PASSED"],
];

describe("FILE_DIGEST", () => {
  it.each(CASES.map(named))("with $item is $status", async ({ item, status, words }) => {
    const finding = await judgedItem(`type : FILE_DIGEST\n${item.replaceAll("DIR", folder)}`);
    const said = JSON.stringify(finding.verdict);
    expect(finding.status, said).toBe(status);
    expect(said).toContain(words);
  });

  it.each(PACKAGED.map(named))("by its package, with $item is $status", async ({ item, status, words }) => {
    const opened = openRootfs({ folder: join(folder, "rootfs"), name: "rootfs:x", predict: "not-asked" });
    if (opened.status === "unavailable") throw new Error(opened.detail);
    const finding = await judgedItem(`type : FILE_DIGEST\nsource : package\n${item}`, opened.value.target);
    opened.value.close();
    const said = JSON.stringify(finding.verdict);
    expect(finding.status, said).toBe(status);
    expect(said).toContain(words);
  });
});

describe("a list of digests", () => {
  it.each([
    ["md5sum", []],
    ["sha256sum", []],
    ["sha256sum", ["--binary"]],
    ["sha256sum", ["--tag"]],
    ["md5sum", ["--tag"]],
  ])("is read as %s %j wrote it", (program, options) => {
    const names = ["a", "odd/back\\slash", "odd/line\nfeed"];
    const text = execFileSync(program, [...options, ...names], { cwd: folder, encoding: "utf8" });
    const { digests, malformed } = parseDigestList(text, folder);
    const algorithm = program === "md5sum" ? "md5" : "sha256";
    expect(malformed).toEqual([]);
    expect([...digests]).toEqual(
      names.map((name, index) => [
        `${folder}/${name}`,
        [{ algorithm, digest: hex(algorithm, ["text", "1", "2"][index] ?? "") }],
      ]),
    );
  });

  it("is read without a throw, whatever it is", () => {
    const line = fc.oneof(fc.string(), fc.constant(`${OTHER}  x`), fc.constant(`\\MD5 (x) = ${OTHER}`));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { digests, malformed } = parseDigestList(lines.join("\n"), "/");
        expect(digests.size + malformed.length).toBeLessThanOrEqual(lines.join("\n").split("\n").length);
      }),
    );
    const began = processorTime();
    parseDigestList(`MD5 (${") = 0".repeat(1_000_000)}`, "/");
    parseDigestList(`${OTHER}  x\n`.repeat(200_000), "/");
    expect(processorTime() - began).toBeLessThan(20_000);
  });
});
