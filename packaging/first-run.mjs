/** `npm start`: one audit of this machine, with its exit status explained. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT, projectNode } from "./project.mjs";

const MEANINGS = {
  0: "no rule failed, and none was left open",
  1: "at least one rule failed",
  2: "at least one rule could not be answered, because something was not seen",
};

const policy = "examples/first-look.audit";
const args = [join(ROOT, "dist/audit.cjs"), "run", policy, ...process.argv.slice(2)];
const { status, signal } = spawnSync(projectNode(), args, { cwd: ROOT, stdio: "inherit" });
const meaning = MEANINGS[status];
if (meaning === undefined) process.exitCode = status ?? 1;
else {
  console.log(`\nThis was \`audit run ${policy}\`. Its exit status was ${status}: ${meaning}.`);
  console.log("`npm link` puts `audit` on your PATH; `audit --help` tells the rest.");
}
if (signal !== null) process.exitCode = 130;
