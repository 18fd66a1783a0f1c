import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Doubt } from "../text-files/doubt.ts";
import type { ErrorReason } from "../../model/verdict.ts";
import { parseDigestList } from "./parse-digest-list.ts";
import type { DigestList } from "./parse-digest-list.ts";

/** The list of digests on the target, or why it says nothing. */
export type SeenList =
  | { readonly status: "seen"; readonly path: string; readonly digests: DigestList["digests"] }
  | { readonly status: "unseen"; readonly doubt: Doubt };

/** Reads the list that a rule names. One that is not there, or has lines of another form, proves nothing. */
export function seenList(path: string, evidence: Evidence): SeenList {
  const seen = observationOf(evidence, `files:${path}`);
  if (seen.status === "unavailable") return unseen(seen.reason, seen.detail);
  const [file, second] = seen.facts.files;
  const [gap] = seen.facts.gaps;
  if (gap !== undefined) return unseen(gap.reason, gap.detail);
  if (file === undefined) return unseen("missing-source", `There is no list of digests ${path}.`);
  if (second !== undefined)
    return unseen("undetermined", `${path} stands for more than one list of digests.`);
  if (file.content === undefined) return unseen("not-recorded", `The text of ${path} was not recorded.`);
  if (file.content.status === "unavailable") return unseen(file.content.reason, file.content.detail);
  const { digests, malformed } = parseDigestList(file.content.value, folderOf(file.path));
  const [line] = malformed;
  if (line === undefined) return { status: "seen", path: file.path, digests };
  return unseen("malformed-output", `Line ${line} of ${path} is no line of md5sum or sha256sum.`);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}

function unseen(reason: ErrorReason, detail: string): SeenList {
  return { status: "unseen", doubt: { reason, detail } };
}
