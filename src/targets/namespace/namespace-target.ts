import type { Seen } from "../../model/observation.ts";
import { findHolders } from "../local/find-holders.ts";
import { localFiles } from "../local/local-files.ts";
import { localIdentity } from "../local/local-identity.ts";
import { readRecord } from "../local/read-file.ts";
import { expectWalk } from "../local/walk-together.ts";
import type { HolderQuery, HolderScan, Target, TargetIdentity } from "../target.ts";
import { pathsInside, readProcessInside } from "./inside-paths.ts";
import type { PathsInside } from "./inside-paths.ts";
import { limitsOfView } from "./limits-of-view.ts";
import { namespaceFiles } from "./namespace-files.ts";
import type { OpenTarget } from "../open-target.ts";
import { processesInside } from "./processes-inside.ts";
import { pinProcess } from "./pin-process.ts";
import type { PinnedProcess } from "./pin-process.ts";
import { rootOfProcess } from "./root-of-process.ts";
import { userNumbers } from "./user-numbers.ts";

/** Whose view is taken: a process, under the name that the report gives it. */
export interface ViewedProcess {
  readonly pid: number;
  readonly name: string;
  /** What it is for people, such as `docker container 3f2a…`; `null` where nothing is known of it. */
  readonly place: string | null;
  /** Whether the process that was found is still the one that was meant. */
  readonly isMeant?: (process: PinnedProcess) => Seen<readonly string[]>;
}

/** The network namespace and the root file system of a process, read from outside of them. */
export function openNamespace(viewed: ViewedProcess): Seen<OpenTarget> {
  const pinned = pinProcess(viewed.pid);
  if (pinned.status === "unavailable") return pinned;
  const process = pinned.value;
  const meant = viewed.isMeant?.(process) ?? { status: "observed", value: [] };
  if (meant.status === "unavailable" || !process.isAlive()) {
    process.release();
    return meant.status === "unavailable" ? meant : ended(viewed);
  }
  const root = rootOfProcess(process);
  const limits = [
    ...meant.value.map((detail) => ({ reason: "failed" as const, detail })),
    ...limitsOfView(process),
  ];
  return {
    status: "observed",
    value: {
      target: { ...targetOf(viewed, process), files: namespaceFiles(process, root), limits },
      close: () => {
        process.release();
        if (root.status === "observed") root.value.release();
      },
    },
  };
}

function ended({ pid }: ViewedProcess): Seen<never> {
  return { status: "unavailable", reason: "vanished", detail: `Process ${pid} has ended.` };
}

function targetOf({ name, place }: ViewedProcess, process: PinnedProcess): Omit<Target, "files"> {
  const inside = pathsInside(process);
  return {
    kind: "namespace",
    name,
    identity: () => identityOf(process, place),
    findHolders: (query) => holdersInside(query, inside),
    expectHolders: expectWalk,
    readProcess: readProcessInside(inside),
    processIds: () => processesInside(process),
    numberInside: userNumbers(process),
    nameOf: (path) => path.replace(/^\/proc\/(?=net\/)/, `/proc/${process.pid}/`),
    network: null,
    runProgram: null,
    bindPorts: null,
    now: Date.now,
  };
}

/** The kernel is the machine's, and so is the name of the host: it says where the container was found. */
function identityOf({ pid, folder }: PinnedProcess, place: string | null): TargetIdentity {
  const detail = "The addresses of another network namespace cannot be read from outside of it.";
  const words = [
    ...(place === null ? [] : [place]),
    `process ${pid}${numberInside(folder)}`,
    "seen from outside",
    ...(hasOurNetwork(folder) ? ["with the network of this machine"] : []),
  ];
  return {
    ...localIdentity(),
    virtualisation: words.join(", "),
    interfaces: { status: "unavailable", reason: "not-supported", detail },
  };
}

/** A container without a network of its own shows the sockets of the machine. */
function hasOurNetwork(folder: string): boolean {
  const [own, other] = ["/proc/self", folder].map((process) => localFiles().readLink(`${process}/ns/net`));
  return own?.status === "observed" && other?.status === "observed" && own.value === other.value;
}

/** The number that a process has where it runs, if it is another one. */
function numberInside(folder: string): string {
  const status = readRecord(`${folder}/status`);
  const inside =
    status.status === "observed" ? /^NSpid:(?:\t\d+)+\t(\d+)$/m.exec(status.value)?.[1] : undefined;
  return inside === undefined ? "" : ` (${inside} inside)`;
}

async function holdersInside(query: HolderQuery, inside: PathsInside): Promise<Seen<HolderScan>> {
  const scan = await findHolders(query);
  if (scan.status === "unavailable") return scan;
  const holders = new Map(
    [...scan.value.holders].map(([inode, found]) => [
      inode,
      found.map((holder) =>
        holder.texts === undefined
          ? holder
          : { ...holder, texts: inside(`/proc/${holder.pid}`, holder.texts) },
      ),
    ]),
  );
  return { status: "observed", value: { ...scan.value, holders } };
}
