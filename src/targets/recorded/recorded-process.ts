import type { Seen } from "../../model/observation.ts";
import type { ProcessTexts } from "../target.ts";
import { recordedLink } from "./recorded-link.ts";
import { recordedText } from "./recorded-text.ts";
import { notRecorded, recorded } from "./recording.ts";
import type { Moment, Recording } from "./recording.ts";

/** The text of a file of `/proc`; one that broke off while it was read is empty, and not a text. */
export function recordedEntry(recording: Recording, path: string, moment: Moment): Seen<string> {
  const content = recorded(recording, ["file", path], moment);
  if (content.status === "unavailable") return content;
  if (content.value !== "") return { status: "observed", value: textOf(path, recordedText(content.value)) };
  return { status: "unavailable", reason: "vanished", detail: `${path} was gone when it was read.` };
}

/** Of a command line only the first word is shown, in a line. */
function textOf(path: string, text: string): string {
  return path.endsWith("/cmdline") ? text.replace(/\n$/, "\0") : text;
}

/** The entry of a process, as it was before its sockets were looked at. Arguments are never recorded. */
export function recordedProcess(recording: Recording, folder: string): ProcessTexts {
  return {
    stat: recordedEntry(recording, `${folder}/stat`, "first"),
    status: recordedEntry(recording, `${folder}/status`, "first"),
    cgroup: recordedEntry(recording, `${folder}/cgroup`, "first"),
    commandLine: notRecorded(`${folder}/cmdline`),
    executable: recordedLink(recording, `${folder}/exe`),
    networkNamespace: recordedLink(recording, `${folder}/ns/net`),
  };
}
