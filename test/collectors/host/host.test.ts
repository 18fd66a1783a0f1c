import { execFileSync } from "node:child_process";
import { hostname, type } from "node:os";
import { describe, expect, it } from "vitest";
import { host } from "../../../src/collectors/host/host.ts";
import { parseOsRelease } from "../../../src/collectors/host/parse-os-release.ts";
import type { HostFacts, HostRequest } from "../../../src/model/evidence.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { processorTime } from "../../processor-time.ts";

const OS_RELEASES: readonly (readonly [text: string, name: string | null])[] = [
  [
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\n',
    "Debian GNU/Linux 12 (bookworm)",
  ],
  ["NAME=Fedora\nVERSION='41 (Server)'", "Fedora 41 (Server)"],
  ['NAME="Alpine Linux"\nID=alpine\n', "Alpine Linux"],
  ['PRETTY_NAME="A \\"quoted\\" \\$name"', 'A "quoted" $name'],
  ["# only a comment\nID=x\n", null],
  ["", null],
  ["\0\0\0", null],
];

const COLLECT = `
  import { host } from ${JSON.stringify(new URL("../../../src/collectors/host/host.ts", import.meta.url).href)};
  import { localTarget } from ${JSON.stringify(new URL("../../../src/targets/local/local-target.ts", import.meta.url).href)};
  const [answer] = await host.collect(localTarget(), [{ kind: "host", depth: "brief" }]);
  console.log(JSON.stringify(answer.facts));
`;

describe("the host collector", () => {
  it("tells who this machine is and who collects", async () => {
    expect(await factsOf({ kind: "host", depth: "brief" })).toMatchObject({
      hostname: hostname(),
      system: type(),
      kernel: execFileSync("uname", ["-r"], { encoding: "utf8" }).trim(),
      architecture: execFileSync("uname", ["-m"], { encoding: "utf8" }).trim(),
      virtualisation: null,
      collectedBy: {
        uid: process.geteuid!(),
        name: execFileSync("id", ["-un"], { encoding: "utf8" }).trim(),
      },
    });
  });

  it("takes a few milliseconds for the brief facts once it is loaded", async () => {
    const times: number[] = [];
    for (let run = 0; run < 20; run++) {
      const start = processorTime();
      await factsOf({ kind: "host", depth: "brief" });
      times.push(processorTime() - start);
    }
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(10);
  });

  it("adds what systeminformation tells when asked in full, and keeps the rest", async () => {
    const [brief, full] = [
      await factsOf({ kind: "host", depth: "brief" }),
      await factsOf({ kind: "host", depth: "full" }),
    ];
    expect({ ...full, virtualisation: null }).toEqual(brief);
  });

  it.skipIf(lacks("root", "setpriv"))("calls root without its capabilities limited", () => {
    expect(factsUnder("setpriv", "--bounding-set=-sys_ptrace", "--inh-caps=-all")).toMatchObject({
      collectedBy: { uid: 0, name: "root" },
      privilege: "limited",
    });
    expect(factsUnder("setpriv", "--bounding-set=+all")).toMatchObject({ privilege: "full" });
  });

  it.skipIf(lacks("root", "setpriv"))("calls any other user limited", () => {
    expect(factsUnder("setpriv", "--reuid=65534", "--clear-groups")).toMatchObject({
      collectedBy: { uid: 65_534, name: "nobody" },
      privilege: "limited",
    });
  });
});

describe("os-release", () => {
  it.each(OS_RELEASES)("%j names %j", (text, name) => {
    expect(parseOsRelease(text)).toBe(name);
  });
});

async function factsOf(request: HostRequest): Promise<HostFacts> {
  const [answer] = await host.collect(localTarget(), [request]);
  if (answer?.status !== "observed") throw new Error("not observed");
  return answer.facts;
}

function factsUnder(command: string, ...options: readonly string[]): unknown {
  const program = [process.execPath, "--input-type=module", "-e", COLLECT];
  return JSON.parse(execFileSync(command, [...options, ...program], { encoding: "utf8" }));
}
