/** Installs what is missing, builds what is stale: `prepare.mjs build | test | bench`. Quiet when there is nothing to do. */
import { spawnSync } from "node:child_process";
import { installTools } from "./install-tools.mjs";
import { digestOf, filesBelow, isStamped, projectNode, run, stamp } from "./project.mjs";

const INSTALL_STAMP = "node_modules/.dotaudit-installed";
const BUILD_STAMP = "dist/.built-from";

installPackages();
build();
const purpose = process.argv[2];
if (purpose === "test" || purpose === "bench") installTools(purpose);

function installPackages() {
  const digest = digestOf(["package.json", "package-lock.json"]);
  if (isStamped(INSTALL_STAMP, digest)) return;
  console.error("Installing the packages of package-lock.json (first run only) …");
  const flags = ["--loglevel=error", "--no-audit", "--no-fund", "--include=dev", "--include=optional"];
  const npm = process.env.npm_execpath;
  const [command, args] = npm === undefined ? ["npm", []] : [process.execPath, [npm]];
  const result = spawnSync(command, [...args, "ci", ...flags], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}`);
    console.error("The packages could not be installed: is the npm registry reachable?");
    process.exit(1);
  }
  stamp(INSTALL_STAMP, digest);
}

function build() {
  const sources = filesBelow("src", "grammar", "packaging");
  const digest = digestOf([...sources, "package.json", "package-lock.json", "tsconfig.json"]);
  if (isStamped(BUILD_STAMP, digest)) return;
  console.error("Building …");
  if (run(projectNode(), ["packaging/build.mjs"]) !== 0) process.exit(1);
  stamp(BUILD_STAMP, digest);
}
