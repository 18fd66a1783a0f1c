import type { Seen, Unavailable } from "../../model/observation.ts";
import { localFiles } from "../local/local-files.ts";
import { isInNamespace } from "../namespace/is-in-namespace.ts";
import type { ViewedProcess } from "../namespace/namespace-target.ts";
import { namesOfNamespaces, networkNamespaces } from "../namespace/network-namespaces.ts";
import type { NetworkNamespace, NetworkNamespaces } from "../namespace/network-namespaces.ts";
import { containerIdOf } from "./by-cgroup.ts";
import { listContainers } from "./list-containers.ts";
import { stateFolders } from "./state-folders.ts";

/** A network namespace of this machine with its label: our own, another one, or one that cannot be looked into. */
export type LabelledNamespace =
  | { readonly kind: "own" }
  | { readonly kind: "other"; readonly viewed: ViewedProcess }
  | { readonly kind: "unseen"; readonly name: string; readonly why: Unavailable };

/** Every network namespace of this machine: those that processes are in, and those that only have a name. */
export function everyNamespace(): Seen<readonly LabelledNamespace[]> {
  const survey = networkNamespaces();
  if (survey.status === "unavailable") return survey;
  const names = namesOfNamespaces();
  const own = localFiles().readLink("/proc/self/ns/net");
  const isOwn = (inode: number) => own.status === "observed" && own.value === `net:[${inode}]`;
  const containers = containerNames();
  const labelled = survey.value.namespaces.map((namespace): LabelledNamespace =>
    isOwn(namespace.inode)
      ? { kind: "own" }
      : { kind: "other", viewed: viewOf(namespace, names.get(namespace.inode), containers) },
  );
  return { status: "observed", value: [...distinct(labelled), ...unseenOnes(survey.value, names)] };
}

type Names = ReadonlyMap<string, string>;

/** What engines allow as a name; in their state may stand anything. */
const NAME = /^[\w.-]{1,128}$/;

/** Names by id. The engines of the machine come before those of its users. */
function containerNames(): Names {
  const names = new Map<string, string>();
  for (const { id, names: given } of listContainers(stateFolders()).containers) {
    const name = given.find((word) => NAME.test(word));
    if (name !== undefined && !names.has(id)) names.set(id, name);
  }
  return names;
}

function viewOf(
  { inode, processes }: NetworkNamespace,
  name: string | undefined,
  containers: Names,
): ViewedProcess {
  const pid = processes[0] ?? 0;
  const id = containerIdOf(`/proc/${pid}`);
  const place = id === null ? `network namespace net:[${inode}]` : `container ${id.slice(0, 12)}`;
  return { pid, name: labelOf({ pid, id, name }, containers), place, isMeant: isInNamespace(inode) };
}

interface Marks {
  readonly pid: number;
  readonly id: string | null;
  readonly name: string | undefined;
}

/** By the container, else by the name that `ip netns` gave it, else by its oldest process. */
function labelOf({ pid, id, name }: Marks, containers: Names): string {
  if (id !== null) return `container:${containers.get(id) ?? id.slice(0, 12)}`;
  return name === undefined ? `pid:${pid}` : `netns:${name}`;
}

/** One container may have several network namespaces. */
function distinct(labelled: readonly LabelledNamespace[]): readonly LabelledNamespace[] {
  const taken = new Set<string>();
  return labelled.map((entry) => {
    if (entry.kind !== "other") return entry;
    const { viewed } = entry;
    const name = taken.has(viewed.name) ? `${viewed.name} pid:${viewed.pid}` : viewed.name;
    taken.add(name);
    return { ...entry, viewed: { ...viewed, name } };
  });
}

function unseenOnes(
  { namespaces, unreadable }: NetworkNamespaces,
  names: ReadonlyMap<number, string>,
): readonly LabelledNamespace[] {
  const lived = new Set(namespaces.map(({ inode }) => inode));
  const empty = [...names].filter(([inode]) => !lived.has(inode));
  const unseen = empty.map(([, name]) => {
    const detail = `No process was seen in the network namespace ${name}, so its sockets cannot be read from outside.`;
    return unseenAs(`netns:${name}`, { status: "unavailable", reason: "not-supported", detail });
  });
  if (unreadable.length === 0) return unseen;
  const some = unreadable.slice(0, 3).join(", ") + (unreadable.length > 3 ? ", …" : "");
  const detail = `The network namespaces of some processes (${some}) may not be read; run as root with CAP_SYS_PTRACE.`;
  return [
    ...unseen,
    unseenAs("netns:unknown", { status: "unavailable", reason: "missing-privilege", detail }),
  ];
}

function unseenAs(name: string, why: Unavailable): LabelledNamespace {
  return { kind: "unseen", name, why };
}
