import type { Evidence, EvidenceRequest, OwnerDetail } from "../../model/evidence.ts";
import type { Seen } from "../../model/observation.ts";
import { ALL_PORTS } from "../../model/port-set.ts";
import { SOCKET_TABLES } from "../../model/listening-socket.ts";
import { parseRecording } from "../../targets/recorded/parse-recording.ts";
import { recordedTarget } from "../../targets/recorded/recorded-target.ts";
import { recorded } from "../../targets/recorded/recording.ts";
import type { Recording } from "../../targets/recorded/recording.ts";
import type { Target } from "../../targets/target.ts";
import { collectEvidence } from "../collect-evidence.ts";
import type { FormatId } from "../foreign/foreign-format.ts";
import { collectors } from "../index.ts";
import { recordedRequests } from "./state/recorded-requests.ts";
import type { ReadRequest } from "./state/recorded-requests.ts";
import { replayState } from "./state/replay-state.ts";
import { SCRIPT_WORDS } from "./words-of-requests.ts";
import type { ScriptWord } from "./words-of-requests.ts";

/** What our collectors read in a recording, what they asked it for, and the output of programs that is in it. */
export interface Replay {
  readonly evidence: Evidence;
  readonly requests: readonly EvidenceRequest[];
  readonly outputs: readonly ProgramOutput[];
}

/** What a program of the recorded machine printed. */
interface ProgramOutput {
  readonly format: FormatId;
  /** As it was called: `netstat -Aan`. */
  readonly command: string;
  readonly text: string;
}

/** Runs our collectors over the machine that a recording shows. A recording that is cut gives nothing. */
export async function replayRecording(bytes: Buffer, readRequest: ReadRequest): Promise<Seen<Replay>> {
  const recording = parseRecording(bytes);
  if (recording.status === "unavailable") return recording;
  const target = recordedTarget(recording.value);
  if (target.status === "unavailable") return target;
  const fixed = requestsOf(recording.value, target.value);
  const asked = recordedRequests(recording.value, readRequest);
  const evidence = await collectEvidence(target.value, fixed, collectors);
  const observations = { ...evidence.observations, ...(await replayState(recording.value, asked)) };
  return {
    status: "observed",
    value: {
      evidence: { ...evidence, observations },
      requests: [...fixed, ...asked],
      outputs: outputsOf(recording.value),
    },
  };
}

const DETAILS: readonly (readonly [ScriptWord, OwnerDetail])[] = [
  ["md5", "md5"],
  ["sha256", "sha256"],
  ["packages", "package"],
];

/** What the script was told to show; the sockets only where the machine has the tables of Linux. */
function requestsOf(recording: Recording, { findHolders }: Target): readonly EvidenceRequest[] {
  const words = wordsOf(recording);
  const details = DETAILS.filter(([word]) => words.has(word)).map(([, detail]) => detail);
  const tables = words.has("sockets") && findHolders !== null ? SOCKET_TABLES : [];
  return [
    { kind: "host", depth: "brief" },
    ...tables.map((table): EvidenceRequest => ({
      kind: "listening-sockets",
      table,
      owners: words.has("owners") ? [everyOwner(details)] : [],
    })),
    ...(words.has("services") ? [{ kind: "service-names" } as const] : []),
    ...(words.has("interfaces") ? [{ kind: "network-interfaces" } as const] : []),
  ];
}

function everyOwner(details: readonly OwnerDetail[]) {
  return { ports: ALL_PORTS, depth: "every", details } as const;
}

function wordsOf(recording: Recording): ReadonlySet<ScriptWord> {
  const content = recorded(recording, ["want", "."]);
  const words = content.status === "observed" ? content.value.trimEnd().split(" ") : [];
  return new Set(SCRIPT_WORDS.filter((word) => words.includes(word)));
}

const FORMATS: readonly FormatId[] = ["netstat", "lsof", "sockstat", "ps", "rpcinfo"];

function outputsOf(recording: Recording): readonly ProgramOutput[] {
  return FORMATS.flatMap((format) =>
    recording.ofKind(`output-${format}`).map(([path, { content }]) => ({
      format,
      command: path,
      text: Buffer.from(content, "latin1").toString("utf8"),
    })),
  );
}
