import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { LIMITS } from "../../../src/targets/image/limits.ts";
import { openImage } from "../../../src/targets/image/open-image.ts";
import type { Seen } from "../../../src/model/observation.ts";
import { archiveOf, digestOf, dockerParts, ImageFolder, layersOf, ociParts } from "./made-image.ts";
import type { MadeImage, Parts } from "./made-image.ts";
import { tarBytes } from "./tar-bytes.ts";

const folder = new ImageFolder();
afterEach(() => {
  folder.close();
});
afterAll(() => {
  folder.remove();
});

function value<T>(seen: Seen<T>): T {
  if (seen.status === "unavailable") throw new Error(seen.detail);
  return seen.value;
}

const WEB: MadeImage = {
  ...layersOf(
    [
      { path: "etc/", type: "5" },
      { path: "etc/services", content: "web 80/tcp\n" },
      { path: "etc/old", content: "old" },
    ],
    [{ path: "etc/.wh.old" }, { path: "etc/hostname", content: "inside\n" }],
  ),
  name: "web:1",
};

const zstdFrames = (layer: Buffer): Buffer => {
  const skippable = Buffer.from("502a4d18040000006162636400".slice(0, 24), "hex");
  const halves = [layer.subarray(0, 700), layer.subarray(700)];
  return Buffer.concat([skippable, ...halves.map((half) => zstdCompressSync(half)), skippable]);
};

const FORMS: readonly (readonly [string, (name: string) => string])[] = [
  ["an archive of docker save", (name) => folder.put(name, archiveOf(dockerParts(WEB)))],
  ["an OCI archive", (name) => folder.put(name, archiveOf(ociParts([WEB])))],
  ["a folder of OCI layout", (name) => folder.putParts(name, ociParts([WEB]))],
  [
    "layers packed with gzip",
    (name) => folder.put(name, archiveOf(ociParts([{ ...WEB, pack: (layer) => gzipSync(layer) }]))),
  ],
  [
    "layers packed with zstd in several frames",
    (name) => folder.put(name, archiveOf(ociParts([{ ...WEB, pack: zstdFrames }]))),
  ],
  [
    "layers packed with zstd in a folder",
    (name) => folder.putParts(name, ociParts([{ ...WEB, pack: (layer) => zstdCompressSync(layer) }])),
  ],
  ["an archive packed with gzip", (name) => folder.put(name, gzipSync(archiveOf(dockerParts(WEB))))],
  ["an archive packed with zstd", (name) => folder.put(name, zstdCompressSync(archiveOf(ociParts([WEB]))))],
  [
    "docker save that is an OCI layout as well",
    (name) => folder.put(name, archiveOf({ ...ociParts([WEB]), ...dockerParts(WEB) })),
  ],
];

describe("an image", () => {
  it.each(FORMS)("is read from %s", async (form, make) => {
    const target = await folder.open(make(`form-${form.replaceAll(" ", "-")}`));
    const { files } = target;
    expect(value(files!.readText("/etc/services"))).toBe("web 80/tcp\n");
    expect(value(files!.list("/etc"))).toEqual(["services", "hostname"]);
    expect(target.identity()).toMatchObject({
      hostname: "inside",
      system: "Linux",
      kernel: "unknown (at rest)",
      architecture: "x86_64",
      interfaces: { status: "unavailable" },
    });
    expect(target.identity().virtualisation).toMatch(
      /^image (web:1 )?sha256:[0-9a-f]{12} linux\/amd64, at rest$/,
    );
  });

  it("leaves nothing behind, not even while it is open", async () => {
    const ours = (): readonly string[] =>
      readdirSync(tmpdir()).filter((name) => /^dotaudit-.{6}$/.test(name));
    const before = ours();
    const target = await folder.open(folder.put("packed", gzipSync(archiveOf(dockerParts(WEB)))));
    expect(ours()).toEqual(before);
    folder.close();
    expect(target.files!.readText("/etc/services")).toMatchObject({
      status: "unavailable",
      reason: "vanished",
    });
  });

  it("declares its ports, and only what is a port", async () => {
    const ExposedPorts = {
      "80/tcp": {},
      "53/udp": {},
      "8080": {},
      "0/tcp": {},
      "65536/tcp": {},
      "9/sctp": {},
      __proto__: {},
    };
    const image = { ...WEB, config: { config: { ExposedPorts } } };
    const { atRest } = await folder.open(folder.put("ports", archiveOf(dockerParts(image))));
    expect(atRest!.exposedPorts.map(({ transport, port }) => `${port}/${transport}`).sort()).toEqual([
      "53/udp",
      "80/tcp",
      "8080/tcp",
    ]);
    expect(atRest!.predict).toBe("not-asked");
  });

  it.each<readonly [says: string, config: object, words: readonly string[] | undefined]>([
    [
      "in both parts",
      { Entrypoint: ["/start.sh"], Cmd: ["nginx", "-g", "daemon off;"] },
      ["/start.sh", "nginx", "-g", "daemon off;"],
    ],
    ["in the form for the shell", { Cmd: ["/bin/sh", "-c", "nginx"] }, ["/bin/sh", "-c", "nginx"]],
    ["as a text, as it was written once", { Entrypoint: "nginx", Cmd: null }, ["/bin/sh", "-c", "nginx"]],
    ["that is not there", { Entrypoint: null, Cmd: [] }, undefined],
    ["that is no list of texts", { Cmd: ["nginx", 1] }, undefined],
    ["that is too long", { Cmd: ["nginx", "x".repeat(70_000)] }, undefined],
  ])("tells a command %s", async (_says, config, words) => {
    const image = { ...WEB, config: { config: { ...config, Env: ["A=b", 1], User: "www" } } };
    const { atRest } = await folder.open(folder.put("command", archiveOf(dockerParts(image))));
    expect(atRest!.command?.words).toEqual(words);
    if (words !== undefined) expect(atRest!.command).toMatchObject({ environment: ["A=b"], user: "www" });
  });

  it("without a layer is empty", async () => {
    const target = await folder.open(folder.put("empty", archiveOf(dockerParts({ layers: [] }))));
    expect(target.files!.list("/")).toEqual({ status: "observed", value: [] });
  });
});

describe("several images in one archive", () => {
  const other = { ...layersOf([{ path: "db", content: "db" }]), name: "docker.io/library/db:latest" };
  const arm = {
    ...layersOf([{ path: "arm", content: "arm" }]),
    name: "web:1",
    platform: { os: "linux", architecture: "s390x" },
  };
  const path = (parts: Parts): string => folder.put("several", archiveOf(parts));

  it("have to be chosen from by name", async () => {
    await expect(folder.open(path(dockerParts(WEB, other)))).rejects.toThrow(
      /not-supported: .*several images: say which by #NAME:TAG; it has web:1 \(linux\/amd64\), docker.io\/library\/db:latest/,
    );
    for (const name of ["db", "db:latest", "docker.io/library/db:latest"]) {
      const { files } = await folder.open(path(dockerParts(WEB, other)), { name });
      expect(value(files!.list("/"))).toEqual(["db"]);
    }
    await expect(folder.open(path(dockerParts(WEB)), { name: "db" })).rejects.toThrow(
      "missing-source: " + folder.path + "/several: No image in it is called db; it has web:1",
    );
  });

  it("of one index are chosen from by platform, by itself that of this machine", async () => {
    const parts = ociParts([WEB, arm], "one index");
    const chosen = await folder.open(path(parts), { platform: "linux/s390x" });
    expect(chosen.identity().architecture).toBe("s390x");
    await expect(folder.open(path(parts), { platform: "plan9/mips" })).rejects.toThrow(
      "No image in it is for",
    );
    if (process.arch === "x64")
      expect((await folder.open(path(parts))).identity().architecture).toBe("x86_64");
  });

  it("hidden behind the other list of the archive are found", async () => {
    const parts = { ...ociParts([other]), ...dockerParts(WEB) };
    await expect(folder.open(path(parts))).rejects.toThrow("several images");
  });
});

function changed(parts: Parts, path: RegExp, change: (bytes: Buffer) => Buffer | string): Parts {
  const entries = Object.entries(parts).map(([name, bytes]) =>
    path.test(name) ? ([name, change(Buffer.from(bytes))] as const) : ([name, bytes] as const),
  );
  return Object.fromEntries(entries);
}

const flip = (bytes: Buffer): Buffer => {
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  return bytes;
};

describe("what is no good image", () => {
  const docker = dockerParts(WEB);
  const oci = ociParts([WEB]);
  const layer = digestOf(WEB.layers[0]!).slice(7);
  const packed = gzipSync(WEB.layers[0]!);
  const bomb = gzipSync(Buffer.alloc(LIMITS.ratioFrom + 1024), { level: 9 });
  const withBomb = { layers: [tarBytes([])], pack: () => bomb };
  const faults: readonly (readonly [string, string | Buffer, string])[] = [
    ["an empty file", "", "malformed-output: "],
    ["text", "hello ".repeat(200), "malformed-output: "],
    ["an archive that was cut", archiveOf(docker).subarray(0, 3000), "ends in the middle"],
    [
      "packed bytes that were cut",
      gzipSync(archiveOf(docker)).subarray(0, 300),
      "The packed data is damaged",
    ],
    [
      "zstd that was cut",
      zstdCompressSync(archiveOf(docker)).subarray(0, 100),
      "zstd data ends in the middle",
    ],
    ["an archive of files (docker export)", tarBytes([{ path: "etc/passwd" }]), "rootfs:DIR"],
    [
      "a layer with other bytes",
      archiveOf(changed(docker, /layer\.tar$/, flip)),
      "A layer is not what the image says",
    ],
    [
      "a blob with other bytes",
      archiveOf(changed(oci, new RegExp(layer), flip)),
      "A layer is not what the image says",
    ],
    [
      "a configuration with other bytes",
      archiveOf(changed(docker, /^[0-9a-f]{64}\.json$/, (b) => `${b.toString()} `)),
      "other bytes under",
    ],
    [
      "a layer that is missing",
      archiveOf(Object.fromEntries(Object.entries(docker).filter(([name]) => !name.startsWith(layer)))),
      "missing-source: ",
    ],
    [
      "fewer layers than digests",
      archiveOf(dockerParts({ ...WEB, config: { rootfs: { diff_ids: [] } } })),
      "2 layers, and its configuration has the digests of 0",
    ],
    [
      "no list of digests",
      archiveOf(dockerParts({ layers: [], config: { rootfs: {} } })),
      "malformed-output: ",
    ],
    [
      "a digest of another kind",
      archiveOf(dockerParts({ ...WEB, config: { rootfs: { diff_ids: ["md5:1", "md5:2"] } } })),
      "no digest of SHA-256",
    ],
    [
      "a digest that is a path",
      archiveOf({ "index.json": '{"manifests":[{"digest":"sha256:../../../etc/passwd"}]}' }),
      "is no digest",
    ],
    ["a list that is no JSON", archiveOf({ "manifest.json": "[{" }), "is not JSON"],
    [
      "a list that goes down without an end",
      archiveOf({ "manifest.json": `${"[".repeat(1e6)}${"]".repeat(1e6)}` }),
      "has no configuration",
    ],
    ["a list of nothing", archiveOf({ "manifest.json": "[]" }), "There is no image in it"],
    [
      "a description that is too long",
      archiveOf({ "manifest.json": " ".repeat(LIMITS.description + 1) }),
      String(LIMITS.description),
    ],
    ["an archive that unpacks to a thousand times its size", bomb, `more than ${LIMITS.ratio} times`],
    [
      "a layer that unpacks to a thousand times its size",
      archiveOf(dockerParts(withBomb)),
      `more than ${LIMITS.ratio} times`,
    ],
    [
      "more layers than the limit",
      archiveOf(dockerParts({ layers: Array<Buffer>(LIMITS.layers + 1).fill(tarBytes([])) })),
      `more than ${LIMITS.layers} layers`,
    ],
    [
      "packed bytes behind the end",
      archiveOf(
        ociParts([{ layers: [WEB.layers[0]!], pack: () => Buffer.concat([packed, Buffer.from("more")]) }]),
      ),
      "damaged",
    ],
  ];

  it.each(faults)(
    "is refused: %s",
    async (_, bytes, words) => {
      await expect(folder.open(folder.put("fault", bytes))).rejects.toThrow(words);
    },
    60_000,
  );

  it("is refused: an index that names itself or too many others", async () => {
    const nested = (depth: number): Parts => {
      let parts: Record<string, string | Buffer> = { ...ociParts([WEB]) };
      for (let turn = 0; turn < depth; turn += 1) {
        const index = parts["index.json"] as string;
        const digest = digestOf(index);
        parts = { ...parts, [`blobs/sha256/${digest.slice(7)}`]: index };
        parts["index.json"] = JSON.stringify({ manifests: [{ digest }] });
      }
      return parts;
    };
    await expect(folder.open(folder.put("nested", archiveOf(nested(LIMITS.nesting))))).resolves.toBeDefined();
    await expect(folder.open(folder.put("nested", archiveOf(nested(LIMITS.nesting + 1))))).rejects.toThrow(
      `more than ${LIMITS.nesting} deep`,
    );
  });

  it.each([
    ["/dev/zero", "neither a file nor a folder"],
    ["/nowhere", "does not exist"],
    [tmpdir(), "There is no image in it"],
  ])("is refused: %s", async (path, words) => {
    await expect(folder.open(path)).rejects.toThrow(words);
  });

  it("is refused: a pipe, without waiting for it", async () => {
    execFileSync("mkfifo", [`${folder.path}/pipe`]);
    await expect(folder.open(`${folder.path}/pipe`)).rejects.toThrow("neither a file nor a folder");
  });

  it("leaves no descriptor open", async () => {
    const count = (): number => readdirSync("/proc/self/fd").length;
    const before = count();
    for (const [, bytes] of faults.slice(0, 8)) {
      const choice = { name: null, platform: null };
      const opened = await openImage({
        path: folder.put("fault", bytes),
        name: "x",
        choice,
        predict: "not-asked",
      });
      expect(opened.status).toBe("unavailable");
    }
    expect(count()).toBe(before);
  });

  it("is this test's own machine nowhere", async () => {
    const target = await folder.open(folder.put("web", archiveOf(docker)));
    const release = readFileSync("/proc/sys/kernel/osrelease", "utf8").trim();
    expect(JSON.stringify(target.identity())).not.toContain(release);
  });
});
