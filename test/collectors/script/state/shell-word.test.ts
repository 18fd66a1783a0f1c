import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { asciiJson } from "../../../../src/collectors/script/state/ascii-json.ts";
import { shellPattern, shellWord } from "../../../../src/collectors/script/state/shell-word.ts";
import { lacks } from "../../../support-hosts/requires.ts";

const SHELLS = ["sh", "dash", "bash", "busybox", "ksh", "mksh"].filter((name) => !lacks(name));
const folder = mkdtempSync(join(tmpdir(), "shell-word-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What a real shell makes of words: each of them, with a NUL behind it. */
function wordsIn(shell: string, script: string): readonly string[] {
  const args = shell === "busybox" ? ["sh", "-s"] : ["-s"];
  const input = `each() { for word in "$@"; do printf '%s\\000' "$word"; done; }\neach ${script}\n`;
  const { stdout, stderr } = spawnSync(shell, args, { input, cwd: folder, encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout.split("\0").slice(0, -1);
}

const NASTY = [
  "'",
  '"',
  "$(touch pwned)",
  "`id`",
  "\\",
  "\n",
  "*",
  "?",
  "[a]",
  "~",
  "{a,b}",
  "$HOME",
  ";",
  "!",
  "#",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 8 })
  .map((parts) => parts.join("").replaceAll("\0", "").toWellFormed());

describe.each(SHELLS)("a word in %s", (shell) => {
  it("is the text, whatever stands in it", () => {
    const texts = fc.sample(text, { numRuns: 300, seed: 7 });
    expect(wordsIn(shell, texts.map(shellWord).join(" "))).toEqual(texts);
  });

  it("is the path, where a path has no glob", () => {
    const plain = fc
      .sample(text, { numRuns: 300, seed: 8 })
      .map((part) => `/${part.replaceAll(/[*?[]/g, "")}`);
    expect(wordsIn(shell, plain.map(shellPattern).join(" "))).toEqual(plain);
  });

  it("is JSON in ASCII as it was", () => {
    const texts = fc.sample(text, { numRuns: 100, seed: 9 });
    const words = wordsIn(shell, texts.map((one) => shellWord(asciiJson(one))).join(" "));
    expect(words.map((word) => JSON.parse(word) as unknown)).toEqual(texts);
    expect(words.join("")).toMatch(/^[ -~]*$/);
  });

  it("stands for the files that a glob means, and for no others", () => {
    const place = join(folder, shell);
    mkdirSync(place, { recursive: true });
    for (const name of ["a.conf", "b.conf", "-c.conf", "d'$(id).conf", "e*.conf", ".hidden.conf", "f{g,h}"])
      writeFileSync(join(place, name), "");
    const meant = (glob: string) =>
      wordsIn(shell, shellPattern(`${place}/${glob}`))
        .map((path) => path.slice(place.length + 1))
        .toSorted();
    expect(meant("*.conf")).toEqual(["-c.conf", "a.conf", "b.conf", "d'$(id).conf", "e*.conf"]);
    expect(meant("[ab].conf")).toEqual(["a.conf", "b.conf"]);
    expect(meant("[!a]?conf")).toEqual(["b.conf"]);
    expect(meant("d'$(id)*")).toEqual(["d'$(id).conf"]);
    expect(meant("e\\**")).toEqual(["e*.conf"]);
    expect(meant(".h*")).toEqual([".hidden.conf"]);
    expect(meant("f{g,h}*")).toEqual(["f{g,h}"]);
    expect(meant("[[:alpha:]].conf")).toEqual(["a.conf", "b.conf"]);
  });
});
