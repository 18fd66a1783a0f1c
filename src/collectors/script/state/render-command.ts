import type { CommandRequest } from "../../../model/command.ts";
import { asciiJson } from "./ascii-json.ts";
import { shellWord } from "./shell-word.ts";

const DEFAULT_SECONDS = 60;
const MOST_SECONDS = 3600;

/** The call that runs a command of a policy; the text reaches a shell of its own, as one quoted word. */
export function callOfCommand({ command, timeoutSeconds }: CommandRequest): string {
  const seconds = Math.min(Math.max(1, Math.ceil(timeoutSeconds ?? DEFAULT_SECONDS)), MOST_SECONDS);
  if (command.includes("\0")) return ":";
  return `commands ${shellWord(asciiJson(command))} ${seconds} ${shellWord(command)}`;
}
