import { join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles a program of the bench into a folder, as the command itself is bundled; gives the words that start it.
 * `define`: names that the bundler sets, with their values as text of the language.
 */
export async function bundle(
  program: URL,
  folder: string,
  define: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const outfile = join(folder, `${program.pathname.split("/").at(-1) ?? "program"}.mjs`);
  await build({
    entryPoints: [program.pathname],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node24",
    format: "esm",
    logLevel: "warning",
    define,
  });
  return [process.execPath, outfile];
}
