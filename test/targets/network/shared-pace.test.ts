import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scanTcp } from "../../../src/targets/network/tcp/scan-tcp.ts";
import { scanUdp } from "../../../src/targets/network/udp/scan-udp.ts";
import { sharedPace } from "../../../src/targets/network/shared-pace.ts";

const PACE = { timeoutMs: 300, retries: 0 };
const SCANS = 30;

describe("several scans with one rate", () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterAll(() => server.close());

  it.each([
    ["tcp", scanTcp, 61],
    ["udp", scanUdp, 67],
  ] as const)(
    "keep it together, side by side and one after the other (%s)",
    async (transport, scan, rate) => {
      const { port } = server.address() as AddressInfo;
      const startedAt = performance.now();
      const one = async (): Promise<string | undefined> => {
        const answers: string[] = [];
        const pace = sharedPace({ ...PACE, perSecond: rate });
        const order = { transport, addresses: ["127.0.0.1"], ports: [[port, port]] as const, pace };
        await scan(order, (found) => answers.push(...found.answers.map(({ answer }) => answer)));
        return answers[0];
      };
      const sideBySide = await Promise.all(Array.from({ length: SCANS }, one));
      for (let count = 0; count < 5; count += 1) sideBySide.push(await one());
      expect(new Set(sideBySide)).toEqual(new Set([transport === "tcp" ? "open" : "closed"]));
      const least = ((SCANS + 5 - 2 - rate / 50) / rate) * 1000;
      expect(performance.now() - startedAt).toBeGreaterThan(least);
    },
  );

  it("have a rate of their own where none was asked for", () => {
    expect(sharedPace(PACE)).toEqual(PACE);
  });
});
