import type { FileAccess } from "../../../targets/file-access.ts";

/** The files of a machine as if it had no database of rpm: what its program said counts. */
export function withoutRpm(files: FileAccess): FileAccess {
  const isRpm = (path: string) => /\/(?:sysimage\/)?rpm\//.test(path);
  const missing = (path: string) =>
    ({ status: "unavailable", reason: "missing-source", detail: `${path} does not exist.` }) as const;
  return {
    ...files,
    stat: (path) => (isRpm(path) ? missing(path) : files.stat(path)),
    entry: (path, last) => (isRpm(path) ? missing(path) : files.entry(path, last)),
    readBytes: (path, limit) => (isRpm(path) ? missing(path) : files.readBytes(path, limit)),
  };
}
