import { uuidV5 } from "../../support/uuid-v5.ts";
import { token } from "../xml/token.ts";
import type { GitlabSeverity } from "./gitlab-words.ts";

/** What an entry says; `identity` makes its fingerprint, by which GitLab tells what is new from what it knows. */
export interface GitlabNote {
  readonly description: string;
  readonly check: string;
  readonly identity: readonly string[];
  readonly severity: GitlabSeverity;
  readonly place: { readonly file: string; readonly line: number };
}

/** One entry as GitLab reads it. */
export function gitlabEntry({ description, check, identity, severity, place }: GitlabNote) {
  return {
    description: token(description, check),
    check_name: token(check, "rule"),
    fingerprint: uuidV5(JSON.stringify(["gitlab", ...identity])),
    severity,
    location: { path: token(place.file.replace(/^(?:\.\/+)+/, ""), "policy"), lines: { begin: place.line } },
  };
}
