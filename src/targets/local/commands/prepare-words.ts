import { accessSync, chmodSync, chownSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Seen } from "../../../model/observation.ts";
import type { CommandCall } from "../../program-access.ts";
import { scriptWords } from "./script-words.ts";
import { openRuns } from "./open-runs.ts";

/** The words of a command, and what is left to be removed when it has ended. */
export interface PreparedWords {
  readonly words: readonly string[];
  remove(): void;
}

/** One argument may have at most 128 KiB on Linux. */
const LONGEST_ARGUMENT = 120_000;

/**
 * The words that run a command: `/bin/sh -c`, or a script in a folder that only its user can enter. A script is handed to
 * its interpreter, so that it runs on a file system without the right to execute (`noexec`) too.
 */
export function prepareWords({ command, user }: CommandCall): Seen<PreparedWords> {
  if (command.includes("\0")) return refused("failed", "A command cannot have a NUL character in it.");
  const isScript = command.startsWith("#!");
  if (!isScript && Buffer.byteLength(command) <= LONGEST_ARGUMENT)
    return prepared(["/bin/sh", "-c", command], () => undefined);
  const interpreter = isScript ? scriptWords(command) : ["/bin/sh"];
  const [program = ""] = interpreter;
  if (!program.startsWith("/") || !isExecutable(program)) {
    const name = JSON.stringify(program);
    return refused("missing-tool", `The interpreter of the script, ${name}, is no program of this machine.`);
  }
  return writeScript(command, user, interpreter);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function writeScript(
  command: string,
  user: CommandCall["user"],
  interpreter: readonly string[],
): Seen<PreparedWords> {
  const folder = mkdtempSync(join(tmpdir(), "dotaudit-"));
  const remove = () => {
    openRuns.folders.delete(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  openRuns.folders.add(folder);
  try {
    const path = join(folder, "script");
    writeFileSync(path, command, { mode: 0o700, flag: "wx" });
    chmodSync(path, 0o700);
    if (user !== null) for (const owned of [path, folder]) chownSync(owned, user.uid, user.gid);
    return prepared([...interpreter, path], remove);
  } catch (error) {
    remove();
    throw error;
  }
}

function prepared(words: readonly string[], remove: () => void): Seen<PreparedWords> {
  return { status: "observed", value: { words, remove } };
}

function refused(reason: "failed" | "missing-tool", detail: string): Seen<never> {
  return { status: "unavailable", reason, detail };
}
