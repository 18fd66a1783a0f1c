import type { CommandRequest } from "../model/command.ts";
import type { EvidenceRequest } from "../model/evidence.ts";
import type { FilesRequest } from "../model/files.ts";
import type { HomesRequest } from "../model/accounts.ts";

/** One request for all that a group wants of the same thing; `null` where they want the same of it anyway. */
export function mergeState(
  first: EvidenceRequest,
  group: readonly EvidenceRequest[],
): EvidenceRequest | null {
  if (first.kind === "files") return mergeFiles(first, group.filter(isFiles));
  if (first.kind === "homes") return { ...first, files: unique(group.filter(isHomes).flatMap(wishesOf)) };
  return first.kind === "command" ? { ...first, timeoutSeconds: longest(group.filter(isCommand)) } : null;
}

/** What a request wants beyond the thing itself, word by word. */
export function wishesOf(request: EvidenceRequest): readonly string[] {
  if (request.kind === "files") return [...request.wishes, ...(request.sheets ?? [])];
  return request.kind === "homes" ? request.files : [];
}

function mergeFiles(first: FilesRequest, group: readonly FilesRequest[]): FilesRequest {
  const wishes = unique(group.flatMap((request) => request.wishes));
  const sheets = unique(group.flatMap((request) => request.sheets ?? []));
  return { ...first, wishes, ...(sheets.length === 0 ? {} : { sheets }) };
}

/** A command runs once, for as long as one of the rules lets it. */
function longest(requests: readonly CommandRequest[]): number | null {
  const given = requests.flatMap(({ timeoutSeconds }) => timeoutSeconds ?? []);
  return given.length === 0 ? null : Math.max(...given);
}

function isFiles(request: EvidenceRequest): request is FilesRequest {
  return request.kind === "files";
}

function isHomes(request: EvidenceRequest): request is HomesRequest {
  return request.kind === "homes";
}

function isCommand(request: EvidenceRequest): request is CommandRequest {
  return request.kind === "command";
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
