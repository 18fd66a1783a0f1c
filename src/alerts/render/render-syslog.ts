import type { Alert, AlertGroup } from "../../model/alert.ts";
import { printable } from "../../support/printable.ts";
import { alertsWithin } from "./alerts-within.ts";

/** RFC 5424, 6.2.1: critical, warning, notice; and what is over is information. */
const SEVERITIES = { HIGH: 2, MEDIUM: 4, LOW: 5 } as const;
const INFORMATIONAL = 6;

/** A receiver has to take 480 octets and should take 2048 (RFC 5424, 6.1). */
const LONGEST = 2048;

/** Eight of them fit into a message, even if every octet has to be escaped. */
const LONGEST_VALUE = 100;

/** Where no enterprise number is registered, that of examples is used (RFC 5612). */
const ELEMENT = "dotaudit@32473";

const LOAD = { alerts: 2000, characters: 4_000_000 };

/** The messages of RFC 5424 of a group, one for each alert and one for what is not told, without framing. */
export function renderSyslog(group: AlertGroup, facility: number): readonly string[] {
  const { alerts, omitted } = alertsWithin(group.alerts, LOAD);
  const messages = alerts.map((alert) => alertMessage(group, alert, facility));
  if (group.heldBack + omitted === 0) return messages;
  const priority = facility * 8 + SEVERITIES.MEDIUM;
  const counts = { "held-back": String(group.heldBack), omitted: String(omitted) };
  const data = elementOf({ group: group.id, watch: group.watch, ...counts });
  const text = `${group.heldBack} alerts were held back by the rate limit, ${omitted} are not told here`;
  return [...messages, message(group, { priority, id: "held-back", data, text })];
}

function alertMessage(group: AlertGroup, alert: Alert, facility: number): string {
  const { id, kind, state, target, subject, severity, since, summary, details } = alert;
  const level = state === "resolved" ? INFORMATIONAL : SEVERITIES[severity];
  const data = elementOf({
    id,
    group: group.id,
    watch: group.watch,
    state,
    target,
    subject,
    severity,
    since,
  });
  const text = [`${state}: ${target}: ${summary}`, ...details.slice(0, 50)].join("; ");
  return message(group, { priority: facility * 8 + level, id: kind, data, text });
}

interface Parts {
  readonly priority: number;
  readonly id: string;
  readonly data: string;
  readonly text: string;
}

function message({ at, watcher }: AlertGroup, { priority, id, data, text }: Parts): string {
  const head = `<${priority}>1 ${timestamp(at)} ${word(watcher, 64)} dotaudit - ${word(id, 32)} ${data} \u{feff}`;
  return cutToBytes(head + printable(text.slice(0, LONGEST)), LONGEST);
}

/** At most six digits of a second, and nothing but the form of RFC 3339. */
function timestamp(at: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/.test(at) ? at : "-";
}

/** Printable ASCII without blanks, as the head of a message wants it. */
function word(text: string, longest: number): string {
  const clean = text.replace(/[^!-~]/g, "?").slice(0, longest);
  return clean === "" ? "-" : clean;
}

function elementOf(values: Readonly<Record<string, string>>): string {
  const params = Object.entries(values).map(([name, value]) => ` ${name}="${quoted(value)}"`);
  return `[${ELEMENT}${params.join("")}]`;
}

function quoted(value: string): string {
  const short = cutToBytes(printable(value.slice(0, LONGEST_VALUE)), LONGEST_VALUE);
  return short.replace(/["\\\]]/g, (character) => `\\${character}`);
}

/** Cuts between two characters. */
function cutToBytes(text: string, most: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= most) return text;
  let end = most;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.toString("utf8", 0, end);
}
