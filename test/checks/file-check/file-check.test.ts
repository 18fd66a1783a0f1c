import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasAttributes } from "../../../src/checks/file-check/has-attributes.ts";
import { isUneven } from "../../../src/checks/file-check/is-uneven.ts";
import type { FindingStatus } from "../../../src/model/verdict.ts";
import { openRootfs } from "../../../src/targets/rootfs/open-rootfs.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { actualOf, judgedItem } from "./judged-item.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "file-check-"));
  chmodSync(folder, 0o755);
  put("good", 0o644);
  put("secret", 0o600);
  put("uneven", 0o646);
  put("setuid", 0o4755);
  put("d/a.conf", 0o644);
  put("d/b.conf", 0o666);
  put("closed/x", 0o644);
  chmodSync(join(folder, "closed"), 0o700);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(path: string, mode: number): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), "text");
  chmodSync(join(folder, path), mode);
}

/** Lines of an item, with `DIR` for the folder of the files. */
type Case = readonly [item: string, status: FindingStatus, words?: string];

const named = ([item, status, words = ""]: Case) => ({ item, status, words });

const MD5 = "1cb251ec0d568de6a929b520c4aed8d1";

const CHECKS: readonly Case[] = [
  ['file : "DIR/good"', "PASSED"],
  ['file : "DIR/none"', "FAILED"],
  ['file : "DIR/none"\nrequired : NO', "PASSED"],
  ['file : "DIR/none"\nfile_required : NO\nmode : "0600"', "PASSED"],
  ['file : "DIR/good"\nfile_required : NO\nmode : "0600"', "FAILED", "mode is 0644, not 0600"],
  ['file : "DIR/good"\nmode : "0644"', "PASSED"],
  ['file : "DIR/good"\nmode : "-rw-r--r--"', "PASSED"],
  ['file : "DIR/setuid"\nmode : "755"', "FAILED", "mode is 4755, not 0755"],
  ['file : "DIR/good"\nmask : "133"', "PASSED"],
  ['file : "DIR/good"\nmask : "077"', "FAILED", "mode 0644 has 0044, which mask 0077 forbids"],
  ['file : "DIR/setuid"\nmask : "7022"', "FAILED"],
  ['file : "DIR/uneven"\ncheck_uneveness : YES', "FAILED", "uneven"],
  ['file : "DIR/good"\ncheck_uneveness : YES', "PASSED"],
  [`file : "DIR/good"\nmd5 : "${MD5}"`, "PASSED"],
  [`file : "DIR/good"\nmd5 : "${"0".repeat(32)}"`, "FAILED"],
  [`file : "DIR/d"\nmd5 : "${MD5}"`, "ERROR", "is a directory"],
  ['file : "DIR/d"\nfile_type : "d"', "PASSED"],
  ['file : "DIR/d"\nfile_type : "f"', "FAILED", "it is a directory"],
  ['file : "DIR/d*"\nfile_type : "d"', "ERROR", "finds no directory"],
  ['file : "DIR/d/*.conf"\nmask : "022"', "FAILED", "b.conf"],
  ['file : "DIR/d/*.conf"\nmask : "022"\nignore : "DIR/d/b.*"', "PASSED"],
  ['file : "DIR/good DIR/none"\nmode : "0644"', "PASSED", "There is no file"],
  ['file : "good"\nsearch_locations : "/nowhere:DIR"\nmode : "0644"', "PASSED"],
  ['file : "good"\nsearch_locations : "/nowhere"', "FAILED"],
  ['file : "good"', "ERROR", "no whole path"],
  ['file : "DIR/good"\nmode : "0600"\nseverity : MEDIUM', "WARNING"],
];

async function holds([item, status, words = ""]: Case): Promise<void> {
  const finding = await judgedItem(`type : FILE_CHECK\n${item.replaceAll("DIR", folder)}`);
  const said = JSON.stringify(finding.verdict);
  expect(finding.status, said).toBe(status);
  expect(said).toContain(words);
}

describe("FILE_CHECK", () => {
  it.each(CHECKS.map(named))("with $item is $status", async ({ item, status, words }) => {
    await holds([item, status, words]);
  });

  it("speaks as Nessus does", async () => {
    const path = join(folder, "good");
    const [owner, group, uid, gid] = execFileSync("stat", ["-c", "%U %G %u %g", path], { encoding: "utf8" })
      .trim()
      .split(" ");
    const has = `The file ${path} with fmode owner: ${owner} group: ${group} mode: 0644 uid: ${uid} gid: ${gid} uneven permissions : FALSE `;
    const item = `type : FILE_CHECK\nfile : "${path}"\nowner : "${owner}"\ngroup : "${group}"\nmask : `;
    const policy = `the policy value owner: ${owner} group: ${group} mask:`;
    expect(actualOf(await judgedItem(`${item}"177"`))).toBe(
      `${has} does not match ${policy} 177 uneven permissions : FALSE \n${path}`,
    );
    expect(actualOf(await judgedItem(`${item}"022"`))).toBe(
      `${has} is compliant with ${policy} 022 uneven permissions : FALSE \n${path}`,
    );
    const none = `file : "${folder}/none"`;
    expect(actualOf(await judgedItem(`type : FILE_CHECK\n${none}`))).toBe(`No files found: ${folder}/none`);
    expect(actualOf(await judgedItem(`type : FILE_CHECK_NOT\n${none}`))).toBe(
      `No files found: ${folder}/none`,
    );
    expect(actualOf(await judgedItem(`type : FILE_CHECK\n${none}\nrequired : NO`))).toBe(
      "No matching files were found",
    );
  });

  it.skipIf(lacks("root"))(
    "compares owners by the names of the target, and numbers as they are",
    async () => {
      const path = join(folder, "owned");
      writeFileSync(path, "");
      chownSync(path, 54_321, 0);
      const item = `type : FILE_CHECK\nfile : "${path}"\n`;
      expect((await judgedItem(`${item}owner : "root"`)).status).toBe("FAILED");
      expect((await judgedItem(`${item}owner : "root" || "54321"\ngroup : "bin" || "root"`)).status).toBe(
        "PASSED",
      );
      expect((await judgedItem(`${item}uid : "0" || "54321"\ngid : "0"`)).status).toBe("PASSED");
      expect((await judgedItem(`${item}uid : "0"`)).status).toBe("FAILED");
    },
  );

  it("is ERROR where owners have no names, unless something else breaks it", async () => {
    const opened = openRootfs({ folder, name: "rootfs:x", predict: "not-asked" });
    if (opened.status === "unavailable") throw new Error(opened.detail);
    const { target } = opened.value;
    const item = `file : "/good"\nowner : "root"`;
    expect((await judgedItem(`type : FILE_CHECK\n${item}`, target)).status).toBe("ERROR");
    expect((await judgedItem(`type : FILE_CHECK_NOT\n${item}`, target)).status).toBe("ERROR");
    expect((await judgedItem(`type : FILE_CHECK\n${item}\nmode : "0600"`, target)).status).toBe("FAILED");
    expect((await judgedItem(`type : FILE_CHECK_NOT\n${item}\nmode : "0600"`, target)).status).toBe("PASSED");
    opened.value.close();
  });

  it.skipIf(lacks("root"))("asks for the names of groups only where the item asks for a group", async () => {
    put("root/etc/passwd", 0o644);
    writeFileSync(join(folder, "root/etc/passwd"), "root:x:0:0::/root:/bin/sh\n");
    const opened = openRootfs({ folder: join(folder, "root"), name: "rootfs:x", predict: "not-asked" });
    if (opened.status === "unavailable") throw new Error(opened.detail);
    const statusOf = async (wish: string) =>
      (await judgedItem(`type : FILE_CHECK\nfile : "/etc/passwd"\n${wish}`, opened.value.target)).status;
    expect(await statusOf('owner : "root"')).toBe("PASSED");
    expect(await statusOf('owner : "web"')).toBe("FAILED");
    expect(await statusOf('gid : "0"')).toBe("PASSED");
    expect(await statusOf('group : "root"')).toBe("ERROR");
    expect(await statusOf('group : "0"')).toBe("ERROR");
    opened.value.close();
  });

  it.skipIf(lacks("root"))("never passes over a folder that could not be looked into", async () => {
    process.seteuid?.(65_534);
    try {
      const closed = `file : "${folder}/*/x"`;
      expect((await judgedItem(`type : FILE_CHECK\n${closed}\nrequired : NO`)).status).toBe("ERROR");
      expect((await judgedItem(`type : FILE_CHECK_NOT\n${closed}`)).status).toBe("ERROR");
      const both = `file : "${folder}/*/*"`;
      expect((await judgedItem(`type : FILE_CHECK\n${both}\nmask : "022"`)).status).toBe("FAILED");
      expect((await judgedItem(`type : FILE_CHECK\n${both}\nmask : "111"`)).status).toBe("ERROR");
      expect((await judgedItem(`type : FILE_CHECK_NOT\n${both}`)).status).toBe("FAILED");
    } finally {
      process.seteuid?.(0);
    }
  });
});

describe("uneven permissions", () => {
  it.each([
    [0o644, false],
    [0o000, false],
    [0o755, false],
    [0o640, false],
    [0o646, true],
    [0o464, true],
    [0o070, true],
    [0o404, true],
    [0o7755, false],
  ])("%o: %s", (mode, uneven) => {
    expect(isUneven(mode)).toBe(uneven);
  });
});

describe("attributes of lsattr", () => {
  it.each([
    ["ie", "+i", "yes"],
    ["ie", "i", "yes"],
    ["e", "+i", "no"],
    ["ie", "-i", "no"],
    ["e", "-i", "yes"],
    ["ie", "+i -a", "yes"],
    ["ie", "=i", "no"],
    ["ie", "----i---------e-------", "yes"],
    ["e", "----i---------e-------", "no"],
    ["e", "i && e", "undetermined"],
    ["e", "", "undetermined"],
  ])("%j compared with %j: %s", (letters, wanted, answer) => {
    expect(hasAttributes(letters, wanted)).toBe(answer);
  });

  it("are compared without a throw, whatever they are", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (letters, wanted) => {
        expect(["yes", "no", "undetermined"]).toContain(hasAttributes(letters, wanted));
      }),
    );
  });
});
