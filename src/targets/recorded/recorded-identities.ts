import type { Seen } from "../../model/observation.ts";
import type { FileIdentity } from "../target.ts";
import { parseFileIdentity } from "./parse-file-identity.ts";
import { recordedLink } from "./recorded-link.ts";
import { notRecorded } from "./recording.ts";
import type { Recording } from "./recording.ts";

/**
 * What `stat` said, by path. The script cannot name the path of a program, which may hold anything: `named` and
 * `rooted` sections tell of the file that a link `exe` leads to, as the script and as the process sees it.
 */
export function recordedIdentities(recording: Recording): (path: string) => Seen<FileIdentity> {
  const contents = new Map<string, string>();
  for (const [path, { content }] of recording.ofKind("identity")) contents.set(path, content);
  for (const [link, { content }] of recording.ofKind("named")) {
    const path = recordedLink(recording, link);
    if (path.status === "observed") contents.set(path.value, content);
  }
  for (const [link, { content }] of recording.ofKind("rooted")) {
    const path = recordedLink(recording, link);
    if (path.status === "observed")
      contents.set(link.replace(/exe$/, `root${path.value.replaceAll("$", "$$$$")}`), content);
  }
  return (path) => {
    const content = contents.get(path);
    if (content === undefined) return notRecorded(path);
    const identity = parseFileIdentity(content);
    if (identity !== null) return { status: "observed", value: identity };
    const detail = `${path} could not be looked at by the script.`;
    return { status: "unavailable", reason: "missing-source", detail };
  };
}
