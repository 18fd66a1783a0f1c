import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localFiles } from "../../../src/targets/local/local-files.ts";
import { lacksFile, lacks } from "../../support-hosts/requires.ts";
import { processorTime } from "../../processor-time.ts";

const files = localFiles();
let folder = "";
const at = (name: string): string => join(folder, name);
const soon = (): number => Date.now() + 60_000;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dotaudit-files-"));
  writeFileSync(at("utf8"), "grün\n");
  writeFileSync(at("latin1"), Buffer.from("gr\xfcn\n", "latin1"));
  writeFileSync(at("empty"), "");
  writeFileSync(at("long"), "x".repeat(300_000));
  writeFileSync(at("huge"), "");
  truncateSync(at("huge"), 2 ** 40);
  writeFileSync(at("secret"), "x", { mode: 0o000 });
  mkdirSync(at("folder"));
  symlinkSync("utf8", at("link"));
  execFileSync("mkfifo", [at("pipe")]);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the files of this machine", () => {
  it.each([
    ["utf8", "grün\n"],
    ["latin1", "grün\n"],
    ["empty", ""],
    ["link", "grün\n"],
    ["long", "x".repeat(300_000)],
  ])("give the text of %s", (name, value) => {
    expect(files.readText(at(name))).toEqual({ status: "observed", value });
  });

  it("give bytes that later readings leave alone", () => {
    const first = files.readBytes(at("utf8"));
    files.readBytes(at("long"));
    expect(first).toEqual({ status: "observed", value: Buffer.from("grün\n") });
  });

  it.each([
    ["long", 300_000, "observed"],
    ["long", 299_999, "unavailable"],
    ["utf8", 6, "observed"],
    ["utf8", 5, "unavailable"],
    ["huge", 1_000_000, "unavailable"],
  ])("give %s within a limit of %d bytes: %s", (name, limit, status) => {
    const text = files.readBytes(at(name), limit);
    expect(text.status).toBe(status);
    if (text.status === "unavailable") expect(text.reason).toBe("truncated-output");
  });

  it.each([
    ["nowhere", "missing-source"],
    ["utf8/below", "missing-source"],
    ["folder", "not-supported"],
    ["pipe", "not-supported"],
  ])("say of %s why it cannot be read, and name it", async (name, reason) => {
    const expected = { status: "unavailable", reason, detail: expect.stringContaining(at(name)) as string };
    expect(files.readText(at(name))).toMatchObject(expected);
    expect(files.readChunks(at(name), () => "continue")).toMatchObject(expected);
    expect(await files.digest(at(name), ["md5"], soon())).toMatchObject(expected);
  });

  it("say of a device that it is no file, and do not read it", async () => {
    expect(files.readText("/dev/zero")).toMatchObject({ reason: "not-supported" });
    expect(await files.digest("/dev/zero", ["md5"], soon())).toMatchObject({ reason: "not-supported" });
  });

  it.skipIf(lacksFile("/proc/self/stat"))(
    "say of a process that does not exist that its files are missing",
    () => {
      expect(files.readText("/proc/4194305/stat")).toMatchObject({ reason: "missing-source" });
    },
  );

  it.skipIf(lacks("root", "setpriv"))("say which files the user may not read", () => {
    const script = `
      import { localFiles } from ${JSON.stringify(new URL("../../../src/targets/local/local-files.ts", import.meta.url).href)};
      const files = localFiles();
      const digest = await files.digest(process.argv[1], ["md5"], Date.now() + 1000);
      console.log(JSON.stringify([files.readText(process.argv[1]).reason, files.list("/proc/1/fd").reason, digest.reason]));`;
    execFileSync("chmod", ["755", folder]);
    const command = [
      "--reuid=65534",
      "--regid=65534",
      "--clear-groups",
      process.execPath,
      "--input-type=module",
      "-e",
      script,
      at("secret"),
    ];
    const output = execFileSync("setpriv", command, { encoding: "utf8" });
    expect(JSON.parse(output)).toEqual(["missing-privilege", "missing-privilege", "missing-privilege"]);
  });

  it("are handed over in chunks, until enough is known", () => {
    let length = 0;
    const all = files.readChunks(at("long"), (chunk) => {
      length += chunk.length;
      return "continue";
    });
    expect([all, length]).toEqual([{ status: "observed", value: "ended" }, 300_000]);
    expect(files.readChunks(at("long"), () => "stop")).toEqual({ status: "observed", value: "stopped" });
  });

  it("can be read from within the reading of another one", () => {
    files.readChunks(at("long"), (chunk) => {
      files.readText(at("utf8"));
      expect(chunk.toString()).toMatch(/^x+$/);
      return "continue";
    });
  });

  it("have identities, links and names", () => {
    expect(files.stat(at("link"))).toEqual(files.stat(at("utf8")));
    expect(files.stat(at("folder"))).toMatchObject({ value: { isFile: "directory" } });
    expect(files.stat(at("pipe"))).toMatchObject({ value: { isFile: "other" } });
    expect(files.readLink(at("link"))).toEqual({ status: "observed", value: "utf8" });
    expect(files.list(at("folder"))).toEqual({ status: "observed", value: [] });
    expect(files.list(at("nowhere"))).toMatchObject({ reason: "missing-source" });
  });
});

describe("the digest of a file", () => {
  it.each(["empty", "utf8", "long"])("of %s is the one of the system's tools", async (name) => {
    const bytes = files.readBytes(at(name));
    const content = bytes.status === "observed" ? bytes.value : "";
    const [md5, sha256] = ["md5", "sha256"].map((algorithm) =>
      createHash(algorithm).update(content).digest("hex"),
    );
    expect(await files.digest(at(name), ["md5", "sha256"], soon())).toEqual({
      status: "observed",
      value: { md5, sha256 },
    });
    expect(await files.digest(at(name), ["md5"], soon())).toEqual({ status: "observed", value: { md5 } });
  });

  it("is taken again once the file has changed", async () => {
    writeFileSync(at("changing"), "one");
    const before = await files.digest(at("changing"), ["md5"], soon());
    writeFileSync(at("changing"), "two");
    expect(await files.digest(at("changing"), ["md5"], soon())).not.toEqual(before);
  });

  it("is taken once as long as the file does not change", async () => {
    truncateSync(at("empty"), 0);
    writeFileSync(at("large"), Buffer.alloc(64 * 1024 * 1024));
    await files.digest(at("large"), ["md5"], soon());
    const before = processorTime();
    await files.digest(at("large"), ["md5"], soon());
    expect(processorTime() - before).toBeLessThan(20);
  });

  it("that takes too long is given up in time", async () => {
    const startedAt = performance.now();
    const digest = await files.digest(at("huge"), ["md5", "sha256"], Date.now() + 100);
    expect(digest).toMatchObject({ status: "unavailable", reason: "timed-out" });
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});
