import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AddressScan } from "../../../../src/model/network-scan.ts";
import { countPorts, eachPort, hasPort, unionOfPorts } from "../../../../src/model/port-set.ts";
import type { PortSet } from "../../../../src/model/port-set.ts";
import { cutPorts } from "../../../../src/targets/network/tcp/cut-ports.ts";
import { scanTcp } from "../../../../src/targets/network/tcp/scan-tcp.ts";

const PACE = { timeoutMs: 5000, retries: 0 };

/** Ranges in any order, which may overlap. */
const ports: fc.Arbitrary<PortSet> = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 65535 }), fc.integer({ min: 0, max: 700 }))
    .map(([first, more]) => [first, Math.min(65535, first + more)] as const),
  { maxLength: 4 },
);

async function scan(addresses: Iterable<string>, asked: PortSet): Promise<readonly AddressScan[]> {
  const scans: AddressScan[] = [];
  await scanTcp({ transport: "tcp", addresses, ports: asked, pace: PACE }, (done) => scans.push(done));
  return scans;
}

describe("a scan of this machine", () => {
  it("has every port that was asked for in exactly one answer", async () => {
    await fc.assert(
      fc.asyncProperty(ports, async (asked) => {
        const [found, ...more] = await scan(["127.0.0.1"], asked);
        expect(more).toEqual([]);
        const answered = found?.answers.flatMap((answer) => answer.ports) ?? [];
        expect(unionOfPorts([answered])).toEqual(asked.length === 0 ? [] : unionOfPorts([asked]));
        expect(countPorts(answered)).toBe(countPorts(unionOfPorts([asked])));
      }),
      { numRuns: 25 },
    );
  });

  it("never throws for an address, whatever stands there", async () => {
    const odd = fc.oneof(
      fc.string(),
      fc.constantFrom("::1%", "fe80::1%lo;", "127.1", "0x7f.1", "[::1]", "1.2.3.4/8"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(odd), async (addresses) => {
        const scans = await scan(addresses, [[1, 2]]);
        expect(scans.map(({ address }) => address).toSorted()).toEqual(addresses.toSorted());
      }),
    );
  });

  it("takes addresses from their list only as it goes on", async () => {
    let pulled = 0;
    let mostAhead = 0;
    let done = 0;
    const addresses = (function* () {
      for (; pulled < 3000; pulled += 1) yield `127.1.${pulled >> 8}.${pulled & 255}`;
    })();
    await scanTcp({ transport: "tcp", addresses, ports: [[9, 9]], pace: PACE }, () => {
      done += 1;
      mostAhead = Math.max(mostAhead, pulled - done);
    });
    expect(done).toBe(3000);
    expect(mostAhead).toBeLessThan(1600);
  });

  it.each([
    ["the list of addresses", () => scan(failing(), [[1, 2]])],
    [
      "whoever is told",
      () => scanTcp({ transport: "tcp", addresses: ["127.0.0.1"], ports: [[1, 2]], pace: PACE }, fail),
    ],
  ])("ends with the error of %s", async (_, work) => {
    await expect(work()).rejects.toThrow("on purpose");
    expect(Error.stackTraceLimit).toBeGreaterThan(0);
  });
});

function fail(): never {
  throw new Error("on purpose");
}

function* failing(): Generator<string> {
  yield "127.0.0.1";
  fail();
}

describe("ports cut into pieces", () => {
  it("are all there, once, in rising order, at most 512 together, without port 0", () => {
    fc.assert(
      fc.property(ports, (asked) => {
        const pieces = cutPorts(asked);
        const listed = pieces.flatMap((piece) => [...eachPort(piece)]);
        expect(listed).toEqual(
          [...new Set(asked.flatMap((range) => [...eachPort([range])]))]
            .filter((port) => port > 0)
            .toSorted((a, b) => a - b),
        );
        expect(pieces.every((piece) => countPorts(piece) <= 512)).toBe(true);
        expect(listed.every((port) => hasPort(asked, port))).toBe(true);
      }),
    );
  });
});
