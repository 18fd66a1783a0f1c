import type { AccountsFacts } from "../../model/accounts.ts";
import type { Observation } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { defineCollector } from "../define-collector.ts";
import { FILES_OF_ACCOUNTS, readAccounts } from "./read-accounts.ts";

/** Users, groups and login shells, as the files of the target have them. */
export const accounts = defineCollector({
  id: "accounts",
  kind: "accounts",
  summary: "Users, groups and login shells from /etc/passwd, /etc/group, /etc/shadow and their neighbours.",
  cannotSee: ["users and groups that only LDAP or another directory knows"],
  isApplicable: ({ files }) => files !== null,
  touches: () => [
    ...FILES_OF_ACCOUNTS.map((path) => ({ kind: "file", path }) as const),
    { kind: "other", words: "the login shells that /etc/passwd names" },
  ],
  collect({ files }, requests) {
    const observation = files === null ? NO_FILES : observed(files);
    return Promise.resolve(requests.map(() => observation));
  },
});

const NO_FILES = {
  status: "unavailable",
  source: "/etc/passwd",
  reason: "not-supported",
  detail: "The files of this target cannot be read.",
} as const;

function observed(files: FileAccess): Observation<AccountsFacts> {
  return { status: "observed", source: "/etc/passwd and its neighbours", facts: readAccounts(files) };
}
