import type {
  EvidenceKind,
  EvidenceRequest,
  ListeningSocketsRequest,
  OwnerDetail,
} from "../../model/evidence.ts";

/** What the script can be told to show beside the host itself. */
export const SCRIPT_WORDS = [
  "sockets",
  "owners",
  "md5",
  "sha256",
  "packages",
  "services",
  "rpc",
  "interfaces",
] as const;

/** One of them. */
export type ScriptWord = (typeof SCRIPT_WORDS)[number];

const DETAILS: Readonly<Record<OwnerDetail, readonly ScriptWord[]>> = {
  md5: ["md5"],
  sha256: ["sha256"],
  // A package may have recorded either digest of a file.
  package: ["md5", "sha256", "packages"],
};

/** The words for what requests ask for, in a fixed order. All tables and all owners are one word each. */
export function wordsOfRequests(requests: readonly EvidenceRequest[]): readonly ScriptWord[] {
  const words = new Set(requests.flatMap(wordsOfRequest));
  return SCRIPT_WORDS.filter((word) => words.has(word));
}

function wordsOfRequest(request: EvidenceRequest): readonly ScriptWord[] {
  if (request.kind === "listening-sockets") return wordsOfSockets(request);
  return WORDS_OF_KINDS[request.kind] ?? [];
}

const WORDS_OF_KINDS: Readonly<Partial<Record<EvidenceKind, readonly ScriptWord[]>>> = {
  "service-names": ["services"],
  "rpc-services": ["rpc"],
  "network-interfaces": ["interfaces"],
};

function wordsOfSockets({ owners }: ListeningSocketsRequest): readonly ScriptWord[] {
  if (owners.length === 0) return ["sockets"];
  const details = owners.flatMap((wish) => wish.details.flatMap((detail) => DETAILS[detail]));
  return ["sockets", "owners", ...details];
}
