import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { importEvidence } from "../../../src/app/import-evidence.ts";
import { importScript } from "../../../src/app/import-script.ts";
import { observationOf } from "../../../src/model/evidence.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { lacksShared, sharedText } from "../shared-folder.ts";
import { recordOnHost } from "./record-on-host.ts";

const folder = mkdtempSync(join(tmpdir(), "other-system-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Calls that a system answers, and the recordings of real systems that are played back for them. */
type Tools = Readonly<Record<string, string>>;

const SYSTEMS: readonly (readonly [system: string, tools: Tools])[] = [
  ["FreeBSD", { "netstat -an": "jc/freebsd12_netstat-an.out", "sockstat -46": "inspec/sockstat" }],
  ["SunOS", { "netstat -an": "inspec/s11-netstat-an-finet-finet6" }],
  ["HP-UX", { "netstat -an": "inspec/hpux-netstat-inet" }],
  ["AIX", { "netstat -Aan": "inspec/netstat-aan", "lsof -nP -i": "aix-lsof.verbatim.txt" }],
];

/** What the script prints where there is no /proc, with no tools but those of POSIX and the ones played back. */
async function scriptOn(system: string, tools: Tools) {
  const bin = join(folder, system);
  const stub = (call: string, file: string) => {
    const [program = "", ...words] = call.split(" ");
    writeFileSync(join(folder, `${system}-${program}.out`), sharedText(`recordings/${file}`));
    const answer = `[ "$*" = "${words.join(" ")}" ] && cat ${folder}/${system}-${program}.out`;
    return `printf '%s\\n' '#!/bin/sh' '${answer}' >${bin}/${program}; chmod +x ${bin}/${program}`;
  };
  const plain = `mkdir ${bin}; for t in sed cat id date od tr readlink; do ln -s "$(command -v $t)" ${bin}/; done`;
  const uname = `printf '%s\\n' '#!/bin/sh' 'echo ${system}' >${bin}/uname; chmod +x ${bin}/uname`;
  const played = Object.entries(tools).map(([call, file]) => stub(call, file));
  const run = `mount -t tmpfs none /proc; sed "s|PATH=[^ ]*|PATH=${bin}|" "$1" | /bin/sh`;
  const command = `f() { ${[plain, uname, ...played, run].join("; ")}; }; f`;
  const { recordings } = recordOnHost({ programs: [], requests: [] }, [command], "sockets owners");
  const shown = await importScript(recordings.get(command) ?? Buffer.alloc(0), "host.txt");
  if (shown.status === "unavailable") throw new Error(shown.detail);
  return shown.value;
}

describe.skipIf(lacks("root", "namespaces") || lacksShared("recordings/INDEX.md"))(
  "the script on other systems, whose tools are recordings that are played back",
  () => {
    it.each(SYSTEMS)("shows on %s what they print, unchanged", async (system, tools) => {
      const { foreign, recording } = await scriptOn(system, tools);
      expect(foreign.map(({ origin }) => origin)).toEqual(
        Object.keys(tools)
          .map((call) => `${call} in host.txt`)
          .sort(byFormat),
      );
      expect(recording.observations.host).toMatchObject({ facts: { system } });
      const texts = foreign.map(({ text }) => text.trimEnd());
      const files = Object.values(tools).map((file) => sharedText(`recordings/${file}`).trimEnd());
      expect(texts.sort()).toEqual(files.sort());
      const imported = importEvidence(foreign);
      if (imported.status === "several-hosts") throw new Error(imported.message);
      const tcp = imported.recording.observations["listening-sockets:tcp"];
      expect(tcp?.status === "observed" && tcp.facts.sockets.length > 0).toBe(true);
    });
  },
);

const ORDER = ["netstat", "lsof", "sockstat", "ps"];

function byFormat(one: string, other: string): number {
  const rank = (call: string) => ORDER.indexOf(call.split(" ")[0] ?? "");
  return rank(one) - rank(other);
}

describe.skipIf(lacks("root", "namespaces"))("the script on a system without any tool for sockets", () => {
  it("leaves the sockets unavailable", async () => {
    const { foreign, recording } = await scriptOn("Minix", {});
    expect(foreign).toEqual([]);
    for (const table of ["tcp", "udp6"] as const)
      expect(
        observationOf(
          { target: "", collectedAt: "", observations: recording.observations },
          `listening-sockets:${table}`,
        ),
      ).toMatchObject({ status: "unavailable", reason: "not-recorded" });
  });
});
