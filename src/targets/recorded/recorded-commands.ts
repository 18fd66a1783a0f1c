import type { CommandFacts } from "../../model/command.ts";
import type { Seen } from "../../model/observation.ts";
import type { Target } from "../target.ts";
import { recordedText } from "./recorded-text.ts";
import { notRecorded } from "./recording.ts";
import type { Recording } from "./recording.ts";

const SHAPE = /^(".*")\n([^]*)$/;
const END = /\n= (\d{1,3})\n$/;
const MOST = 1 << 20;
/** Of `timeout`; of a command that was killed, as most shells and as ksh count it. */
const OUT_OF_TIME = new Set([124, 137, 265]);

/** What commands of a policy printed that the user allowed when the script was made. */
export function recordedCommands(recording: Recording): NonNullable<Target["runCommand"]> {
  const outputs = new Map<string, string>();
  for (const [, { content }] of recording.ofKind("command-at")) {
    const [, name = "", rest] = SHAPE.exec(content) ?? [];
    const command = textOf(name);
    if (command !== null && rest !== undefined) outputs.set(command, rest);
  }
  return ({ command }) => {
    const output = outputs.get(command);
    return Promise.resolve(
      output === undefined ? notRecorded("What this command prints") : factsOf(command, output),
    );
  };
}

/** The command is shown as a JSON string. */
function textOf(name: string): string | null {
  try {
    const value: unknown = JSON.parse(name);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}

function factsOf(command: string, text: string): Seen<CommandFacts> {
  const [whole, ended] = END.exec(text.slice(-16)) ?? [];
  const status = Number(ended);
  if (whole === undefined || OUT_OF_TIME.has(status)) {
    const detail = "The command did not end in its time.";
    return { status: "unavailable", reason: "timed-out", detail };
  }
  const output = text.slice(0, -whole.length);
  return {
    status: "observed",
    value: {
      argv: ["/bin/sh", "-c", command],
      output: recordedText(output.slice(0, MOST)),
      extent: output.length > MOST ? "cut" : "whole",
      end: { kind: "exited", status },
      durationMs: 0,
    },
  };
}
