import type { Diagnostic } from "../../model/diagnostic.ts";
import { nearestWord } from "../../support/nearest-word.ts";
import { printable } from "../../support/printable.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import { KIND_WORDS } from "../../yaml/yaml-tree.ts";
import type { YamlEntry, YamlTree } from "../../yaml/yaml-tree.ts";
import { hideSecrets } from "./hide-secrets.ts";
import type { PortspecConfig, PortspecReading } from "./portspec-config.ts";
import { readHosts } from "./read-hosts.ts";
import { readMail } from "./read-mail.ts";
import { readPorts } from "./read-ports.ts";
import { missing, readInterval, readParallelScans, readSwitch } from "./read-settings.ts";
import { remarkOnUnscanned } from "./remark-on-unscanned.ts";
import { upTo } from "./up-to.ts";
import type { WrittenConfig } from "./written-config.ts";

/** A configuration, and everything that is to be said about its text. */
export interface ParsedPortspec {
  /** With stars in the place of passwords: spans of diagnostics are offsets into it. */
  readonly text: string;
  /** `null` where a diagnostic is an error. */
  readonly config: PortspecConfig | null;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Every key of a configuration. */
const PORTSPEC_KEYS = [
  ...["interval", "ipv6", "parallelscans", "hosts", "scanports"],
  ...["sendemail", "smtpserver", "smtpport", "smtpusername", "smtppassword", "alertemail", "fromemail"],
] as const;

const SHOWN_KEYS = PORTSPEC_KEYS.filter((key) => key !== "smtppassword");

/** A list may name every port, and every port twice. */
const MOST_SCANNED = 2 * 65_535;

/** Reads a configuration of PortSpec. Never throws: every fault is a diagnostic. */
export function parsePortspec(bytes: Uint8Array, reading: PortspecReading): ParsedPortspec {
  const { text, tree, diagnostics } = parseYaml(bytes);
  const shown = hideSecrets(text, tree, SHOWN_KEYS);
  if (tree === null) return { text: shown, config: null, diagnostics };
  const faults: Diagnostic[] = [];
  const report = (fault: Diagnostic): void => void faults.push(fault);
  const entries = settingsOf(tree, report);
  const config = readConfig({ text, reading, entries, span: tree.span, report });
  const isFaulty = faults.some(({ severity }) => severity === "error");
  return { text: shown, config: isFaulty ? null : config, diagnostics: upTo(faults) };
}

function readConfig(written: WrittenConfig): PortspecConfig | null {
  const interval = readInterval(written);
  const scanPorts = readScanPorts(written);
  const hosts = readHosts(written);
  if (hosts.length === 0 && isBlank(written.entries.get("hosts")?.value))
    missing("hosts", "{ www.example.com: [22, 80] }", written);
  remarkOnUnscanned(hosts, scanPorts, written);
  const parallelScans = readParallelScans(written);
  const ipv6 = readSwitch("ipv6", written) ?? true;
  const mail = readMail(written);
  return interval === null ? null : { interval, ipv6, parallelScans, hosts, scanPorts, mail };
}

function readScanPorts(written: WrittenConfig): readonly number[] {
  const tree = written.entries.get("scanports")?.value;
  if (tree === undefined || isBlank(tree)) {
    missing("scanports", "[22, 80, 443]", written);
    return [];
  }
  const ports = readPorts(tree, { what: "scanports", use: "scanned", most: MOST_SCANNED }, written);
  if (ports.length === 0 && tree.kind === "list" && written.reading === "fixed")
    written.report({
      code: "AUD6509",
      severity: "error",
      message: "scanports: no port in it can be scanned",
      span: tree.span,
    });
  return ports;
}

function isBlank(tree: YamlTree | undefined): boolean {
  if (tree?.kind === "list") return tree.items.length === 0;
  return tree?.kind === "map" ? tree.entries.length === 0 : tree?.kind !== "text";
}

function settingsOf(tree: YamlTree, report: (fault: Diagnostic) => void): ReadonlyMap<string, YamlEntry> {
  const entries = new Map<string, YamlEntry>();
  if (tree.kind !== "map" && tree.kind !== "nothing")
    report({
      code: "AUD6504",
      severity: "error",
      message: `expected a mapping with ${PORTSPEC_KEYS.slice(0, 5).join(", ")}, found ${KIND_WORDS[tree.kind]}`,
      span: tree.span,
    });
  for (const entry of tree.kind === "map" ? tree.entries : []) {
    const { key, keySpan: span } = entry;
    if (!(PORTSPEC_KEYS as readonly string[]).includes(key)) report(unknownKey(entry));
    else if (entries.has(key))
      report({ code: "AUD6502", severity: "error", message: `${key} is given twice`, span });
    else entries.set(key, entry);
  }
  return entries;
}

function unknownKey({ key, keySpan: span }: YamlEntry): Diagnostic {
  const near = nearestWord(key.slice(0, 40), PORTSPEC_KEYS);
  const hint = near === null ? `PortSpec knows ${PORTSPEC_KEYS.join(", ")}` : `did you mean ${near}?`;
  const message = `"${printable(key.slice(0, 60))}" is not known to PortSpec, which ignores it`;
  return { code: "AUD6501", severity: "warning", message, hint, span };
}
