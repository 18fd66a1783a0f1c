import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lacks } from "../../support-hosts/requires.ts";
import { DEVIATIONS, NEVER_FAITHFUL } from "./deviations.ts";
import { hostsOf, isUnprivileged, messagesOf, programsOf, recordedCases } from "./recorded-cases.ts";
import type { RecordedCase } from "./recorded-cases.ts";
import type { ReadingOutcome } from "./run-main.ts";
import { onSamhainHost } from "./samhain-host.ts";

const cases = recordedCases();
const main = new URL("./run-main.ts", import.meta.url).pathname;
const counts = { equal: 0, deviating: new Map<string, number>(), faithful: 0 };
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "samhain-cases-"));
  chmodSync(folder, 0o755);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What we make of a case, on a machine with its addresses, its listeners and its rpcbind. */
function judged(recorded: RecordedCase): readonly [fixed: ReadingOutcome, faithful: ReadingOutcome] {
  const file = join(folder, `${recorded.id}.samhainrc`);
  writeFileSync(file, recorded.config);
  const release = recorded.version.startsWith("4.2") ? "4.2" : "4.1";
  const user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
  const command = [...(isUnprivileged(recorded) ? user : []), process.execPath, main, file, release];
  const { host, listeners } = recorded;
  const [outcome] = onSamhainHost({
    hostname: host.hostname,
    addresses: host.addresses,
    hosts: hostsOf(recorded),
    listeners,
    programs: programsOf(recorded),
    commands: [command],
  });
  return JSON.parse(outcome?.stdout ?? "") as [ReadingOutcome, ReadingOutcome];
}

const isImpossible = cases.length === 0 || lacks("root", "namespaces", "rpcbind", "ss", "setpriv", "ip");

describe.skipIf(isImpossible)("the recorded runs of samhain", () => {
  it.each(cases.map((recorded) => [recorded.id, recorded.about, recorded] as const))(
    "%s: %s",
    (id, _about, recorded) => {
      const [fixed, faithful] = judged(recorded);
      const record = messagesOf(recorded);
      const deviation = DEVIATIONS[id];
      expect([...fixed.errors, ...faithful.errors]).toEqual([]);

      if (NEVER_FAITHFUL.includes(id)) expect(faithful.status).toBe("refused");
      else {
        expect(faithful.reports).toEqual(record);
        counts.faithful += 1;
      }
      if (deviation?.refused !== undefined) {
        expect(fixed.status).toBe("refused");
        expect(fixed.codes).toContain(deviation.refused);
      }
      const { without = [], also = [] } = deviation ?? {};
      const wanted = record.filter((message) => !without.includes(message));
      expect(fixed.reports.toSorted()).toEqual([...wanted, ...also].toSorted());
      expect(record).toEqual(expect.arrayContaining([...without]));
      if (deviation === undefined) counts.equal += 1;
      for (const name of deviation?.because ?? [])
        counts.deviating.set(name, (counts.deviating.get(name) ?? 0) + 1);
    },
    60_000,
  );

  it("are equal, or differ by a named deviation: 9 and 14 of 23; a faithful reading is equal in 22", () => {
    const deviating = cases.filter(({ id }) => DEVIATIONS[id] !== undefined).length;
    expect({ equal: counts.equal, deviating, faithful: counts.faithful }).toEqual({
      equal: 9,
      deviating: 14,
      faithful: 22,
    });
    expect(Object.fromEntries([...counts.deviating].sort())).toEqual({
      D1: 1,
      D10: 1,
      D11: 1,
      D12: 1,
      D13: 1,
      D2: 2,
      D3: 1,
      D4: 2,
      D5: 2,
      D6: 2,
      D7: 1,
      D8: 1,
      D9: 1,
    });
  });
});

describe("the named deviations", () => {
  const readme = readFileSync("src/policy/samhain/README.md", "utf8");

  it.each(Object.entries(DEVIATIONS))("of %s stand in the README", (id, { because }) => {
    for (const name of because) expect(readme).toMatch(new RegExp(`^\\| ${name} +\\|.*\\b${id}\\b`, "m"));
  });
});
