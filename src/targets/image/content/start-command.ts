import { memberOf } from "../../containers/read-state.ts";
import type { StartCommand } from "../../at-rest.ts";
import { listIn, textIn, textsIn } from "./json-member.ts";

/** No command of an image is longer: a whole script fits into it. */
const LONGEST = 64 * 1024;

/** What a container of an image starts by itself; `null` where its configuration does not tell, or tells too much. */
export function startCommand(config: unknown): StartCommand | null {
  const words = [...wordsIn(config, "Entrypoint"), ...wordsIn(config, "Cmd")];
  const isReadable = words.every((word) => typeof word === "string");
  if (!isReadable || words.length === 0 || words.join(" ").length > LONGEST) return null;
  return {
    words,
    environment: textsIn(config, "config", "Env"),
    user: textIn(config, "config", "User"),
    source: "Entrypoint and Cmd in the configuration of the image",
  };
}

/** A text alone, as engines wrote it once, is for the shell. */
function wordsIn(config: unknown, member: "Entrypoint" | "Cmd"): readonly unknown[] {
  const value = memberOf(config, "config", member);
  if (typeof value === "string" && value !== "") return ["/bin/sh", "-c", value];
  return listIn(config, "config", member);
}
