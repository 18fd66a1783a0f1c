import type { Seen } from "../../model/observation.ts";

/** One thing that the script showed: how the file stood when it looked, and what a command said of it. */
export interface RecordedSection {
  readonly state: "ok" | "denied" | "missing";
  /** Bytes as Latin-1. */
  readonly content: string;
}

/** What the script of `audit collect --script` printed, by kind and path; a path may be shown more than once. */
export interface Recording {
  sectionsOf(kind: string, path: string): readonly RecordedSection[];
  /** Sections of a kind, with their paths. */
  ofKind(kind: string): readonly (readonly [path: string, section: RecordedSection])[];
}

/** Which of several sections of one path: what was there before something else was looked at, or after it. */
export type Moment = "first" | "last";

/** The content of a section, or why there is none. */
export function recorded(
  recording: Recording,
  [kind, path]: readonly [kind: string, path: string],
  moment: Moment = "last",
): Seen<string> {
  const section = recording.sectionsOf(kind, path).at(moment === "first" ? 0 : -1);
  if (section === undefined) return notRecorded(path);
  if (section.state === "ok" || section.content !== "") return { status: "observed", value: section.content };
  const [reason, words] =
    section.state === "denied"
      ? (["missing-privilege", "may not be read by the user who ran the script; root may"] as const)
      : (["missing-source", "does not exist"] as const);
  return { status: "unavailable", reason, detail: `${path} ${words}.` };
}

/** The answer for what the script did not look at. */
export function notRecorded(path: string): Seen<never> {
  const detail = `${path} is not in the recording; write a script for this policy with \`audit collect --script\`, or record it with \`audit collect\` on the host.`;
  return { status: "unavailable", reason: "not-recorded", detail };
}
