/** Bundles the command and the library into dist/. Needs the installed packages. */
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { ROOT, projectNode, run } from "./project.mjs";

/** What only few runs need stays in node_modules, and is loaded from there when it is first used. */
const LAZY = ["systeminformation", "ps-list", "re2js", "saxes", "string-width"];

const common = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: "node",
  target: "node24",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
};

/** The command is one CommonJS file: Node starts it some milliseconds faster than modules. */
const commonJs = {
  ...common,
  format: "cjs",
  external: LAZY,
  // commander only starts programs for commands that are programs of their own; we have none, and loading it takes 2 ms.
  alias: { "node:child_process": "./packaging/no-programs.cjs" },
  define: { "import.meta.url": "__moduleUrl", HOLDER_WORKER_FILE: '"./holder-worker.cjs"' },
  banner: { js: 'const __moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
};

const library = {
  ...common,
  format: "esm",
  packages: "external",
  define: { HOLDER_WORKER_FILE: '"./holder-worker.cjs"' },
};

rmSync(join(ROOT, "dist"), { recursive: true, force: true });
mkdirSync(join(ROOT, "dist"));
const worker = "src/targets/local/holder-worker.ts";
await build({ ...commonJs, entryPoints: ["src/cli/main.ts"], outfile: "dist/cli.cjs" });
await build({ ...commonJs, entryPoints: [worker], outfile: "dist/holder-worker.cjs" });
await build({ ...library, entryPoints: ["src/app/index.ts"], outfile: "dist/index.js" });
cpSync(join(ROOT, "packaging/launcher.cjs"), join(ROOT, "dist/audit.cjs"));
const SCHEMAS = [
  "src/reporters/json/report.schema.json",
  "src/reporters/comparison/comparison.schema.json",
  "src/reporters/merged/json/merged-report.schema.json",
  "src/evidence/evidence.schema.json",
  "src/gate/waivers/waivers.schema.json",
];
for (const schema of SCHEMAS) cpSync(join(ROOT, schema), join(ROOT, "dist", basename(schema)));
const typesMade = run(projectNode(), [
  "node_modules/typescript/bin/tsc",
  "-p",
  ".config/tsconfig.types.json",
]);
process.exitCode = typesMade;
