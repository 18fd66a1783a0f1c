import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a validator says of a text: its exit code and everything it wrote. */
export interface Validation {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a command on a text as a file, whose path goes behind the arguments. */
export function runValidator(command: string, args: readonly string[], text: string): Validation {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  try {
    const file = join(folder, "report.xml");
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync(command, [...args, file], { encoding: "utf8", cwd: folder });
    return { code: status, output: `${stdout}${stderr}`.replaceAll(file, "report.xml") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
