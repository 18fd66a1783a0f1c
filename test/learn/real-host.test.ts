import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { keyOfRequest } from "../../src/model/evidence.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import { changeLines, compare } from "../compare/changes-of.ts";
import type { HostProgram } from "../support-hosts/host-plan.ts";
import { EVERY_OWNER, onPrivateHost, requestsFor } from "../support-hosts/private-host.ts";
import { lacks } from "../support-hosts/requires.ts";
import { onHost, readLearnt } from "./read-learnt.ts";

const folder = mkdtempSync(join(tmpdir(), "dotaudit-learn-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const requests = requestsFor(undefined, [{ ...EVERY_OWNER, details: ["md5", "sha256", "package"] }]);

/** A machine of its own with these programs, as the collectors see it. */
function realHost(...programs: readonly HostProgram[]): Evidence {
  const { observations } = onPrivateHost({ programs, requests });
  const entries = requests.map((request, index) => [keyOfRequest(request), observations[index]] as const);
  const seen = Object.fromEntries(entries) as Evidence["observations"];
  const evidence: Evidence = { target: "real", collectedAt: "2026-01-01T00:00:00.000Z", observations: seen };
  return onHost(evidence, "real");
}

const WEB: HostProgram = {
  code: `tcp("0.0.0.0", 8080); tcp("127.0.0.1", 8081); udp("0.0.0.0", 53); ready($$);`,
};

function named(name: string): HostProgram {
  return { code: `tcp("0.0.0.0", 9000); ready($$);`, file: join(folder, name) };
}

describe.skipIf(lacks("root", "namespaces", "perl", "ip"))("on real hosts", () => {
  it.each<[string, readonly (readonly HostProgram[])[], string]>([
    ["nothing listens", [[]], 'ports       : ""'],
    ["programs of the system", [[WEB]], "# tcp 8081 on loopback, held by /usr/bin/perl"],
    ["two hosts that differ", [[WEB], [WEB, named("server")]], "port_option : CAN_BE_CLOSED"],
    ["a program of no package", [[named("server")]], "sha256      :"],
    ["a program with a hostile name", [[named('a"; b\n<item> @X@ #')]], "a program whose name is left out"],
  ])("what was learnt lints clean, is laid out and passes: %s", (_, plans, words) => {
    const hosts = plans.map((programs) => realHost(...programs));
    const { faults, layout, statuses, text } = readLearnt(...hosts);
    expect(text).toContain(words);
    expect({ faults, layout }).toEqual({ faults: [], layout: "unchanged" });
    expect(new Set(statuses)).toEqual(new Set(["PASSED"]));
  });

  it("two recordings of equal hosts do not differ, although every process is another one", () => {
    expect(compare(realHost(WEB), realHost(WEB))).toMatchObject({
      outcome: "same",
      obstacles: [],
      changes: [],
    });
  });

  it("a program more is a port more", () => {
    const comparison = compare(realHost(WEB), realHost(WEB, named("server")));
    expect(changeLines(comparison)).toEqual(["opened tcp 0.0.0.0:9000"]);
  });

  it("another address of the same program is rebound", () => {
    const local: HostProgram = { code: `tcp("127.0.0.1", 8080); ready($$);` };
    const open: HostProgram = { code: `tcp("0.0.0.0", 8080); ready($$);` };
    expect(changeLines(compare(realHost(local), realHost(open)))).toEqual([
      "rebound tcp 127.0.0.1:8080 → tcp 0.0.0.0:8080",
    ]);
  });
});
