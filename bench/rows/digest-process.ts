import { localFiles } from "../../src/targets/local/local-files.ts";

/** Prints digests as `md5sum` and `sha256sum` do: `digest-process.ts md5|sha256 FILE…`. Exit 2 if a file was not read. */
const [word, ...paths] = process.argv.slice(2);
const algorithm = word === "sha256" ? "sha256" : "md5";
const files = localFiles();
const lines: string[] = [];
for (const path of paths) {
  const answer = await files.digest(path, [algorithm], Date.now() + 600_000);
  if (answer.status === "observed") lines.push(`${answer.value[algorithm]}  ${path}\n`);
  else process.exitCode = 2;
}
process.stdout.write(lines.join(""));
