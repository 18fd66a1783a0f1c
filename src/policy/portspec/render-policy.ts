import { hostRules } from "./host-rules.ts";
import type { HostRules } from "./host-rules.ts";
import { eachPort, portRows } from "./port-rows.ts";
import type { PortspecConfig, PortspecHost, PortspecReading } from "./portspec-config.ts";

/** The `.audit` policy of one host: what `audit run` judges it by, and what `audit convert` writes. */
export function renderPortspecPolicy(
  host: PortspecHost,
  config: PortspecConfig,
  reading: PortspecReading,
): string {
  const rules = hostRules(host, config, reading);
  const items = rules.isReachable === "yes" ? itemsFor(rules) : [];
  const reports = rules.never.map((why) => report("FAILED", `never within spec: ${why}`));
  const all = [...items, ...reports];
  if (all.length === 0 && reading === "faithful")
    all.push(report("PASSED", "within spec: to PortSpec, nothing of this host is ever open"));
  return ['<check_type:"Unix">\n', ...all, "</check_type>\n"].join("\n");
}

/** Described alike for all hosts, so that a merged report shows them side by side. */
function itemsFor({ required, denied, family }: HostRules): readonly string[] {
  const narrowing = family === null ? [] : [["family", family] as const];
  const items: string[] = [];
  // A range would be open as soon as one of its ports is.
  if (required.length > 0)
    items.push(
      item([
        ["type", "AUDIT_REQUIRED_OPEN_PORTS"],
        ["description", '"each expected port is open"'],
        ["port_type", "TCP"],
        ["ports", `"${eachPort(required)}"`],
        ...narrowing,
      ]),
    );
  if (denied.length > 0)
    items.push(
      item([
        ["type", "AUDIT_DENIED_OPEN_PORTS"],
        ["description", '"no other scanned port is open"'],
        ["port_type", "TCP"],
        ["ports", `"${portRows(denied)}"`],
        ...narrowing,
      ]),
    );
  return items;
}

function item(fields: readonly (readonly [keyword: string, value: string])[]): string {
  const width = Math.max(...fields.map(([keyword]) => keyword.length));
  const lines = fields.map(([keyword, value]) => `  ${keyword.padEnd(width)} : ${value}\n`);
  return `<custom_item>\n${lines.join("")}</custom_item>\n`;
}

function report(type: "FAILED" | "PASSED", description: string): string {
  return `<report type:"${type}">\n  description : "${description}"\n</report>\n`;
}
