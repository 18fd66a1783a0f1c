import { fileSearch } from "../../src/collectors/file-search/file-search.ts";
import { localTarget } from "../../src/targets/local/local-target.ts";

/** Prints the files below a folder that have the set-user-id bit: `walk-process.ts FOLDER`. Exit 2 if something was not seen. */
const [observation] = await fileSearch.collect(localTarget(), [
  {
    kind: "file-search",
    bases: [process.argv[2] ?? "/"],
    test: {
      kind: "all",
      tests: [
        { kind: "type", types: ["file"] },
        { kind: "mode", match: "all", mode: 0o4000 },
      ],
    },
    ignore: [],
    depth: { least: 0, most: null },
    fileSystems: "local",
    contentBytes: null,
    timeoutSeconds: 3600,
  },
]);
if (observation?.status === "observed" && observation.facts.gaps.length === 0)
  process.stdout.write(observation.facts.found.map(({ path }) => `${path}\n`).join(""));
else process.exitCode = 2;
