/** Bundles the command and the library into dist/. Needs the installed packages. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { ROOT, projectNode, run } from "./project.mjs";
import { splitProgram } from "./split.mjs";

/** What only few runs need stays in node_modules, and is loaded from there when it is first used. */
const LAZY = ["systeminformation", "ps-list", "re2js", "saxes", "string-width"];

/** What `audit run` needs to judge this machine and to show it on a terminal, beside the command line itself. */
const NEEDED = [
  "src/cli/run-command.ts",
  "src/reporters/terminal/draw-page.ts",
  "src/reporters/terminal/report-sections.ts",
];

/** Programs of second threads, each a file of its own; `HOLDER_WORKER_FILE` and its like tell the program their names. */
const WORKERS = ["src/targets/local/holder-worker.ts", "src/targets/network/tcp/scan-worker.ts"];

const common = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: "node",
  target: "node24",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
};

/** The command is CommonJS: Node starts it some milliseconds faster than modules. */
const commonJs = {
  ...common,
  external: LAZY,
  // commander only starts programs for commands that are programs of their own; we have none, and loading it takes 2 ms.
  alias: { "node:child_process": "./packaging/no-programs.cjs" },
  define: { "import.meta.url": "__moduleUrl", ...workerNames() },
};

const library = { ...common, format: "esm", packages: "external", define: workerNames() };

const { first, later } = await splitProgram(commonJs, { entry: "src/cli/main.ts", needed: NEEDED });
rmSync(join(ROOT, "dist"), { recursive: true, force: true });
mkdirSync(join(ROOT, "dist"));
writeFileSync(join(ROOT, "dist/cli.cjs"), first);
writeFileSync(join(ROOT, "dist/cli-later.cjs"), later);
for (const worker of WORKERS)
  await build({
    ...commonJs,
    format: "cjs",
    entryPoints: [worker],
    outfile: `dist/${workerFile(worker)}`,
    banner: { js: 'const __moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
  });
await build({ ...library, entryPoints: ["src/app/index.ts"], outfile: "dist/index.js" });
cpSync(join(ROOT, "packaging/launcher.cjs"), join(ROOT, "dist/audit.cjs"));
const SCHEMAS = [
  "src/reporters/json/report.schema.json",
  "src/reporters/comparison/comparison.schema.json",
  "src/reporters/merged/json/merged-report.schema.json",
  "src/evidence/evidence.schema.json",
  "src/reporters/scan/json/scan.schema.json",
  "src/gate/waivers/waivers.schema.json",
  "src/inventory/inventory.schema.json",
  "src/watch/watch.schema.json",
  "src/app/plan.schema.json",
];
for (const schema of SCHEMAS) cpSync(join(ROOT, schema), join(ROOT, "dist", basename(schema)));
const typesMade = run(projectNode(), [
  "node_modules/typescript/bin/tsc",
  "-p",
  ".config/tsconfig.types.json",
]);
process.exitCode = typesMade;

function workerFile(worker) {
  return `${basename(worker, ".ts")}.cjs`;
}

function workerNames() {
  const wordOf = (worker) => `${basename(worker, ".ts").replaceAll("-", "_").toUpperCase()}_FILE`;
  return Object.fromEntries(WORKERS.map((worker) => [wordOf(worker), `"./${workerFile(worker)}"`]));
}
