import type { ListeningSocket } from "../../model/listening-socket.ts";
import { hasPort } from "../../model/port-set.ts";
import type { SocketOwner } from "../../model/process.ts";
import type { FindingRule } from "../../model/report.ts";
import type { FindingStatus, FoundItem } from "../../model/verdict.ts";
import { matchesGlob } from "../../support/matches-glob.ts";
import type { WaiverScope } from "./waiver.ts";

/** Whether a waiver speaks of this rule, whatever came of it. */
export function coversRule({ rule, title }: WaiverScope, { id, text }: FindingRule): boolean {
  return (rule === null || matchesGlob(rule, id)) && (title === null || matchesGlob(title, text.description));
}

/** Whether a waiver speaks of findings in this state. */
export function coversStatus({ status }: WaiverScope, finding: FindingStatus): boolean {
  if (finding === "PASSED" || finding === "SKIPPED") return false;
  return status === "any" || status === (finding === "ERROR" ? "error" : "failed");
}

/** Whether a waiver is limited to some of what a rule may find. */
export function isLimited({ port, owner, digest }: WaiverScope): boolean {
  return port !== null || owner !== null || digest !== null;
}

/** Whether a limited waiver covers one thing that was found. What was not seen of it is not covered. */
export function coversItem(scope: WaiverScope, { listener }: FoundItem): boolean {
  if (listener === undefined) return false;
  return coversPort(scope, listener) && coversOwners(scope, listener);
}

function coversPort({ port }: WaiverScope, listener: ListeningSocket): boolean {
  if (port === null) return true;
  return hasPort(port.ports, listener.port) && (port.transport ?? listener.transport) === listener.transport;
}

/** Every process that holds the socket has to be meant: one that was not seen, or another one, is not. */
function coversOwners({ owner, digest }: WaiverScope, { owners }: ListeningSocket): boolean {
  if (owner === null && digest === null) return true;
  if (owners.status !== "complete") return false;
  return owners.processes.every(
    (process) =>
      (owner === null || isOwner(owner, process)) && (digest === null || hasDigest(digest, process)),
  );
}

function isOwner(pattern: string, { executable, effectiveUser, unit }: SocketOwner): boolean {
  if (!pattern.startsWith("/"))
    return [effectiveUser?.name, unit].some((name) => typeof name === "string" && matchesGlob(pattern, name));
  if (executable.status !== "observed" || executable.value.deleted) return false;
  return matchesGlob(pattern, executable.value.path);
}

function hasDigest(digest: string, { digests }: SocketOwner): boolean {
  if (digests?.status !== "observed") return false;
  return digests.value.md5 === digest || digests.value.sha256 === digest;
}
