import type { ContainerPackages } from "../../model/container-packages.ts";
import type { Observation, Seen } from "../../model/observation.ts";
import type { PackagesFacts } from "../../model/packages.ts";
import { findContainer } from "../../targets/containers/find-container.ts";
import type { FoundContainer } from "../../targets/containers/found-container.ts";
import { listContainers } from "../../targets/containers/list-containers.ts";
import { stateFolders } from "../../targets/containers/state-folders.ts";
import type { StateFolders } from "../../targets/containers/state-folders.ts";
import { openNamespace } from "../../targets/namespace/namespace-target.ts";
import type { Target } from "../../targets/target.ts";
import { readDatabases } from "../packages/installed/read-packages.ts";

const SOURCE = "the state of Docker";
const MOST_CONTAINERS = 200;
const LIMIT = 4 << 20;

/** The running containers of Docker with their packages. State that cannot be read may hide containers. */
export function readContainerPackages(
  target: Target,
  folders: readonly StateFolders[] = stateFolders(),
): Observation<readonly ContainerPackages[]> {
  const { containers, unread } = listContainers(folders);
  const hidden = unread.find((detail) => folders.some(({ docker }) => detail.includes(docker)));
  if (hidden !== undefined)
    return { status: "unavailable", source: SOURCE, reason: "missing-privilege", detail: hidden };
  const running = containers.filter(({ engine, pid }) => engine.startsWith("docker") && pid !== null);
  if (running.length > MOST_CONTAINERS) {
    const detail = `More than ${MOST_CONTAINERS} containers run.`;
    return { status: "unavailable", source: SOURCE, reason: "truncated-output", detail };
  }
  const facts = running.map((container) => ({
    id: container.id,
    name: container.names[0] ?? "",
    image: imageOf(target, container),
    packages: packagesIn(container, folders),
  }));
  return { status: "observed", source: SOURCE, facts };
}

function packagesIn({ id }: FoundContainer, folders: readonly StateFolders[]): Seen<PackagesFacts> {
  const viewed = findContainer(id, folders);
  if (viewed.status === "unavailable") return viewed;
  const opened = openNamespace(viewed.value);
  if (opened.status === "unavailable") return opened;
  try {
    const { files } = opened.value.target;
    return files === null ? NO_FILES : readDatabases(files);
  } finally {
    opened.value.close();
  }
}

/** As it was asked for (`debian:12`); empty where the state does not tell. */
function imageOf({ files }: Target, { file }: FoundContainer): string {
  const text = files?.readText(file, LIMIT);
  const [, image = ""] =
    (text?.status === "observed" ? /"Image":("(?:[^"\\]|\\.)*")/g.exec(configOf(text.value)) : null) ?? [];
  return image.slice(1, -1);
}

/** The part of the state that tells how the container was made. */
function configOf(text: string): string {
  return text.slice(Math.max(0, text.indexOf('"Config":')));
}

const NO_FILES = {
  status: "unavailable",
  reason: "not-supported",
  detail: "No files can be read in the container.",
} as const;
