import { foreignFormats } from "../collectors/foreign/index.ts";
import { replayRecording } from "../collectors/script/replay-recording.ts";
import { parseRequest } from "../evidence/parse-request.ts";
import type { Recording } from "../evidence/recording.ts";
import type { Seen } from "../model/observation.ts";
import type { ForeignText } from "./import-evidence.ts";

/** What the script of `audit collect --script` printed, as evidence. */
export interface ScriptImport {
  /** What our own collectors read in it. */
  readonly recording: Recording;
  /** The output of programs of that machine, to be joined like any other. */
  readonly foreign: readonly ForeignText[];
}

/** Reads what the script printed. One that is cut, or was printed by something else, is refused as a whole. */
export async function importScript(bytes: Buffer, origin: string): Promise<Seen<ScriptImport>> {
  const replay = await replayRecording(bytes, parseRequest);
  if (replay.status === "unavailable") return replay;
  const { evidence, requests, outputs } = replay.value;
  const { target, collectedAt, observations } = evidence;
  const foreign = outputs.flatMap(({ format: id, command, text }) => {
    const format = foreignFormats.find((known) => known.id === id);
    return format === undefined ? [] : [{ origin: `${command} in ${origin}`, format, text }];
  });
  const recording = { origin, target, collectedAt, requests, observations };
  return { status: "observed", value: { recording, foreign } };
}
