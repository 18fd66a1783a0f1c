import type { Seen } from "../../model/observation.ts";
import type { Holder, HolderQuery, HolderScan } from "../target.ts";
import { recordedProcess } from "./recorded-process.ts";
import { notRecorded, recorded } from "./recording.ts";
import type { Recording } from "./recording.ts";

/** What the script's walk over the descriptors of all processes found. */
interface RecordedWalk {
  readonly sought: ReadonlySet<number>;
  readonly hits: readonly RecordedHit[];
  readonly unreadable: readonly number[];
  readonly extent: "complete" | "unsettled";
}

/** A process that holds a socket; `folder` and `link` only where the script also described the process. */
interface RecordedHit {
  readonly pid: number;
  readonly inode: number;
  readonly folder: string;
  readonly link: string;
}

const SOUGHT = /^[LC] (\d{1,15})$/;
const LISTENER = /^(([1-9]\d{0,9})(?:\/task\/\d{1,10})?)(\/fd\/\d{1,10}):(\d{1,15})$/;
const CLIENT = /^C([1-9]\d{0,9}):(\d{1,15})$/;

/** Answers like a walk over the machine. A socket that the script did not look for makes the walk `unsettled`. */
export function recordedHolders(recording: Recording): (query: HolderQuery) => Promise<Seen<HolderScan>> {
  const walk = recordedWalk(recording);
  return (query) => Promise.resolve(walk.status === "observed" ? answer(recording, walk.value, query) : walk);
}

function recordedWalk(recording: Recording): Seen<RecordedWalk> {
  const [sought, found] = ["sought", "holders"].map((kind) => recorded(recording, [kind, "."]));
  if (sought?.status !== "observed" || found?.status !== "observed")
    return notRecorded("Who owns the sockets");
  const lines = found.value.split("\n");
  const unread = lines.filter((line) => line.startsWith("!"));
  const held = new Set(recording.sectionsOf("held", ".").flatMap(({ content }) => content.split("\n")));
  // Where names of files can look like links, only what was read by itself counts.
  const shown = held.has("odd") ? lines.filter((line) => held.has(line)) : lines;
  const isWhole = lines.includes("= complete") && !held.has("odd");
  const inodes = sought.value.split("\n").map((line) => Number(SOUGHT.exec(line)?.[1]));
  return {
    status: "observed",
    value: {
      sought: new Set(inodes),
      hits: shown.flatMap((line) => hitOf(line) ?? []),
      unreadable: [...new Set(unread.map((folder) => Number.parseInt(folder.slice(1), 10)))],
      extent: isWhole ? "complete" : "unsettled",
    },
  };
}

function hitOf(line: string): RecordedHit | null {
  const [, entry = "", pid, descriptor = "", inode] = LISTENER.exec(line) ?? [];
  const folder = `/proc/${entry}`;
  if (pid !== undefined) return { pid: Number(pid), inode: Number(inode), folder, link: folder + descriptor };
  const [, client, socket] = CLIENT.exec(line) ?? [];
  if (client === undefined) return null;
  return {
    pid: Number(client),
    inode: Number(socket),
    folder: `/proc/${client}`,
    link: `/proc/${client}/fd`,
  };
}

function answer(recording: Recording, walk: RecordedWalk, query: HolderQuery): Seen<HolderScan> {
  const asked = new Set([...query.every, ...query.first]);
  const isCovered = [...asked].every((inode) => walk.sought.has(inode));
  const processes = query.processes === undefined ? null : new Set(query.processes);
  const holders = new Map<number, Map<number, Holder>>();
  for (const { pid, inode, folder, link } of walk.hits) {
    if (!asked.has(inode) || processes?.has(pid) === false) continue;
    const known = holders.get(inode) ?? new Map<number, Holder>();
    holders.set(inode, known);
    const texts = query.texts === "read" ? { texts: recordedProcess(recording, folder) } : {};
    if (!known.has(pid)) known.set(pid, { pid, link, ...texts });
  }
  const byPid = ([inode, known]: [number, Map<number, Holder>]) =>
    [inode, [...known.values()].sort((a, b) => a.pid - b.pid)] as const;
  return {
    status: "observed",
    value: {
      holders: new Map([...holders].map(byPid)),
      unreadable: walk.unreadable,
      extent: isCovered ? walk.extent : "unsettled",
    },
  };
}
