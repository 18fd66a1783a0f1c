import fc from "fast-check";
import { expect, it } from "vitest";
import { portColumns } from "../../../../src/reporters/html/picture/port-columns.ts";
import { processorTime } from "../../../processor-time.ts";

const port = fc.integer({ min: 0, max: 65535 });

it.each([
  ["no port", [], []],
  ["as many ports as columns", [443, 22, 443, 80], ["22", "80", "443"]],
  ["two neighbours and others", [22, 80, 443, 8080, 8081, 8082], ["22", "80", "443", "8080-8082"]],
  ["a crowd and a stranger", [22, 5000, 5001, 5002, 5003, 60000], ["22", "5000-5001", "5002-5003", "60000"]],
])("%s", (_, ports, expected) => {
  const columns = portColumns(ports, 4).map(({ first, last }) =>
    first === last ? String(first) : `${first}-${last}`,
  );
  expect(columns).toEqual(expected);
});

it("every port is in one column, and the columns are in order and within the limit", () => {
  fc.assert(
    fc.property(fc.array(port), fc.integer({ min: 1, max: 30 }), (ports, limit) => {
      const columns = portColumns(ports, limit);
      expect(columns.length).toBe(Math.min(limit, new Set(ports).size));
      for (const number of ports)
        expect(columns.filter(({ first, last }) => first <= number && number <= last)).toHaveLength(1);
      expect([...columns].sort((a, b) => a.first - b.first)).toEqual(columns);
    }),
  );
});

it("all ports there are take no time", () => {
  const start = processorTime();
  expect(
    portColumns(
      Array.from({ length: 65536 }, (_, number) => number),
      20,
    ),
  ).toHaveLength(20);
  expect(processorTime() - start).toBeLessThan(20_000);
});
