import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { AuditReport } from "../../../src/model/report.ts";
import { lacksShared, sharedText } from "../../collectors/shared-folder.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { scratchFolder } from "../audit-command.ts";
import { auditOn } from "./private-network.ts";

interface RecordedCase {
  readonly id: string;
  readonly about: string;
  readonly conf_yml: string;
  readonly listeners: readonly string[];
  readonly verdicts: Readonly<Record<"mismatch" | "within_spec" | "fatal", readonly string[]>>;
}

/** What was said of each host; `refused` where the file was. */
type Verdicts = "refused" | readonly string[];

/** What is different here, and the numbers of the deviations (README of `src/policy/portspec`) that say so. */
const DEVIATIONS: Readonly<Record<string, readonly [readonly number[], Verdicts]>> = {
  T04: [
    [3],
    [
      'Host "127.0.0.7" is within spec.',
      'Host "127.0.0.8" is within spec.',
      'Host "127.0.0.9" is within spec.',
      "Host 127.0.0.1 port mismatch! Expected: []. Got: [22 80 8080].",
    ],
  ],
  T05: [[6], ['Host "127.0.0.1" is within spec.']],
  T06: [[4], ['Host "127.0.0.1" is within spec.']],
  T07: [[4], ['Host "127.0.0.1" is within spec.']],
  T08: [[1], ["alsonot.example.org ERROR", "nosuch.example.org ERROR"]],
  T09: [
    [5],
    [
      'Host "[fd00::128]" is within spec.',
      'Host "fd00::128" is within spec.',
      'Host "six.example.org" is within spec.',
      "Host ::1 port mismatch! Expected: []. Got: [22].",
    ],
  ],
  T17: [[8], ["Host 127.0.0.1 port mismatch! Expected: [22]. Got: [22 80 8080]."]],
  T20: [[7], ['Host "127.0.0.1" is within spec.']],
  T21: [[7], ['Host "127.0.0.1" is within spec.']],
  T24: [
    [3, 9],
    ['Host "127.0.0.1" is within spec.', 'Host "127.0.0.5" is within spec.'],
  ],
  T26: [[1], ["192.0.2.10 ERROR"]],
  T28: [[7], ["Host 127.0.0.1 port mismatch! Expected: [22]. Got: [22 80 8080]."]],
  // The same verdict in other words.
  T31: [[4], ["Host 127.0.0.1 port mismatch! Expected: [22 80]. Got: [22 80 8080]."]],
};

const HOSTS = "127.0.0.1 localhost\nfd00::128 six.example.org\n";

const hasNone = lacksShared("conformance/portspec.json");
const cases = hasNone
  ? []
  : (JSON.parse(sharedText("conformance/portspec.json")) as { readonly cases: readonly RecordedCase[] })
      .cases;

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

function recorded({ verdicts: { mismatch, within_spec: within, fatal } }: RecordedCase): Verdicts {
  return fatal.length > 0 ? "refused" : [...new Set([...mismatch, ...within])].sort();
}

function verdictsOf({ id, conf_yml: text, listeners }: RecordedCase, more: readonly string[]): Verdicts {
  const conf = scratch.put(`${id}.yml`, text);
  const folder = join(scratch.folder, `${id}${more.join("")}`);
  mkdirSync(folder);
  const places = listeners.map((listener) => {
    const [host = "", port = ""] = listener.split("/");
    return { host: host.replace(/[[\]]/g, ""), port: Number(port) };
  });
  const files = {
    hosts: scratch.put("hosts", HOSTS),
    resolver: scratch.put("nsswitch.conf", "hosts: files\n"),
  };
  const network = { listeners: places, ...files };
  const args = ["run", conf, "-o", `json=${folder}/{target}.json`, ...more];
  const { status } = auditOn(network, args);
  if (status === 65) return "refused";
  const reports = readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as AuditReport,
  );
  const verdicts = reports.map(saidOf).sort();
  expect(status).toBe(exitOf(verdicts));
  return verdicts;
}

/** The words beside the findings of a host; its status where there are none. */
function saidOf({ target, findings }: AuditReport): string {
  const notes = findings.flatMap(({ verdict }) => (verdict.status === "skipped" ? [] : verdict.notes));
  const words = notes.find((note) => note.startsWith("Host "));
  const statuses = new Set(findings.map(({ status }) => status));
  expect(statuses.has("FAILED")).toBe(words?.includes("mismatch") === true);
  expect([...statuses].join() === "PASSED").toBe(words?.includes("within spec") === true);
  return words ?? `${target} ${[...statuses].join()}`;
}

function exitOf(verdicts: readonly string[]): number {
  if (verdicts.some((verdict) => verdict.includes("mismatch"))) return 1;
  return verdicts.some((verdict) => verdict.endsWith("ERROR")) ? 2 : 0;
}

const equal = cases.filter(({ id }) => !(id in DEVIATIONS)).length;
const title = `recorded runs of PortSpec: ${cases.length} of ${cases.length} as recorded with --faithful; ${equal} without, ${cases.length - equal} by a named deviation`;

describe.skipIf(hasNone || lacks("root", "namespaces", "ip"))(title, () => {
  it.each(cases.map((entry) => [entry.id, entry.about, entry] as const))("%s: %s", (id, _, entry) => {
    const [numbers = [], deviating] = DEVIATIONS[id] ?? [];
    const readme = readFileSync("src/policy/portspec/README.md", "utf8");
    for (const number of numbers) expect(readme).toContain(`\n${number}. `);
    expect(verdictsOf(entry, ["--faithful"])).toEqual(recorded(entry));
    expect(verdictsOf(entry, [])).toEqual(deviating ?? recorded(entry));
  });
});
