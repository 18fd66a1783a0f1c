import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complementOfPorts, hasPort, unionOfPorts } from "../../src/model/port-set.ts";
import type { PortSet } from "../../src/model/port-set.ts";

const port = fc.integer({ min: 0, max: 65535 });
const range = fc.tuple(port, port).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const set = fc.array(range, { maxLength: 6 }).map((ranges): PortSet => unionOfPorts([ranges]));

describe("a set of ports", () => {
  it("joins ranges that touch or overlap", () => {
    expect(unionOfPorts([[[5, 9]], [[1, 2]], [[3, 4]], [[8, 12]]])).toEqual([[1, 12]]);
  });

  it("has a port exactly if its complement has not", () => {
    fc.assert(
      fc.property(set, port, (ports, one) => hasPort(ports, one) !== hasPort(complementOfPorts(ports), one)),
    );
  });

  it("is its complement's complement", () => {
    fc.assert(
      fc.property(set, (ports) => {
        expect(complementOfPorts(complementOfPorts(ports))).toEqual(ports);
      }),
    );
  });
});
