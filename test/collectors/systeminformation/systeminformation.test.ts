import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { systeminformation } from "../../../src/collectors/systeminformation/systeminformation.ts";
import { withTimeLimit } from "../../../src/collectors/systeminformation/with-time-limit.ts";
import type { ListeningSocketsRequest } from "../../../src/model/evidence.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { lacks } from "../../support-hosts/requires.ts";

describe("the systeminformation collector", () => {
  it("leaves Linux to the kernel's own tables", () => {
    const target = localTarget();
    expect(systeminformation.isApplicable(target)).toBe(target.identity().system !== "Linux");
    const mac = { ...target, identity: () => ({ ...target.identity(), system: "Darwin" }) };
    expect(systeminformation.isApplicable(mac)).toBe(true);
  });

  it.skipIf(lacks("netstat"))(
    "sees a listener of this machine, and never claims to know all its owners",
    async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as AddressInfo;
      const wish = { ports: [[port, port]], depth: "every", details: ["md5", "sha256"] } as const;
      const requests: readonly ListeningSocketsRequest[] = [
        { kind: "listening-sockets", table: "tcp", owners: [wish] },
        { kind: "listening-sockets", table: "tcp6", owners: [] },
        { kind: "listening-sockets", table: "udp", owners: [] },
      ];
      const [asked, unasked, udp] = await systeminformation.collect(localTarget(), requests);
      server.close();
      if (asked?.status !== "observed" || unasked?.status !== "observed") throw new Error("not observed");
      expect(asked.facts.sockets.find((socket) => socket.port === port)).toMatchObject({
        address: "127.0.0.1",
        scope: "loopback",
        owners: {
          status: "partial",
          processes: [{ pid: process.pid, parentPid: process.ppid, executable: { reason: "not-supported" } }],
          unseen: { reason: "not-supported" },
        },
      });
      expect(unasked.facts.sockets.every(({ owners }) => owners.status === "not-requested")).toBe(true);
      expect(udp).toMatchObject({ status: "unavailable", reason: "not-supported" });
    },
  );

  it("says that the tool is missing where the library finds neither netstat nor ss", () => {
    const source = (path: string) => JSON.stringify(new URL(`../../../src/${path}`, import.meta.url).href);
    const program = `
      import { systeminformation } from ${source("collectors/systeminformation/systeminformation.ts")};
      import { localTarget } from ${source("targets/local/local-target.ts")};
      const requests = [{ kind: "listening-sockets", table: "tcp", owners: [] }];
      console.log(JSON.stringify(await systeminformation.collect(localTarget(), requests)));
    `;
    const run = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
      encoding: "utf8",
      env: { PATH: "/nonexistent" },
    });
    expect(JSON.parse(run.stdout)).toMatchObject([{ status: "unavailable", reason: "missing-tool" }]);
  });
});

describe("a time limit", () => {
  it("gives the answer, the failure or the lateness of a piece of work", async () => {
    const late = new Promise<string>((resolve) => setTimeout(resolve, 200, "late"));
    expect(await withTimeLimit("it", Promise.resolve("here"), 50)).toEqual({
      status: "observed",
      value: "here",
    });
    expect(await withTimeLimit("it", Promise.reject(new Error("no")), 50)).toMatchObject({
      reason: "failed",
    });
    expect(await withTimeLimit("it", late, 50)).toMatchObject({ reason: "timed-out" });
  });
});
