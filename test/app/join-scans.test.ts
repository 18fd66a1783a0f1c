import { expect, it } from "vitest";
import { joinScans } from "../../src/app/join-scans.ts";
import type { ScannedPorts } from "../../src/model/port-scan.ts";

const at = { transport: "tcp", address: "192.0.2.10" } as const;
const scanned = (parts: Partial<ScannedPorts>) =>
  ({ status: "observed", value: [{ ...at, open: [], refused: [], filtered: [], ...parts }] }) as const;
const unread = { status: "unavailable", reason: "malformed-output", detail: "No scan." } as const;

it("a port that answered once is open, one that was refused once was not filtered", () => {
  const one = scanned({ open: [[22, 22]], refused: [[80, 80]], filtered: [[443, 444]] });
  const other = scanned({
    open: [[80, 80]],
    refused: [
      [22, 22],
      [443, 443],
    ],
    filtered: [[25, 25]],
  });
  const expected = {
    ...at,
    open: [
      [22, 22],
      [80, 80],
    ],
    refused: [[443, 443]],
    filtered: [
      [25, 25],
      [444, 444],
    ],
  };
  for (const scans of [
    [one, other],
    [other, one],
  ])
    expect(joinScans(scans)).toEqual({ status: "observed", value: [expected] });
});

it("addresses and transports stay apart", () => {
  const joined = joinScans([scanned({}), scanned({ address: "2001:db8::1" }), scanned({ transport: "udp" })]);
  expect(joined).toMatchObject({ value: { length: 3 } });
});

it("what cannot be read adds nothing, and alone is unavailable", () => {
  expect(joinScans([unread, scanned({ open: [[1, 1]] })])).toMatchObject({ value: [{ open: [[1, 1]] }] });
  expect(joinScans([unread])).toBe(unread);
  expect(joinScans([])).toBeNull();
});
