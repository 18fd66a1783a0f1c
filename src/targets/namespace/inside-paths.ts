import type { Seen } from "../../model/observation.ts";
import { localFiles } from "../local/local-files.ts";
import { readProcess } from "../local/read-process.ts";
import type { ProcessTexts } from "../target.ts";
import type { PinnedProcess } from "./pin-process.ts";

/** Gives the entry of a process with paths as they are inside. */
export type PathsInside = (folder: string, texts: ProcessTexts) => ProcessTexts;

/**
 * The kernel tells paths from the root of the mounts; a process that was only put into a folder (`chroot`) knows them
 * without that folder. Processes with other mounts keep what the kernel tells.
 */
export function pathsInside(process: PinnedProcess): PathsInside {
  const root = linkOf(`${process.folder}/root`);
  const mounts = linkOf(`${process.folder}/ns/mnt`);
  if (root === null || root === "/" || mounts === null) return (_, texts) => texts;
  return (folder, texts) => {
    const { executable } = texts;
    const isInside = executable.status === "observed" && executable.value.startsWith(`${root}/`);
    if (!isInside || linkOf(`${folder}/ns/mnt`) !== mounts) return texts;
    return { ...texts, executable: { status: "observed", value: executable.value.slice(root.length) } };
  };
}

/** The entry of a process, with paths as they are inside. */
export function readProcessInside(inside: PathsInside): (folder: string) => ProcessTexts {
  return (folder) => inside(folder, readProcess(folder));
}

function linkOf(path: string): string | null {
  const link: Seen<string> = localFiles().readLink(path);
  return link.status === "observed" ? link.value : null;
}
