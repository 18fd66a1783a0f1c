import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareApkVersions } from "../../../src/checks/package-rule/compare-apk-versions.ts";
import { compareRpmVersions } from "../../../src/checks/package-rule/compare-rpm-versions.ts";
import { orderOfDebian } from "../../../src/checks/package-rule/version-orders.ts";
import type { InstalledPackage } from "../../../src/model/packages.ts";
import { parseDpkgStatus } from "../../../src/collectors/packages/installed/parse-dpkg-status.ts";
import { lacks } from "../../support-hosts/requires.ts";

type Pair = readonly [one: string, other: string];

/** Versions that are alike: the second is mostly the first with a few changes. */
function pairsOf(
  alphabet: string,
  count: number,
  form: (text: string) => string = (text) => text,
): readonly Pair[] {
  const text = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 9 });
  const pair = fc.tuple(text, text, fc.nat(9), fc.boolean()).map(([one, other, at, isAlike]): Pair => {
    const second = isAlike ? one.slice(0, at) + other.slice(0, 2) + one.slice(at + 1) : other;
    return [form(one), form(second === "" ? "0" : second)];
  });
  return fc.sample(pair, { numRuns: count, seed: 7 });
}

describe("the order of versions", () => {
  it.skipIf(lacks("rpm"))("of rpm is that of rpm itself, for 20,000 pairs", { timeout: 240_000 }, () => {
    const pairs = pairsOf("0019ab.Z~^_+", 20_000);
    // Lua in a macro: a dash would end the version, and backslashes and braces are not in the alphabet.
    const told: number[] = [];
    for (let at = 0; at < pairs.length; at += 1_000) {
      const rows = pairs.slice(at, at + 1_000).map(([one, other]) => `{"${one}","${other}"}`);
      const lua = `%{lua:for _,p in ipairs({${rows.join(",")}}) do print(rpm.vercmp(p[1],p[2]).." ") end}`;
      const { stdout } = spawnSync("rpm", ["--eval", lua], { encoding: "utf8" });
      told.push(...stdout.trim().split(/\s+/).map(Number));
    }
    expect(
      pairs.map(([one, other]) => `${one} ${other} ${Math.sign(compareRpmVersions(one, other))}`),
    ).toEqual(pairs.map(([one, other], index) => `${one} ${other} ${told[index] ?? ""}`));
  });

  it.skipIf(lacks("dpkg"))("of Debian is that of dpkg itself, for 3,000 pairs", { timeout: 120_000 }, () => {
    const form = (text: string) => `1${text.replace(/-+$/, "")}`;
    const pairs = pairsOf("0019ab.Z~+-", 3_000, form);
    const script = `while read -r a b; do
      if dpkg --compare-versions "$a" lt "$b"; then echo -1; elif dpkg --compare-versions "$a" eq "$b"; then echo 0; else echo 1; fi
    done`;
    const input = pairs.map(([one, other]) => `${one} ${other}\n`).join("");
    const { stdout } = spawnSync("sh", ["-c", script], { encoding: "utf8", input });
    const told = stdout.trim().split("\n");
    expect(
      pairs.map(([one, other]) => `${one} ${other} ${Math.sign(orderOfDebian(debian(one), other))}`),
    ).toEqual(pairs.map(([one, other], index) => `${one} ${other} ${told[index] ?? ""}`));
  });

  it.each([
    ["1:1.0-1", "2.0-1", 1],
    ["1.0-1", "1.0-1", 0],
    ["0:1.0", "1.0-0", 0],
  ])("of Debian, with epochs and revisions: %s and %s", (one, other, order) => {
    expect(Math.sign(orderOfDebian(debian(one), other))).toBe(order);
  });

  it.each([
    ["1.2.3", "1.2.3", 0],
    ["1.2.3-r0", "1.2.3-r1", -1],
    ["1.2.3", "1.2.3-r0", -1],
    ["1.10", "1.9", 1],
    ["1.01", "1.1", -1],
    ["1.0", "1.00", 1],
    ["2.0_alpha1", "2.0", -1],
    ["2.0_alpha", "2.0_beta", -1],
    ["2.0_rc2", "2.0_rc10", -1],
    ["2.0_rc1", "2.0", -1],
    ["2.0", "2.0_p1", -1],
    ["2.0_git20200101", "2.0_p1", -1],
    ["1.0a", "1.0b", -1],
    ["1.0", "1.0a", -1],
    ["1.0.1", "1.0", 1],
    ["1.0a", "1.0.1", -1],
    ["1.36.1-r15", "1.36.1-r9", 1],
  ])("of apk: %s and %s", (one, other, order) => {
    expect(Math.sign(compareApkVersions(one, other))).toBe(order);
    expect(Math.sign(compareApkVersions(other, one))).toBe(order === 0 ? 0 : -order);
  });

  it("takes linear time for texts without end", () => {
    const long = `1.${"0a~".repeat(100_000)}`;
    expect(compareRpmVersions(long, `${long}1`)).not.toBe(0);
    expect(orderOfDebian(debian(long), `${long}1`)).not.toBe(0);
    expect(compareApkVersions(`1${".1".repeat(100_000)}`, "1")).toBeGreaterThan(0);
  });
});

function debian(version: string): InstalledPackage {
  const [found] = parseDpkgStatus(`Package: x\nStatus: install ok installed\nVersion: ${version}\n`) ?? [];
  if (found === undefined) throw new Error("the stanza was not read");
  return found;
}
