import { execFileSync } from "node:child_process";
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  linkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { HeldFile } from "../../../src/targets/image/held-file.ts";
import { ImageFault } from "../../../src/targets/image/image-fault.ts";
import { tarEntries } from "../../../src/targets/image/tar/tar-entries.ts";
import type { TarEntry } from "../../../src/targets/image/tar/tar-entries.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { ImageFolder } from "./made-image.ts";
import { sealTarHeader, tarBytes, tarHeader } from "./tar-bytes.ts";

const folder = new ImageFolder();
afterAll(() => {
  folder.remove();
});

function entriesOf(bytes: Buffer): readonly TarEntry[] {
  const file = new HeldFile(openSync(folder.put("bytes.tar", bytes), "r"));
  try {
    return [...tarEntries({ file, start: 0, size: bytes.length })];
  } finally {
    file.close();
  }
}

describe.skipIf(lacks("tar"))("archives of GNU tar", () => {
  const root = `${folder.path}/root`;
  const deep = `${"long-name-of-a-folder/".repeat(6)}${"n".repeat(90)}`;
  mkdirSync(`${root}/${deep.slice(0, deep.lastIndexOf("/"))}`, { recursive: true });
  writeFileSync(`${root}/${deep}`, "deep");
  writeFileSync(`${root}/small`, "small");
  writeFileSync(`${root}/empty`, "");
  symlinkSync("a/".repeat(80), `${root}/link`);
  linkSync(`${root}/small`, `${root}/twin`);
  const make = (...args: readonly string[]): Buffer =>
    execFileSync("tar", ["-C", root, "--sort=name", "-c", "-f", "-", ...args, "."], { maxBuffer: 1 << 28 });

  it.each(["gnu", "oldgnu", "pax", "posix"])(
    "of the format %s give every file with its content",
    (format) => {
      const bytes = make(
        `--format=${format}`,
        "--owner=someone:1234",
        "--group=some:567",
        "--mtime=@1234567890",
      );
      const entries = entriesOf(bytes);
      const byPath = new Map(entries.map((entry) => [entry.path, entry]));
      const contentOf = (path: string): string => {
        const { start = 0, size = 0 } = byPath.get(path) ?? {};
        return bytes.toString("utf8", start, start + size);
      };
      expect(contentOf(`./${deep}`)).toBe("deep");
      expect(contentOf("./small")).toBe("small");
      expect(byPath.get("./small")).toMatchObject({
        kind: "file",
        uid: 1234,
        gid: 567,
        modifiedMs: 1234567890000,
      });
      expect(byPath.get("./empty")).toMatchObject({ kind: "file", size: 0 });
      expect(byPath.get("./link")).toMatchObject({ kind: "link", linkPath: "a/".repeat(80) });
      expect(byPath.get("./twin")).toMatchObject({ kind: "hard-link", linkPath: "./small" });
      expect(byPath.get("./")).toMatchObject({ kind: "directory" });
    },
  );

  it.each(["gnu", "pax"])(
    "of the format %s with sparse files are gone through without losing the way",
    (format) => {
      const sparse = openSync(`${root}/sparse`, "w");
      for (let part = 0; part < 40; part += 1) writeSync(sparse, "x", part * 131_072);
      closeSync(sparse);
      const entries = entriesOf(make(`--format=${format}`, "--sparse"));
      expect(entries.map(({ path }) => path)).toEqual(
        expect.arrayContaining(["./small", "./sparse", "./twin"]),
      );
      expect(entries.find(({ path }) => path === "./sparse")).toMatchObject({ kind: "sparse" });
    },
  );

  it("of the old format are read as well", () => {
    const bytes = execFileSync("tar", ["-C", root, "--format=v7", "-cf", "-", "small", "empty"]);
    expect(entriesOf(bytes).map(({ path, size }) => `${path} ${size}`)).toEqual(["small 5", "empty 0"]);
  });
});

describe("the entries of an archive", () => {
  it("go on without the blocks at the end, and not behind them", () => {
    const header = tarHeader({ path: "a" });
    expect(entriesOf(header).map(({ path }) => path)).toEqual(["a"]);
    expect(entriesOf(Buffer.concat([header, Buffer.alloc(512)]))).toHaveLength(1);
    expect(entriesOf(Buffer.concat([header, Buffer.alloc(1024), tarHeader({ path: "b" })]))).toHaveLength(1);
    expect(() => entriesOf(Buffer.concat([header, Buffer.alloc(512), tarHeader({ path: "b" })]))).toThrow(
      "behind its end",
    );
  });

  it("have a checksum that must be right, of signed bytes too", () => {
    const header = tarHeader({ path: "é" });
    const spoilt = Buffer.from(header);
    spoilt[0] = 0x41;
    expect(() => entriesOf(spoilt)).toThrow("a checksum is wrong");
    const sum = header.reduce(
      (total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : (byte << 24) >> 24),
      0,
    );
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    expect(entriesOf(header)).toHaveLength(1);
  });

  it("never throw anything but a fault, whatever the bytes", () => {
    const good = tarBytes([
      { path: "a", content: "b".repeat(600) },
      { path: "x", type: "x", content: "11 path=ab\n" },
      { path: "d/", type: "5" },
      { path: "S", type: "S", size: 0 },
    ]);
    const spot = fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(
        fc.array(spot, { minLength: 1, maxLength: 8 }),
        fc.nat({ max: good.length }),
        (spots, length) => {
          const bytes = Buffer.from(good.subarray(0, length));
          for (const [at, byte] of spots) if (at < length) bytes[at] = byte;
          for (let at = 0; at + 512 <= length; at += 512)
            if (at !== 512) sealTarHeader(bytes.subarray(at, at + 512));
          try {
            for (const { start, size } of entriesOf(bytes)) expect(start + size).toBeLessThanOrEqual(length);
          } catch (error) {
            expect(error).toBeInstanceOf(ImageFault);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(readFileSync(`${folder.path}/bytes.tar`).length).toBeLessThanOrEqual(good.length);
  });
});
