import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readUnits } from "../../../src/collectors/systemd-unit/read-units.ts";
import { openRootfs } from "../../../src/targets/rootfs/open-rootfs.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { symlinkTo, unitRoot, write } from "./unit-root.ts";

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

function newRoot(): string {
  const root = mkdtempSync(join(tmpdir(), "units-"));
  roots.push(root);
  return root;
}

async function ours(root: string, names: readonly string[]): Promise<readonly string[]> {
  const opened = openRootfs({ folder: root, name: "rootfs:x", predict: "not-asked" });
  if (opened.status === "unavailable") throw new Error(opened.detail);
  const requests = names.map((unit) => ({ kind: "systemd-unit", unit }) as const);
  const seen = await readUnits(opened.value.target, requests);
  opened.value.close();
  return seen.map((one) => (one.status === "observed" ? one.facts.enabled : one.detail));
}

/** Two of its words are one here. */
function told(root: string, name: string): string {
  const { stdout } = spawnSync("systemctl", [`--root=${root}`, "is-enabled", name], { encoding: "utf8" });
  return stdout.trim().replace(/^(masked|linked)-runtime$/, "$1") || "not-found";
}

describe("units of systemd by their files", () => {
  it.skipIf(lacks("systemctl"))(
    "are what systemctl is-enabled says, in more than 400 cases",
    { timeout: 120_000 },
    async () => {
      const root = newRoot();
      const names = unitRoot(root);
      const found = await ours(root, names);
      expect(names.length).toBeGreaterThan(400);
      expect(names.map((name, index) => `${name} ${found[index] ?? ""}`)).toEqual(
        names.map((name) => `${name} ${told(root, name)}`),
      );
    },
  );

  it("a script of System V is generated, and not absent", async () => {
    const root = newRoot();
    write(root, "etc/init.d/old", "#!/bin/sh\n");
    expect(await ours(root, ["old.service", "older.service"])).toEqual(["generated", "not-found"]);
  });

  it("links in a circle end", async () => {
    const root = newRoot();
    symlinkTo(root, "etc/systemd/system/a.service", "b.service");
    symlinkTo(root, "etc/systemd/system/b.service", "a.service");
    expect(await ours(root, ["a.service"])).toEqual(["not-found"]);
  });
});
