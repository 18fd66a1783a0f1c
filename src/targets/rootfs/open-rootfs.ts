import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { Seen, Unavailable } from "../../model/observation.ts";
import type { OpenTarget } from "../open-target.ts";
import type { AtRest } from "../at-rest.ts";
import { filesAt, waysInRoot } from "../within-root/files-at.ts";
import { openRoot } from "../within-root/root-folder.ts";
import { atRestTarget } from "./at-rest-target.ts";
import { OF_A_RUNNING_SYSTEM } from "./of-a-running-system.ts";

/** A folder that holds a root file system, and what is wanted of it. */
export interface RootfsPlace {
  readonly folder: string;
  readonly name: string;
  readonly predict: AtRest["predict"];
}

/** The root file system in a folder, as the system would see it that is not running. */
export function openRootfs({ folder, name, predict }: RootfsPlace): Seen<OpenTarget> {
  const root = openRoot({
    path: resolve(folder),
    name: folder.replace(/\/+$/, ""),
    mounts: "/proc/self/mountinfo",
    mountedBelow: realFolder(folder),
    closed: OF_A_RUNNING_SYSTEM,
  });
  if (root.status === "unavailable") return root;
  const files = filesAt(waysInRoot(root));
  const content = files.list("/");
  if (content.status === "unavailable" || content.value.length === 0) {
    root.value.release();
    return content.status === "unavailable" ? content : empty(folder);
  }
  const target = atRestTarget({
    kind: "rootfs",
    name,
    files,
    place: "root file system at rest",
    atRest: { exposedPorts: [], predict },
  });
  return { status: "observed", value: { target, close: root.value.release } };
}

/** As the list of mounts has it. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}

/** Nothing listens in an empty folder: whoever forgot to mount something there must not take that for an answer. */
function empty(folder: string): Unavailable {
  const detail = `${folder} is empty: perhaps nothing is mounted there.`;
  return { status: "unavailable", reason: "missing-source", detail };
}
