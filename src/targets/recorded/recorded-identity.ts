import type { Seen, Unavailable } from "../../model/observation.ts";
import type { TargetIdentity } from "../target.ts";
import { parseAddresses } from "./parse-addresses.ts";
import { recordedText } from "./recorded-text.ts";
import { recorded } from "./recording.ts";
import type { Recording } from "./recording.ts";

/** What a machine says of itself, and when. */
export interface RecordedIdentity {
  readonly identity: TargetIdentity;
  /** Epoch milliseconds by the machine's own clock. */
  readonly takenAt: number;
}

const SHAPE =
  /^([A-Za-z][\w./-]{0,63})\n([^\n]{1,256})\n([^\n]{1,256})\n(\d{1,10})\n(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\n(0001|0100)\n(.{1,256})\n$/s;

const UNKNOWN: Unavailable = {
  status: "unavailable",
  reason: "malformed-output",
  detail: "The recording does not say which machine it is from, and when it was taken.",
};

/** Reads the section about the machine; `malformed-output` where `uname`, `id` or `date` did not say what they should. */
export function recordedIdentity(recording: Recording): Seen<RecordedIdentity> {
  const content = recorded(recording, ["host", "."]);
  if (content.status === "unavailable") return content;
  const match = SHAPE.exec(content.value);
  const takenAt = Date.parse(match?.[5] ?? "");
  if (match === null || Number.isNaN(takenAt)) return UNKNOWN;
  const interfaces = parseAddresses(recorded(recording, ["output-ip", "ip -o address"]));
  return { status: "observed", value: { identity: identityOf(match, interfaces), takenAt } };
}

function identityOf(match: RegExpExecArray, interfaces: TargetIdentity["interfaces"]): TargetIdentity {
  const [, system = "", kernel = "", architecture = "", uid = "", , order = "", name = ""] = match;
  return {
    hostname: recordedText(name),
    system,
    kernel: recordedText(kernel),
    architecture: recordedText(architecture),
    byteOrder: order === "0001" ? "LE" : "BE",
    uid: Number(uid),
    interfaces,
  };
}
