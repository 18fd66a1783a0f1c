import type { Home, HomesRequest } from "../../model/accounts.ts";
import type { FileEntry } from "../../model/file-entry.ts";
import type { Observation, Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { defineCollector } from "../define-collector.ts";
import { readUsers } from "./read-accounts.ts";
import { readEntryAt } from "./read-entry-at.ts";
import { NO_FILES } from "../unseen.ts";

const SOURCE = "/etc/passwd and the home directories";

/** The home directories of all users, and files in them. */
export const homes = defineCollector({
  id: "homes",
  kind: "homes",
  summary: "The home directory of every user in /etc/passwd, and files in it.",
  cannotSee: ["homes of users that only LDAP or another directory knows"],
  isApplicable: ({ files }) => files !== null,
  touches: ({ files }) => [
    { kind: "file", path: "/etc/passwd" },
    { kind: "file", path: "~/" },
    ...files.map((path) => ({ kind: "file", path: `~/${path}` }) as const),
  ],
  collect({ files }, requests) {
    return Promise.resolve(requests.map((request) => observeHomes(files, request)));
  },
});

function observeHomes(files: FileAccess | null, request: HomesRequest): Observation<readonly Home[]> {
  if (files === null) return { ...NO_FILES, source: SOURCE };
  const users = readUsers(files);
  if (users.status === "unavailable") return { ...users, source: SOURCE };
  const entryAt = remembering(files);
  const facts = users.value.lines.map(({ name, home }) => ({
    user: name,
    home,
    entry: entryAt(home),
    files: request.files.map((path) => ({ path, entry: entryAt(below(home, path)) })),
  }));
  return { status: "observed", source: SOURCE, facts };
}

/** Many accounts of the system share a home. */
function remembering(files: FileAccess): (path: string) => Seen<FileEntry | null> {
  const known = new Map<string, Seen<FileEntry | null>>();
  return (path) => {
    const entry = known.get(path) ?? readEntryAt(files, path);
    known.set(path, entry);
    return entry;
  };
}

function below(home: string, path: string): string {
  return home.startsWith("/") ? `${home.replace(/\/+$/, "")}/${path}` : "";
}
