import { printable } from "../../support/printable.ts";
import { KIND_WORDS } from "../../yaml/yaml-tree.ts";
import type { YamlEntry } from "../../yaml/yaml-tree.ts";
import { parseHostForm } from "./host-form.ts";
import type { PortspecHost } from "./portspec-config.ts";
import { readPorts } from "./read-ports.ts";
import type { WrittenConfig } from "./written-config.ts";

/** A rule about more ports of one host than this would be compared with everything that is open for seconds. */
const MOST_EXPECTED = 10_000;

/** Expected ports of all hosts together. */
const MOST_TOGETHER = 500_000;

const SHOWN = 60;

/** Reads the hosts, each with the ports that are expected to be open. */
export function readHosts(written: WrittenConfig): readonly PortspecHost[] {
  const value = written.entries.get("hosts")?.value;
  if (value?.kind !== "map") {
    if (value !== undefined && value.kind !== "nothing")
      written.report({
        code: "AUD6504",
        severity: "error",
        message: `hosts: expected a mapping, found ${KIND_WORDS[value.kind]}`,
        hint: "write one HOST: [PORTS] a line",
        span: value.span,
      });
    return [];
  }
  let left = MOST_TOGETHER;
  const hosts = value.entries.flatMap((entry) => {
    const host = readHost(entry, Math.min(left, MOST_EXPECTED), written);
    left -= host?.expected.length ?? 0;
    return host ?? [];
  });
  return onceEach(hosts, written);
}

function readHost(entry: YamlEntry, most: number, written: WrittenConfig): PortspecHost | null {
  const { key, keySpan: span, value } = entry;
  const name = key.trim();
  const form = parseHostForm(name);
  if (form === null) {
    const message = `"${printable(name.slice(0, SHOWN))}" is neither a name nor an address`;
    const hint = "write www.example.com, 192.0.2.10 or 2001:db8::1, without a port";
    written.report({ code: "AUD6514", severity: "error", message, hint, span });
    return null;
  }
  const whole = { start: span.start, end: Math.max(span.end, value.span.end) };
  const host = { name, ...form, span, whole };
  if (form.kind === "ipv6") remark("AUD6518", `${name}: PortSpec never reached an IPv6 address`, host);
  if (value.kind === "nothing") return { ...host, expected: [], list: "nothing" };
  const expected = readPorts(value, { what: name, use: "expected", most }, written);
  const isEmpty = value.kind === "list" && value.items.length === 0;
  if (isEmpty) remark("AUD6517", `${name}: PortSpec reports a mismatch for [] whatever is open`, host);
  return { ...host, expected, list: isEmpty ? "empty" : "ports" };

  function remark(code: string, message: string, { span: at }: Pick<PortspecHost, "span">): void {
    written.report({ code, severity: "note", message, span: at });
  }
}

/** One host stands there once. The original takes the last of two equal keys. */
function onceEach(hosts: readonly PortspecHost[], written: WrittenConfig): readonly PortspecHost[] {
  const names = new Map<string, PortspecHost>();
  const identities = new Map<string, string>();
  for (const host of hosts) {
    const { name, identity, span } = host;
    const known = identities.get(identity);
    if (names.has(name.toLowerCase())) {
      const severity = written.reading === "faithful" ? "warning" : "error";
      const hint = "put its ports into one list: PortSpec takes the last one";
      written.report({
        code: "AUD6515",
        severity,
        message: `the host ${name} is there twice`,
        hint,
        span,
      });
    } else if (known !== undefined) {
      const message = `${name} is the same host as ${known}`;
      written.report({ code: "AUD6515", severity: "warning", message, hint: "leave one of them out", span });
    }
    names.set(name.toLowerCase(), host);
    identities.set(identity, name);
  }
  return [...names.values()];
}
