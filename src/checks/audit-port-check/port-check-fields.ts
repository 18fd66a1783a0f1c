import { accepted, parseChoice, refused, sameKeyword } from "../fields.ts";
import type { Field, FieldResult, FieldSource, FieldValues } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import { parseEntries } from "./port-check-entry.ts";
import type { PortCheckEntry } from "./port-check-entry.ts";
import { parsePlaces } from "./port-check-place.ts";
import type { PortCheckPlace } from "./port-check-place.ts";

const REPORTS = ["SERVICE_NEW", "SERVICE_MISSING", "AS_SAMHAIN_4_1", "AS_SAMHAIN_4_2"] as const;

const reports: Field<(typeof REPORTS)[number], "required"> = {
  keyword: sameKeyword("reports"),
  presence: "required",
  origin: "extension",
  summary:
    "SERVICE_NEW: what is open and not listed; SERVICE_MISSING: what is required and not open; AS_SAMHAIN_…: both, as that release of samhain would",
  example: "SERVICE_NEW",
  words: REPORTS,
  parse: parseChoice(REPORTS),
};

const interfaces: Field<readonly PortCheckPlace[], "required"> = {
  keyword: sameKeyword("interfaces"),
  presence: "required",
  origin: "extension",
  summary:
    "addresses that are looked at; official stands for those of the host's own name, device:NAME for those of a device",
  example: '"official" || "192.0.2.1"',
  parse: parsePlaces,
};

const services: Field<readonly PortCheckEntry[], "optional"> = {
  keyword: sameKeyword("services"),
  presence: "optional",
  origin: "extension",
  summary: "services by what is said of them: required, optional, ignored or skipped; alternatives with ||",
  example: '"required 192.0.2.1 22/tcp,portmapper/udp" || "optional 3306/tcp"',
  parse: parseEntries,
};

/** The first and the last port of a scan. The first may be above the last: samhain then scans nothing. */
type ScanRange = readonly [first: number, last: number];

const portRange: Field<ScanRange, "optional"> = {
  keyword: sameKeyword("port_range"),
  presence: "optional",
  origin: "extension",
  summary: "ports that are looked at; all where it is not given",
  example: '"0-65535"',
  parse: parseRange,
};

const udp: Field<"YES" | "NO", "optional"> = {
  keyword: sameKeyword("udp"),
  presence: "optional",
  origin: "extension",
  summary: "NO looks at TCP alone; YES where it is not given",
  example: "NO",
  words: ["YES", "NO"],
  parse: parseChoice(["YES", "NO"]),
};

const logSeverity: Field<string, "optional"> = {
  keyword: sameKeyword("log_severity"),
  presence: "optional",
  origin: "extension",
  summary: "the word for the severity of reports in samhain's log",
  example: '"crit"',
  parse: ({ text }) => accepted(text.trim()),
};

/** The keywords of a port check. */
export const portCheckFields = { reports, interfaces, services, portRange, udp, logSeverity };

/** Their values. */
export type PortCheckValues = FieldValues<typeof portCheckFields>;

function parseRange({ text }: FieldSource): FieldResult<ScanRange> {
  const [, first = "", last = ""] = /^(\d{1,5})\s*-\s*(\d{1,5})$/.exec(text.trim()) ?? [];
  if (first !== "" && Number(first) <= 65535 && Number(last) <= 65535)
    return accepted([Number(first), Number(last)]);
  const message = `expected a range of ports such as 0-65535, found "${shorten(text, 60)}"`;
  return refused({ code: "AUD2094", severity: "error", message });
}
