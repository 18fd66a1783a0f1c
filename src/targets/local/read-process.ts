import { readlinkSync } from "node:fs";
import type { Seen } from "../../model/observation.ts";
import type { ProcessTexts } from "../target.ts";
import { readRecord, readStart } from "./read-file.ts";
import { unavailableFrom } from "./unavailable-from.ts";

/** As much of the arguments as a reader is ever shown, whatever their encoding. */
const COMMAND_LINE_BYTES = 16 * 1024;

/** Reads the entry of a process in a folder such as `/proc/12`, or `..` from its `fd`. */
export function readProcess(folder: string): ProcessTexts {
  return {
    stat: readRecord(`${folder}/stat`),
    status: readRecord(`${folder}/status`),
    cgroup: readRecord(`${folder}/cgroup`),
    commandLine: readStart(`${folder}/cmdline`, COMMAND_LINE_BYTES),
    executable: readLink(`${folder}/exe`),
    networkNamespace: readLink(`${folder}/ns/net`),
  };
}

function readLink(path: string): Seen<string> {
  try {
    return { status: "observed", value: readlinkSync(path) };
  } catch (error) {
    return unavailableFrom(error, path);
  }
}
