/** Bundles the command and the library into dist/. Needs the installed packages. */
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { ROOT, projectNode, run } from "./project.mjs";

/** Loaded from node_modules when first used: most runs need none of them. */
const LAZY = ["systeminformation", "ps-list", "re2js", "fast-xml-builder", "string-width"];

const common = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: "node",
  target: "node24",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
};

const commonJs = {
  ...common,
  format: "cjs",
  external: LAZY,
  define: { "import.meta.url": "__moduleUrl", HOLDER_WORKER_FILE: '"./holder-worker.cjs"' },
  banner: { js: 'const __moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
};

rmSync(join(ROOT, "dist"), { recursive: true, force: true });
mkdirSync(join(ROOT, "dist"));
await build({ ...commonJs, entryPoints: ["src/cli/main.ts"], outfile: "dist/cli.cjs" });
await build({
  ...commonJs,
  entryPoints: ["src/targets/local/holder-worker.ts"],
  outfile: "dist/holder-worker.cjs",
});
await build({
  ...common,
  format: "esm",
  entryPoints: ["src/targets/local/holder-worker.ts"],
  outfile: "dist/holder-worker.js",
});
await build({
  ...common,
  format: "esm",
  packages: "external",
  entryPoints: ["src/app/index.ts"],
  outfile: "dist/index.js",
});
cpSync(join(ROOT, "packaging/launcher.cjs"), join(ROOT, "dist/audit.cjs"));
cpSync(join(ROOT, "src/reporters/json/report.schema.json"), join(ROOT, "dist/report.schema.json"));
const typesMade = run(projectNode(), [
  "node_modules/typescript/bin/tsc",
  "-p",
  ".config/tsconfig.types.json",
]);
process.exitCode = typesMade;
