import type { FileEntry } from "../../model/file-entry.ts";
import type { Seen } from "../../model/observation.ts";
import type { Digests } from "../../model/process.ts";
import type { FileIdentity, LastLink } from "../file-access.ts";
import { recordedText } from "./recorded-text.ts";
import { inferredAbsence } from "./inferred-absence.ts";
import { notRecorded } from "./recording.ts";
import type { Recording } from "./recording.ts";
import { shownDigests } from "./shown-digests.ts";
import { shownEntries } from "./shown-entries.ts";
import { shownFolders } from "./shown-folders.ts";
import { shownLinks } from "./shown-links.ts";
import { shownTexts } from "./shown-texts.ts";
import type { Secrets } from "./shown-texts.ts";

/** What rules asked for, of which each answer is `null` where the script did not look. */
export interface ShownFiles {
  /** Bytes as Latin-1. */
  text(path: string): Seen<string> | null;
  /** The first bytes of a file that a search found, as text. */
  start(path: string, limit: number): Seen<string> | null;
  record(path: string): Seen<string> | null;
  link(path: string): Seen<string> | null;
  names(path: string): Seen<readonly string[]> | null;
  entry(path: string, last: LastLink): Seen<FileEntry> | null;
  identity(path: string): Seen<FileIdentity> | null;
  hasDigests(path: string, algorithms: readonly (keyof Digests)[]): boolean;
  digest<A extends keyof Digests>(path: string, algorithms: readonly A[]): Promise<Seen<Pick<Digests, A>>>;
}

/** The files that rules asked for. What is not there, or is no folder, has neither a text nor names. */
export function shownFiles(recording: Recording, secrets: Secrets): ShownFiles {
  const [entries, texts] = [shownEntries(recording), shownTexts(recording, secrets)];
  const [links, folders] = [shownLinks(recording), shownFolders(recording)];
  const digests = shownDigests(recording);
  const entry = (path: string, last: LastLink) =>
    entries(path, last) ?? inferredAbsence(path, { entries, folders });
  const absence = (path: string) => unavailableOf(entry(path, "followed"));
  const text = (path: string) => texts.whole(path) ?? absence(path);
  return {
    text,
    start: (path, limit) => texts.start(path, limit),
    record: (path) => {
      const seen = text(path);
      return seen?.status === "observed" ? { status: "observed", value: recordedText(seen.value) } : seen;
    },
    link: (path) => links(path) ?? unavailableOf(entry(path, "itself")),
    names: (path) => {
      const names = folders(path);
      return names?.status === "observed"
        ? { status: "observed", value: [...names.value].sort() }
        : (names ?? absence(path));
    },
    entry,
    identity: (path) => identityOf(entry(path, "followed")),
    hasDigests: (path, algorithms) => algorithms.some((algorithm) => digests(path, algorithm) !== null),
    digest: (path, algorithms) => Promise.resolve(allDigests(path, algorithms, digests)),
  };
}

function unavailableOf(entry: Seen<FileEntry> | null): Seen<never> | null {
  return entry?.status === "unavailable" ? entry : null;
}

function identityOf(entry: Seen<FileEntry> | null): Seen<FileIdentity> | null {
  if (entry?.status !== "observed") return entry;
  const { device, inode, size, modifiedMs, changedMs, uid, type } = entry.value;
  const isFile = type === "file" || type === "directory" ? type : "other";
  return { status: "observed", value: { device, inode, size, modifiedMs, changedMs, uid, isFile } };
}

function allDigests<A extends keyof Digests>(
  path: string,
  algorithms: readonly A[],
  digests: ReturnType<typeof shownDigests>,
): Seen<Pick<Digests, A>> {
  const found: Partial<Record<A, string>> = {};
  for (const algorithm of algorithms) {
    const digest = digests(path, algorithm) ?? notRecorded(path);
    if (digest.status === "unavailable") return digest;
    found[algorithm] = digest.value;
  }
  return { status: "observed", value: found as Pick<Digests, A> };
}
