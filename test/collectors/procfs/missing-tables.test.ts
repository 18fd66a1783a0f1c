import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listeningSockets } from "../../../src/collectors/procfs/listening-sockets.ts";
import type { ListeningSocketsFacts } from "../../../src/model/evidence.ts";
import type { SocketTable } from "../../../src/model/listening-socket.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { ALL_TABLES, requestsFor } from "../../support-hosts/private-host.ts";
import { rootedFiles } from "../../support-hosts/rooted-files.ts";
import { lacksFile } from "../../support-hosts/requires.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "dotaudit-root-"));
  mkdirSync(join(root, "proc/net"), { recursive: true });
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Collects on a machine that has only these tables. */
async function collect(
  ...tables: readonly SocketTable[]
): Promise<readonly Observation<ListeningSocketsFacts>[]> {
  rmSync(join(root, "proc/net"), { recursive: true });
  mkdirSync(join(root, "proc/net"));
  const [header] = readFileSync("/proc/net/tcp", "latin1").split("\n");
  for (const table of tables) writeFileSync(join(root, "proc/net", table), `${header!}\n`);
  return listeningSockets.collect(
    { ...localTarget(), files: rootedFiles(root) },
    requestsFor(ALL_TABLES, []),
  );
}

describe.skipIf(lacksFile("/proc/net/tcp"))("a table that is not there", () => {
  it("is a fact for IPv6 and UDP-Lite, and the source says so", async () => {
    const observations = await collect("tcp", "udp");
    expect(observations.map(({ status, source }) => [status, source])).toEqual([
      ["observed", "/proc/net/tcp"],
      ["observed", "/proc/net/tcp6 (absent: IPv6 is off)"],
      ["observed", "/proc/net/udp"],
      ["observed", "/proc/net/udp6 (absent: IPv6 is off)"],
      ["observed", "/proc/net/udplite (absent: this kernel has no UDP-Lite)"],
      ["observed", "/proc/net/udplite6 (absent: this kernel has no UDP-Lite over IPv6)"],
    ]);
  });

  it("is unavailable for TCP and UDP, and then nothing is said of IPv6 either", async () => {
    for (const observation of await collect())
      expect(observation).toMatchObject({ status: "unavailable", reason: "missing-source" });
  });

  it("is unavailable if it is something else than a file", async () => {
    await collect();
    mkdirSync(join(root, "proc/net/tcp"));
    const target = { ...localTarget(), files: rootedFiles(root) };
    const [tcp] = await listeningSockets.collect(target, requestsFor(["tcp"], []));
    expect(tcp).toMatchObject({ status: "unavailable", reason: "not-supported" });
  });
});
