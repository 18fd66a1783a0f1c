import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandOutcome, SamhainHostPlan } from "./host-main.ts";

const NAMESPACES = ["-n", "-m", "-u", "-p", "-f", "--mount-proc", "--kill-child"];

/** Makes a private machine and runs commands on it; it is gone afterwards. */
export function onSamhainHost(plan: SamhainHostPlan): readonly CommandOutcome[] {
  const main = new URL("./host-main.ts", import.meta.url).pathname;
  const folder = mkdtempSync(join(tmpdir(), "samhain-host-"));
  try {
    const result = spawnSync("unshare", [...NAMESPACES, process.execPath, main, folder], {
      input: JSON.stringify(plan),
      encoding: "utf8",
      timeout: 240_000,
      maxBuffer: 1 << 26,
      env: { PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` },
    });
    if (result.status !== 0) throw new Error(`The private host failed: ${result.stderr}`);
    return JSON.parse(result.stdout) as readonly CommandOutcome[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
