import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let house: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "dotaudit-house-"));
  for (const part of ["src", "grammar", ".config", "package.json", "tsconfig.json"])
    cpSync(part, join(house, part), { recursive: true });
  symlinkSync(resolve("node_modules"), join(house, "node_modules"));
});

afterAll(() => {
  rmSync(house, { recursive: true, force: true });
});

/** Runs the layer rules over one file that is planted in a room of a copy of the house. */
function judgePlanted(
  room: string,
  text: string,
): { readonly status: number | null; readonly output: string } {
  const folder = join(house, room, "planted");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "planted.ts"), text);
  const args = ["--config", ".config/dependency-cruiser.cjs", "--output-type", "err", join(room, "planted")];
  const { status, stdout } = spawnSync("node_modules/.bin/depcruise", args, { cwd: house, encoding: "utf8" });
  return { status, output: stdout };
}

describe("the layers of the house", () => {
  it.each([
    [
      "src/checks",
      'import { readFileSync } from "node:fs";\nexport const x = readFileSync;',
      "the-world-is-reached",
    ],
    [
      "src/collectors",
      'import { connect } from "node:net";\nexport const x = connect;',
      "the-world-is-reached",
    ],
    [
      "src/reporters",
      'import { CstParser } from "chevrotain";\nexport const x = CstParser;',
      "chevrotain-only",
    ],
    ["src/checks", 'import psList from "ps-list";\nexport const x = psList;', "system-libraries-only"],
    [
      "src/evaluate",
      'import { checks } from "../../checks/index.ts";\nexport const x = checks;',
      "by-contract-only",
    ],
    [
      "src/model",
      'import { printable } from "../../support/printable.ts";\nexport const x = printable;',
      "model-imports-nothing",
    ],
    [
      "grammar",
      'import { checks } from "../../src/checks/index.ts";\nexport const x = checks;',
      "grammar-knows-only",
    ],
    [
      "src/gate",
      'import { VERSION } from "../../app/version.ts";\nexport const x = VERSION;',
      "nobody-knows-the-app",
    ],
  ])("a forbidden import planted in %s turns red", (room, text, rule) => {
    const { status, output } = judgePlanted(room, text);
    expect(status).not.toBe(0);
    expect(output).toContain(rule);
  });
});
