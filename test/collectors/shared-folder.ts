import { existsSync, readFileSync } from "node:fs";

const SHARED = new URL("../../../shared/", import.meta.url);

/** Whether recordings that are kept beside the repository are absent; says so aloud. */
export function lacksShared(path: string): boolean {
  if (existsSync(new URL(path, SHARED))) return false;
  console.warn(`SKIPPED: ../shared/${path} is absent, so its cases cannot run.`);
  return true;
}

/** The text of a recording that is kept beside the repository. */
export function sharedText(path: string): string {
  return readFileSync(new URL(path, SHARED), "utf8");
}
