import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parameterPath } from "../../../src/collectors/kernel/parameter-path.ts";
import { parseModprobe } from "../../../src/collectors/kernel/parse-modprobe.ts";
import { parseSysctl } from "../../../src/collectors/kernel/parse-sysctl.ts";
import { parseMountLines } from "../../../src/collectors/mounts/parse-mount-lines.ts";
import { parseApkInstalled } from "../../../src/collectors/packages/installed/parse-apk-installed.ts";
import { parseDpkgStatus } from "../../../src/collectors/packages/installed/parse-dpkg-status.ts";
import { parsePkgList } from "../../../src/collectors/packages/installed/parse-pkg-list.ts";
import { parsePkginfo } from "../../../src/collectors/packages/installed/parse-pkginfo.ts";
import { parseXinetd } from "../../../src/collectors/predicted/inetd/parse-xinetd.ts";
import { parseUnit } from "../../../src/collectors/predicted/systemd/parse-unit.ts";
import { parseMountInfo } from "../../../src/collectors/procfs/parse-mount-info.ts";
import { parseProcessStat } from "../../../src/collectors/procfs/parse-process-stat.ts";
import { processorTime } from "../../processor-time.ts";

const PARSERS: readonly (readonly [name: string, parse: (text: string) => unknown])[] = [
  ["units", parseUnit],
  ["fstab", parseMountLines],
  ["sysctl.d", parseSysctl],
  ["names of parameters", parameterPath],
  ["modprobe.d", parseModprobe],
  ["xinetd", parseXinetd],
  ["apk", parseApkInstalled],
  ["dpkg", parseDpkgStatus],
  ["pkginfo", parsePkginfo],
  ["pkg list", parsePkgList],
  ["mountinfo", parseMountInfo],
  ["stat of a process", parseProcessStat],
];

const PIECES = [
  ..."\n\n\n \t=-#;/\\{}[]()@:,.*?\0\r\u2028\u001b",
  "__proto__",
  "constructor",
  "install",
  "blacklist",
  "defaults",
  "service",
  "[Install]",
  "P:a\nV:1-r0\n",
  "Package: a\nVersion: 1:2-3\n",
  "pkg://solaris/a@1,5.11:x",
  "1 (a) S 1 2",
  "\\040\\999",
  "include",
  "disabled -=",
  "é😀",
];
const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 })), { maxLength: 60 });

/** A beginning, a piece that is repeated, and an end that keeps the whole from fitting. */
const LONG: readonly (readonly [begin: string, piece: string, end: string])[] = [
  ["/dev/a ", "/", "x ext4"],
  ["/dev/a /", " ", "\u2028x"],
  ["install ", "a", " b\u2028c"],
  ["service a\n{\nb =", " ", "c\u2028d\n}\n"],
  ["service a\n{\nb = ", "x ", "\nb -= y\n}\n"],
  ["", "\\\n", "x"],
  ["[", "[", "x"],
  ["", "a", "\n"],
  ["a.", "/.", ""],
  ["pkg://a/", "b/", "@"],
  ["V:", "-r1", "x\n\n"],
  ["1 (", ")", ""],
  ["", "a\n", ""],
];

describe("readers of the state of a host", () => {
  it.each(PARSERS)("%s never throw, and give the same for the same text", (_, parse) => {
    fc.assert(
      fc.property(text, (pieces) => {
        const whole = pieces.join("");
        expect(parse(whole)).toEqual(parse(whole));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(PARSERS)("%s need no more time than a long text has characters", (_, parse) => {
    for (const [begin, piece, end] of LONG) {
      const began = processorTime();
      parse(begin + piece.repeat(Math.floor(400_000 / piece.length)) + end);
      expect(processorTime() - began, JSON.stringify([begin, piece, end])).toBeLessThan(20_000);
    }
  });
});
