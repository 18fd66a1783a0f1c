/**
 * Makes two CommonJS files of a program: what most runs need, in one piece, and the rest, chunk by chunk. esbuild splits
 * only ES modules, which Node starts more slowly; so its chunks are bundled a second time.
 */
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { build } from "esbuild";

/**
 * The texts of both files. `first` is an expression: a function of CommonJS, whose exports are the chunks that the rest
 * asks for. `later` is an expression, too: such a function for each chunk, by name. `entry` runs with the first file;
 * `needed` are sources that it imports late and that most runs need.
 */
export async function splitProgram(options, { entry, needed }) {
  const chunks = await chunksOf(options, entry);
  const starts = [...needed, entry].map((source) => chunks.find((chunk) => chunk.source === source));
  if (starts.includes(undefined)) throw new Error(`Not imported late: ${needed[starts.indexOf(undefined)]}`);
  const first = withImports(starts, chunks);
  const rest = chunks.filter((chunk) => !first.has(chunk));
  const later = rest.map(async (chunk) => `"${chunk.name}":${await laterText(options, chunk, chunks)}`);
  return {
    first: `(${await firstText(options, first, chunks)})`,
    later: `({${(await Promise.all(later)).join(",\n")}})`,
  };
}

/**
 * What esbuild makes of the program: chunks with the source that each begins with, if a source does, and its imports.
 * Their names tell one build from another: the files of two builds never go together. `launcher.cjs` knows the names by
 * their first word.
 */
async function chunksOf(options, entry) {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [entry],
    format: "esm",
    splitting: true,
    minify: false,
    write: false,
    metafile: true,
    outdir: options.absWorkingDir,
    outExtension: { ".js": ".mjs" },
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const digest = createHash("sha256")
    .update([...texts.values()].join("\0"))
    .digest("hex")
    .slice(0, 12);
  const whole = (file) => join(options.absWorkingDir, file);
  const outputs = Object.entries(metafile.outputs).sort(([a], [b]) => (a < b ? -1 : 1));
  return outputs.map(([file, { imports, entryPoint }], index) => ({
    name: `chunk:${digest}:${index}`,
    path: whole(file),
    text: texts.get(whole(file)),
    source: entryPoint,
    imports: imports
      .filter(({ external }) => !external)
      .map(({ path, kind }) => ({ path: whole(path), kind })),
  }));
}

/** Some chunks and all that they import at once, each after its imports. */
function withImports(starts, chunks) {
  const found = new Set();
  const visited = new Set();
  const visit = (chunk) => {
    if (visited.has(chunk)) return;
    visited.add(chunk);
    for (const { path, kind } of chunk.imports)
      if (kind === "import-statement") visit(chunks.find((other) => other.path === path));
    found.add(chunk);
  };
  for (const chunk of starts) visit(chunk);
  return found;
}

function firstText(options, first, chunks) {
  const asked = new Set(
    chunks.flatMap(({ imports }) =>
      imports.filter(({ kind }) => kind === "dynamic-import").map(({ path }) => path),
    ),
  );
  for (const chunk of chunks) if (!first.has(chunk)) for (const { path } of chunk.imports) asked.add(path);
  const lines = [...first].map(({ path, name }) =>
    asked.has(path) ? `export * as "${name}" from "${path}";` : `import "${path}";`,
  );
  const stdin = { contents: lines.join("\n"), resolveDir: options.absWorkingDir };
  return commonJs({ ...options, stdin }, first, chunks);
}

function laterText(options, chunk, chunks) {
  return commonJs({ ...options, entryPoints: [chunk.path] }, new Set([chunk]), chunks);
}

/** A function of CommonJS that holds some chunks and asks for all others by name, when they are needed. */
async function commonJs(options, inside, chunks) {
  const byPath = new Map(chunks.map((chunk) => [chunk.path, chunk]));
  const linker = {
    name: "chunks",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[./]/ }, ({ path, kind, importer }) => {
        const chunk = byPath.get(join(path.startsWith(".") ? dirname(importer) : "/", path));
        const isInside = kind !== "dynamic-import" && inside.has(chunk);
        return isInside ? { path: chunk.path, namespace: "chunk" } : { path: chunk.name, external: true };
      });
      onLoad({ filter: /^/, namespace: "chunk" }, ({ path }) => ({ contents: byPath.get(path).text }));
    },
  };
  const supported = { "dynamic-import": false };
  const made = await build({ ...options, format: "cjs", write: false, supported, plugins: [linker] });
  return `function(exports,require,module,__moduleUrl){${made.outputFiles[0].text}}`;
}
