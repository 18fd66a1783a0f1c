import type { CommandFacts } from "../../model/command.ts";
import type { Seen, UnavailableReason } from "../../model/observation.ts";
import type { Target } from "../target.ts";
import { recordedText } from "./recorded-text.ts";
import { notRecorded } from "./recording.ts";
import type { Recording } from "./recording.ts";

const SHAPE = /^(".*")\n([^]*)$/;
const END = /\n= (?:(\d{1,3})|unfit (\w{1,16}))\n$/;
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
  const [whole, ended, unfit] = END.exec(text.slice(-32)) ?? [];
  if (unfit !== undefined) return notRun(unfit);
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

/** Why the script did not run a command, in its own words. */
const UNFIT: Readonly<Partial<Record<string, readonly [UnavailableReason, string]>>> = {
  network: [
    "not-supported",
    "a network of its own (--command-network none) cannot be made there with unshare",
  ],
  user: ["not-supported", "the machine has no user of the name in --command-user"],
  root: ["not-supported", "only root can run commands as another user (--command-user)"],
  tool: ["missing-tool", "the machine has neither setpriv nor su to run it as another user (--command-user)"],
  long: ["not-supported", "the shells there have no way to hand such a long script to its interpreter"],
  interpreter: ["missing-tool", "the interpreter of the script is no program of the machine"],
};

function notRun(word: string): Seen<never> {
  const [reason, why] = (Object.hasOwn(UNFIT, word) ? UNFIT[word] : undefined) ?? [
    "malformed-output",
    "the script tells no reason",
  ];
  return { status: "unavailable", reason, detail: `The command was not run: ${why}.` };
}
