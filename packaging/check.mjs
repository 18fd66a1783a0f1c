/** Everything that `npm test` checks, one after the other; all of it runs, and any red makes the whole red. */
import { run } from "./project.mjs";

const STEPS = ["lint", "types", "layers", "unused", "vitest"];

const failed = STEPS.filter((step) => {
  console.log(`\n== npm run ${step}`);
  return run("npm", ["run", "--silent", step]) !== 0;
});
if (failed.length > 0) {
  console.error(`\nNot passed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
