import type { SourceLocation } from "../../model/span.ts";
import { MapReader } from "../../yaml/map-reader.ts";
import type { PlacedText, ReportFault } from "../../yaml/map-reader.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import { isLimited } from "./covers.ts";
import { MOMENT_FORM, parseMoment } from "./parse-moment.ts";
import { parsePortScope } from "./parse-port-scope.ts";
import type { Moment, Waiver, WaiverScope } from "./waiver.ts";

/** The keys of a waiver, in the order in which `audit waive` writes them. */
export const WAIVER_KEYS = [
  "rule",
  "title",
  "host",
  "port",
  "owner",
  "digest",
  "status",
  "reason",
  "approver",
  "ticket",
  "from",
  "until",
] as const;

/** Reads one waiver; `null`, and reported, where it must not be used. */
export function readWaiver(tree: YamlTree, location: SourceLocation, report: ReportFault): Waiver | null {
  const faults: Parameters<ReportFault>[0][] = [];
  const note: ReportFault = (fault) => faults.push(fault);
  const map = new MapReader(tree, WAIVER_KEYS, note);
  const waiver = tree.kind === "map" ? waiverIn(map, location, note) : null;
  for (const fault of faults) report(fault);
  return faults.length === 0 ? waiver : null;
}

function waiverIn(map: MapReader, location: SourceLocation, report: ReportFault): Waiver {
  const from = readMoment(map.text("from"), "start", report);
  const until = readEnd(map.required("until"), report);
  if (from !== null && until !== null && from.time >= until.time)
    report({ code: "AUD5005", message: "until: ends before it begins", span: map.span });
  const reason = map.required("reason")?.text ?? "";
  const approver = map.required("approver")?.text ?? "";
  return {
    scope: readScope(map, report),
    reason,
    approver,
    ticket: map.word("ticket"),
    from,
    until,
    location,
  };
}

function readScope(map: MapReader, report: ReportFault): WaiverScope {
  if (map.tree("rule") === null && map.tree("title") === null)
    report({
      code: "AUD5004",
      message: "the waiver names no rule",
      hint: 'add "rule: ID" or "title: PATTERN"; the report shows both',
      span: map.span,
    });
  const scope: WaiverScope = {
    rule: map.word("rule"),
    title: map.word("title"),
    host: map.word("host"),
    port: readPort(map.text("port"), report),
    owner: map.word("owner"),
    digest: readDigest(map.text("digest"), report),
    status: readStatus(map.text("status"), report),
  };
  if (scope.status === "error" && isLimited(scope))
    report({
      code: "AUD5007",
      message: "what was not seen has no port, owner or digest",
      hint: "waive the whole rule, or leave status out",
      span: map.span,
    });
  return scope;
}

function readPort(value: PlacedText | null, report: ReportFault): WaiverScope["port"] {
  const port = value === null ? null : parsePortScope(value.text);
  if (value !== null && port === null) {
    const message = `port: expected a port or a range, as in 9100, 9100/tcp or 9100-9110/udp`;
    report({ code: "AUD5005", message, span: value.span });
  }
  return port;
}

function readDigest(value: PlacedText | null, report: ReportFault): string | null {
  if (value === null) return null;
  const digits = value.text.toLowerCase().replace(/^(?:md5|sha256):/, "");
  if (/^(?:[\da-f]{32}|[\da-f]{64})$/.test(digits)) return digits;
  const message = "digest: expected an MD5 (32 digits) or a SHA-256 (64 digits) in hexadecimal";
  report({ code: "AUD5005", message, span: value.span });
  return null;
}

const STATUSES = ["failed", "error", "any"] as const;

function readStatus(value: PlacedText | null, report: ReportFault): WaiverScope["status"] {
  const status = STATUSES.find((word) => word === (value?.text ?? "failed").toLowerCase());
  if (status === undefined && value !== null)
    report({ code: "AUD5005", message: `status: expected ${STATUSES.join(", ")}`, span: value.span });
  return status ?? "failed";
}

function readEnd(value: PlacedText | null, report: ReportFault): Moment | null {
  return value?.text.toLowerCase() === "never" ? null : readMoment(value, "end", report);
}

function readMoment(value: PlacedText | null, edge: "start" | "end", report: ReportFault): Moment | null {
  if (value === null) return null;
  const moment = parseMoment(value.text, edge);
  if (moment === null) report({ code: "AUD5005", message: `expected ${MOMENT_FORM}`, span: value.span });
  return moment;
}
