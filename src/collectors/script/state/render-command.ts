import type { CommandRequest } from "../../../model/command.ts";
import type { CommandLeave } from "../../../targets/program-access.ts";
import { asciiJson } from "./ascii-json.ts";
import { shellWord } from "./shell-word.ts";

const DEFAULT_SECONDS = 60;
const MOST_SECONDS = 3600;

/** One argument may have at most 128 KiB on Linux. */
const LONGEST_ARGUMENT = 120_000;

/** As whom, and with which network, the commands in a script run: of the users of the machine that it runs on. */
export type ScriptConfinement = Pick<CommandLeave, "userName" | "network">;

/** A name that no program can take for an option. */
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.@+-]{0,255}\$?$/;

/** The call that keeps all commands of a script to a user and a network; none where nothing of that was asked for. */
export function callOfConfinement({ userName, network }: ScriptConfinement): readonly string[] {
  if (userName === undefined && network === "shared") return [];
  const user = userName === undefined || USER.test(userName) ? (userName ?? "") : "?";
  return [`confine ${shellWord(user)} ${network}`];
}

/**
 * The call that runs a command of a policy; the text reaches a shell of its own, as one quoted word. One that is too long
 * for an argument runs as a script.
 */
export function callOfCommand({ command, timeoutSeconds }: CommandRequest): string {
  const seconds = Math.min(Math.max(1, Math.ceil(timeoutSeconds ?? DEFAULT_SECONDS)), MOST_SECONDS);
  if (command.includes("\0")) return ":";
  const isLong = !command.startsWith("#!") && Buffer.byteLength(command) > LONGEST_ARGUMENT;
  const text = isLong ? `#!/bin/sh\n${command}` : command;
  return `commands ${shellWord(asciiJson(command))} ${seconds} ${shellWord(text)}`;
}
