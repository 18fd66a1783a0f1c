import type { Seen, Unavailable } from "../../model/observation.ts";
import type { FileIdentity } from "../file-access.ts";
import { parseFileIdentity } from "./parse-file-identity.ts";
import { recordedLink } from "./recorded-link.ts";
import { notRecorded } from "./recording.ts";
import type { Recording } from "./recording.ts";

/**
 * What `stat` said, by path. Sections `named` and `rooted` say that the path to which a link `exe` leads is the file of
 * the process, as the script sees that path or as the process does.
 */
export function recordedIdentities(recording: Recording): (path: string) => Seen<FileIdentity> {
  const contents = new Map<string, string>();
  for (const [path, { content }] of recording.ofKind("identity")) contents.set(path, content);
  for (const kind of ["named", "rooted"])
    for (const [link] of recording.ofKind(kind)) {
      const path = recordedLink(recording, link);
      const content = contents.get(link);
      if (path.status === "observed" && content !== undefined)
        contents.set(
          kind === "named" ? path.value : `${link.slice(0, -"exe".length)}root${path.value}`,
          content,
        );
    }
  return (path) => {
    const content = contents.get(path);
    if (content === undefined) return notRecorded(path);
    if (recording.sectionsOf("identity", path).at(-1)?.state === "missing") return missing(path);
    const identity = parseFileIdentity(content);
    if (identity !== null) return { status: "observed", value: identity };
    const detail = `${path} could not be looked at by the script.`;
    return { status: "unavailable", reason: "missing-source", detail };
  };
}

function missing(path: string): Unavailable {
  return { status: "unavailable", reason: "missing-source", detail: `${path} does not exist.` };
}
