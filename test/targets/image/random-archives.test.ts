import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { openImage } from "../../../src/targets/image/open-image.ts";
import { archiveOf, dockerParts, ImageFolder, ociParts } from "./made-image.ts";
import { tarBytes } from "./tar-bytes.ts";
import type { MadeEntry } from "./tar-bytes.ts";

const folder = new ImageFolder();
afterAll(() => {
  folder.remove();
});

const name = fc.constantFrom(
  "etc",
  "passwd",
  "..",
  ".",
  "",
  "a",
  "b",
  "proc",
  ".wh.a",
  ".wh.etc",
  ".wh..wh..opq",
  ".wh...",
);
const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join("/"));
const to = fc.oneof(
  path,
  path.map((text) => `/${text}`),
  fc.constantFrom("/", "/etc/passwd", "../../../../../../etc/passwd"),
);
const entry: fc.Arbitrary<MadeEntry> = fc.record({
  path: fc.oneof(
    path,
    path.map((text) => `/${text}`),
  ),
  type: fc.constantFrom("0", "0", "1", "2", "3", "5", "5", "6"),
  to,
  content: fc.constantFrom("", "inside", "inside too"),
  mode: fc.constantFrom(0o644, 0o4755, 0o1777),
});
const layers = fc.array(fc.array(entry, { maxLength: 12 }), { maxLength: 4 });
const pack = fc.constantFrom(
  (bytes: Buffer) => bytes,
  (bytes: Buffer) => gzipSync(bytes),
  (bytes: Buffer) => zstdCompressSync(bytes),
);

const choice = { name: null, platform: null };
const PATHS = [
  "/",
  "/etc",
  "/etc/passwd",
  "/a",
  "/a/b",
  "/b/../a",
  "/a/etc/passwd",
  "/proc",
  "/proc/a",
  "/.wh.a",
  "/a/.wh..wh..opq",
];

function outside(): string {
  const names = readdirSync(tmpdir()).filter((entry) => /^dotaudit-.{6}$/.test(entry));
  return JSON.stringify([
    names,
    readdirSync("/"),
    readFileSync("/etc/passwd", "utf8"),
    readdirSync(folder.path),
  ]);
}

describe("archives of any kind", () => {
  it("never throw, and nothing outside of them is read or written", async () => {
    folder.put("image", "");
    const before = outside();
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(layers, pack, fc.constantFrom("docker", "oci"), async (made, packing, form) => {
        const image = { layers: made.map(tarBytes), pack: packing };
        const parts = form === "docker" ? dockerParts(image) : ociParts([image]);
        const seen = await openImage({
          path: folder.put("image", packing(archiveOf(parts))),
          name: "x",
          choice,
          predict: "asked",
        });
        expect(outside()).toBe(before);
        if (seen.status === "unavailable") {
          expect(seen.reason).toBe("malformed-output");
          return;
        }
        opened += 1;
        const { files } = seen.value.target;
        for (const asked of PATHS) {
          const text = files!.readText(asked);
          if (text.status === "observed") expect(["", "inside", "inside too"]).toContain(text.value);
          const names = files!.list(asked);
          if (names.status === "observed")
            expect(names.value.filter((child) => child.startsWith(".wh."))).toEqual([]);
          for (const answer of [
            files!.stat(asked),
            files!.readLink(asked),
            await files!.digest(asked, ["md5"], Infinity),
          ])
            expect(["observed", "unavailable"]).toContain(answer.status);
        }
        seen.value.close();
      }),
      { numRuns: 150 },
    );
    expect(opened).toBeGreaterThan(10);
  });

  it("never throw for bytes that were spoilt", async () => {
    const good = archiveOf(
      ociParts([
        { layers: [tarBytes([{ path: "a", content: "inside" }])], pack: (bytes) => zstdCompressSync(bytes) },
      ]),
    );
    const spot = fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(spot, { maxLength: 5 }),
        fc.nat({ max: good.length }),
        pack,
        async (spots, length, packing) => {
          const bytes = packing(good);
          for (const [at, byte] of spots) bytes[at % bytes.length] = byte;
          const path = folder.put("image", bytes.subarray(0, bytes.length - (length % 40)));
          const seen = await openImage({ path, name: "x", choice, predict: "asked" });
          if (seen.status === "unavailable") return;
          const text = seen.value.target.files!.readText("/a");
          expect(text).toEqual({ status: "observed", value: "inside" });
          seen.value.close();
        },
      ),
      { numRuns: 200 },
    );
  });
});
