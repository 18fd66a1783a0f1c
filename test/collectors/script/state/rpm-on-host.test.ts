import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { importScript } from "../../../../src/app/import-script.ts";
import { renderCollectScript } from "../../../../src/collectors/script/render-collect-script.ts";
import { parseRpmFiles } from "../../../../src/collectors/script/state/parse-rpm-files.ts";
import type { EvidenceRequest } from "../../../../src/model/evidence.ts";
import { lacks } from "../../../support-hosts/requires.ts";

const DATABASE = new URL("../../packages/fixtures/rpmdb.sqlite.gz", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "rpm-host-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function put(path: string, content: string | Buffer): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), content);
}
put("rpm/rpmdb.sqlite", gunzipSync(readFileSync(DATABASE)));
put("sbin/hellod", "hellod server\n");
put("sbin/oldd", "changed\n");
put("sbin/oldd\nfile /usr/sbin/hellod is not owned by any package", "x\n");
put("sbin/none", "x\n");
put("etc/hellod/hellod.conf", "a=2\n");

/** This machine with a database of rpm in the place of its own, and with files of the two packages in it. */
const MACHINE = [
  `mount --bind '${folder}/rpm' /var/lib/rpm`,
  `mount -t overlay overlay -o lowerdir='${folder}/sbin':/usr/sbin /usr/sbin`,
  `mount -t overlay overlay -o lowerdir='${folder}/etc':/etc /etc`,
  'exec "$@" -s',
].join("\n");

const request = (path: string): EvidenceRequest => ({ kind: "files", path, wishes: ["packaged-digest"] });

async function packagesOf(shell: readonly string[], paths: readonly string[]) {
  const requests = [...paths.map(request), { kind: "packages" } as const];
  const input = renderCollectScript(requests);
  const { stdout } = spawnSync("unshare", ["-m", "sh", "-ec", MACHINE, "sh", ...shell], {
    input,
    maxBuffer: 1 << 28,
  });
  const shown = await importScript(stdout, "script");
  if (shown.status === "unavailable") throw new Error(shown.detail);
  const { observations } = shown.value.recording;
  const files = Object.values(observations).flatMap((seen) =>
    seen?.status === "observed" && "files" in seen.facts ? seen.facts.files : [],
  );
  return {
    files: new Map(files.map(({ path, packaged }) => [path, packaged])),
    packages: observations.packages,
  };
}

const SHELLS = [["dash"], ["bash"], ["busybox", "sh"], ["ksh"]].filter(([name = ""]) => !lacks(name));
const canMount = spawnSync("unshare", ["-m", "sh", "-ec", MACHINE, "sh", "true"]).status === 0;

describe.skipIf(lacks("root", "namespaces", "rpm") || !canMount).each(SHELLS)(
  "under %s the script",
  (...shell) => {
    it("shows what the database of rpm says of files", async () => {
      const words = shell.filter((word) => typeof word === "string");
      const paths = [
        "/usr/sbin/hello?",
        "/usr/sbin/oldd*",
        "/sbin/hellod",
        "/usr/sbin/none",
        "/etc/hellod/hellod.conf",
      ];
      const { files, packages } = await packagesOf(words, paths);
      const sha256 = "a2b528d75002a6fd332fd7f2a6e974de0c45a7dafd59823e88365a262d500acf";
      const hellod = { package: "hellod", role: "other", algorithm: "sha256", digest: sha256 };
      expect(files.get("/usr/sbin/hellod")).toEqual({ status: "observed", value: hellod });
      expect(files.get("/sbin/hellod")).toEqual({ status: "observed", value: hellod });
      expect(files.get("/usr/sbin/oldd")).toMatchObject({ value: { package: "oldd", algorithm: "md5" } });
      expect(files.get("/etc/hellod/hellod.conf")).toMatchObject({
        value: { role: "configuration", digest: expect.stringMatching(/^fe3209d6/) as string },
      });
      expect(files.get("/usr/sbin/none")).toEqual({ status: "observed", value: null });
      const named = packages?.status === "observed" ? JSON.stringify(packages.facts) : "";
      expect(named).toContain('"hellod"');
    });
  },
);

describe("what rpm says of files", () => {
  it.each([
    "hellod\t2\t1.4\t3\t8\t0\t0\tabc",
    "hellod\t2\t1.4\t3\t8\t1\t0\t\t/usr/sbin/hellod",
    "\t2\t1.4\t3\t8\t0\t0\t\t/usr/sbin/hellod",
    "hellod\t2\t1.4\t3\t8\t0\t0\t\trelative",
    "error: file /x: No such file or directory",
    "file x is not owned by any package",
  ])("is nothing in the line %j", (line) => {
    expect(parseRpmFiles(line)).toEqual({ owned: new Map(), unowned: new Set() });
  });

  it("is malformed where the digest has another shape", () => {
    const { owned } = parseRpmFiles("hellod\t(none)\t1\t3\t8\t(none)\t0\tnonsense\t/x\n");
    expect(owned.get("/x")).toMatchObject({ version: "1-3", digest: { reason: "malformed-output" } });
  });
});
