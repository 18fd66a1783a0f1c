import type { Seen } from "../../model/observation.ts";
import { recorded } from "./recording.ts";
import type { Recording } from "./recording.ts";
import { recordedText } from "./recorded-text.ts";

/** Where a symbolic link led. A link that was there and could not be read has no content. */
export function recordedLink(recording: Recording, path: string): Seen<string> {
  const content = recorded(recording, ["link", path]);
  if (content.status === "unavailable") return content;
  if (content.value.endsWith("\n"))
    return { status: "observed", value: recordedText(content.value.slice(0, -1)) };
  const detail = `${path} could not be read by the user who ran the script.`;
  return { status: "unavailable", reason: "missing-privilege", detail };
}
