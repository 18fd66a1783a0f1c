import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";
import { expect, it } from "vitest";
import { terminal } from "../../../src/reporters/terminal/terminal.ts";
import { sampleReports } from "../sample-reports.ts";

/** Shows a text with `cat` in a real pseudo-terminal of so many columns; gives the screen, and the title it got. */
async function show(text: string, cols: number) {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  const file = join(folder, "page.txt");
  writeFileSync(file, text);
  const emulator = new xterm.Terminal({ cols, rows: 50, scrollback: 100_000, allowProposedApi: true });
  const titles: string[] = [];
  emulator.onTitleChange((title) => titles.push(title));
  const child = spawn("/bin/cat", [file], { cols, rows: 50 });
  child.onData((data) => {
    emulator.write(data);
  });
  await new Promise((resolve) => child.onExit(resolve));
  await new Promise<void>((resolve) => {
    emulator.write("", resolve);
  });
  rmSync(folder, { recursive: true });
  const { active } = emulator.buffer;
  const rows = Array.from({ length: active.length }, (_, index) => active.getLine(index)!);
  return { titles, rows };
}

it.each([40, 80, 140])("at %d columns no line is broken by the terminal itself", async (cols) => {
  for (const name of ["mixed", "hostile text"]) {
    const text = await terminal.render(sampleReports[name]!, {
      width: cols,
      colour: "ansi",
      detail: "verbose",
    });
    const { rows, titles } = await show(text, cols);
    expect(rows.filter((row) => row.isWrapped)).toEqual([]);
    expect(titles).toEqual([]);
  }
});

it("shows hostile names as text, line by line as they were rendered", async () => {
  const style = { width: 80, colour: "none", detail: "normal" } as const;
  const text = await terminal.render(sampleReports["hostile text"]!, style);
  const { rows } = await show(text, 80);
  const screen = rows.map((row) => row.translateToString(true));
  expect(screen.slice(0, 5).map((line) => line.trimEnd())).toEqual(text.split("\n").slice(0, 5));
});
