import type { AuditReport } from "../../model/report.ts";
import { printable } from "../../support/printable.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { dateTime } from "../xml/date-time.ts";

type Tag = readonly [name: string, value: string];

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:]*:[\da-f:.]*)$/i;

/** What is known of the host, as Nessus names it; then what is ours: the counts, and what was not seen. */
export function hostTagsOf(report: AuditReport): readonly XmlElement[] {
  const { target, host, startedAt, durationMs, counts } = report;
  const end = dateTime(startedAt, durationMs);
  const tags: readonly Tag[] = [
    ["HOST_START", asctime(dateTime(startedAt))],
    ["HOST_START_TIMESTAMP", epochSeconds(dateTime(startedAt))],
    ["HOST_END", asctime(end)],
    ["HOST_END_TIMESTAMP", epochSeconds(end)],
    ...(ADDRESS.test(target) ? [["host-ip", target] as const] : []),
    ...(host === null ? [] : systemTags(host)),
    ...Object.entries(counts).map(([outcome, count]): Tag => [`dotaudit-count-${outcome}`, String(count)]),
    ...unseenLines(report).map((line, index): Tag => [`dotaudit-not-seen-${index + 1}`, line]),
  ];
  return tags.map(([name, value]) => ({ "@_name": name, "#text": printable(value) }));
}

function systemTags(host: NonNullable<AuditReport["host"]>): readonly Tag[] {
  const { hostname, distribution, system, kernel, privilege } = host;
  return [
    ["hostname", hostname],
    ["operating-system", distribution ?? `${system} ${kernel}`],
    ["Credentialed_Scan", String(privilege === "full")],
  ];
}

/** `Sat Nov 21 06:04:11 2026`, in UTC. */
function asctime(iso: string): string {
  const time = new Date(iso);
  const day = String(time.getUTCDate()).padStart(2);
  const words = [DAYS[time.getUTCDay()], MONTHS[time.getUTCMonth()], day, iso.slice(11, 19), iso.slice(0, 4)];
  return words.join(" ");
}

function epochSeconds(iso: string): string {
  return String(Math.floor(Date.parse(iso) / 1000));
}
