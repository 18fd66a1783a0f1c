import type { Span } from "../../model/span.ts";
import type { LineIndex } from "../../support/line-index.ts";
import type { SamhainReading, SamhainService, SamhainSettings } from "./samhain-settings.ts";
import { severityOf } from "./severity-of.ts";
import { serviceWords } from "./service-words.ts";

/** A part of a policy, and the words of the configuration that it comes from. */
export interface RenderedItem {
  /** Where the item begins in the policy. */
  readonly start: number;
  readonly origin: Span;
}

/** An `.audit` policy with the way back to the configuration. */
export interface RenderedPolicy {
  readonly text: string;
  /** In the order of the text. */
  readonly items: readonly RenderedItem[];
}

interface Item {
  readonly text: string;
  readonly origin: Span;
}

/** The `.audit` policy of a port check: what `audit run` judges it by, and what `audit convert` writes. */
export function renderSamhainPolicy(
  settings: SamhainSettings,
  reading: SamhainReading,
  lines: LineIndex,
): RenderedPolicy {
  let text = '<check_type:"Unix">\n';
  const items: RenderedItem[] = [];
  for (const item of itemsOf(settings, reading, lines)) {
    text += "\n";
    items.push({ start: text.length, origin: item.origin });
    text += item.text;
  }
  return { text: `${text}\n</check_type>\n`, items };
}

function itemsOf(settings: SamhainSettings, reading: SamhainReading, lines: LineIndex): readonly Item[] {
  if (settings.active === "no") return [];
  if (reading !== "fixed") return [asSamhain(settings, reading)];
  const { services, udp, unreadable } = settings;
  const required = services.filter(
    ({ role, transport }) => role === "required" && (transport === "tcp" || udp === "yes"),
  );
  return [
    newServices(settings),
    ...required.map((service) => missingService(service, settings)),
    ...unreadable.map(({ span }) => notRead(span, lines)),
  ];
}

function newServices(settings: SamhainSettings): Item {
  const description = "samhain: nothing is open but what is listed (ServiceNew)";
  return wholeCheck(settings, { description, reports: "SERVICE_NEW" });
}

function asSamhain(settings: SamhainSettings, release: "4.1" | "4.2"): Item {
  const description = `samhain ${release}: its first scan reports nothing`;
  return wholeCheck(settings, { description, reports: `AS_SAMHAIN_${release.replace(".", "_")}` });
}

function wholeCheck(
  settings: SamhainSettings,
  { description, reports }: { readonly description: string; readonly reports: string },
): Item {
  const { minPort, maxPort, udp, services, heading } = settings;
  return {
    origin: heading,
    text: item([
      ...head(description, reports, settings),
      ["port_range", `"${minPort.value}-${maxPort.value}"`],
      ["udp", udp.toUpperCase()],
      ...listOf("services", serviceWords(services)),
      ...tail(settings),
    ]),
  };
}

function missingService(service: SamhainService, settings: SamhainSettings): Item {
  const { address, service: name, transport, span } = service;
  const words = `${address === null ? "" : `${address}:`}${name}/${transport}`;
  const description = `samhain: ${words} is open (ServiceMissing)`;
  return {
    origin: span,
    text: item([
      ...head(description, "SERVICE_MISSING", settings),
      ...listOf("services", serviceWords([service])),
      ...tail(settings),
    ]),
  };
}

/** What is required and not understood is never met. */
function notRead(span: Span, lines: LineIndex): Item {
  const { line, column } = lines.positionAt(span.start);
  const description = `samhain: what line ${line}, column ${column} requires cannot be read`;
  return { origin: span, text: `<report type:"FAILED">\n  description : "${description}"\n</report>\n` };
}

type Field = readonly [keyword: string, value: string];

function head(description: string, reports: string, settings: SamhainSettings): readonly Field[] {
  const { interfaces, devices } = settings;
  const places = [
    ...interfaces.map(({ value }) => value),
    ...devices.map(({ value }) => `device:${value}`),
    "official",
  ];
  return [
    ["type", "AUDIT_PORT_CHECK"],
    ["description", `"${description}"`],
    ["reports", reports],
    ...listOf("interfaces", [...new Set(places)]),
  ];
}

function tail({ severity }: SamhainSettings): readonly Field[] {
  return [
    ["log_severity", `"${severity}"`],
    ["severity", severityOf(severity)],
  ];
}

function listOf(keyword: string, texts: readonly string[]): readonly Field[] {
  if (texts.length === 0) return [];
  return [[keyword, texts.map((text) => `"${text}"`).join(` ||\n${" ".repeat(INDENT)}`)]];
}

const WIDTH = "log_severity".length;
const INDENT = WIDTH + 5;

function item(fields: readonly Field[]): string {
  const lines = fields.map(([keyword, value]) => `  ${keyword.padEnd(WIDTH)} : ${value}\n`);
  return `<custom_item>\n${lines.join("")}</custom_item>\n`;
}
