import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePortList } from "../../../src/cli/scan/parse-port-list.ts";
import { usualPorts } from "../../../src/cli/scan/usual-ports.ts";

const SERVICES: Readonly<Partial<Record<string, number>>> = {
  "ssh/tcp": 22,
  "domain/tcp": 53,
  "domain/udp": 53,
  "tftp/udp": 69,
};
const read = (text: string) =>
  parsePortList(text, (name, transport) => SERVICES[`${name}/${transport}`] ?? null);

describe("parsePortList", () => {
  it.each([
    [
      "22,80,8000-8010",
      {
        tcp: [
          [22, 22],
          [80, 80],
          [8000, 8010],
        ],
        udp: [
          [22, 22],
          [80, 80],
          [8000, 8010],
        ],
      },
    ],
    ["-", { tcp: [[1, 65535]], udp: [[1, 65535]] }],
    ["all", { tcp: [[1, 65535]], udp: [[1, 65535]] }],
    [
      "-3, 65534-",
      {
        tcp: [
          [1, 3],
          [65534, 65535],
        ],
        udp: [
          [1, 3],
          [65534, 65535],
        ],
      },
    ],
    ["5,4,5-6", { tcp: [[4, 6]], udp: [[4, 6]] }],
    [
      "ssh,domain",
      {
        tcp: [
          [22, 22],
          [53, 53],
        ],
        udp: [[53, 53]],
      },
    ],
  ])("%s", (text, plain) => {
    expect(read(text)).toEqual({ status: "parsed", list: { plain, only: { tcp: [], udp: [] } } });
  });

  it("a prefix holds until the next one", () => {
    expect(read("1,T:2,3,U: tftp,5,t:6")).toEqual({
      status: "parsed",
      list: {
        plain: { tcp: [[1, 1]], udp: [[1, 1]] },
        only: {
          tcp: [
            [2, 3],
            [6, 6],
          ],
          udp: [
            [5, 5],
            [69, 69],
          ],
        },
      },
    });
  });

  it.each([
    ["", 1, "missing"],
    ["22,", 4, "missing"],
    ["22,99999", 4, "1 to 65535"],
    ["0", 1, "1 to 65535"],
    ["22,  9-3", 6, "ends before it begins"],
    ["T:tftp", 3, "no service"],
    ["22,nonesuch", 4, "no service"],
    ["1-2-3", 1, "no service"],
    ["U:", 3, "missing"],
    ["22;23", 1, "no port, range or name"],
    ["99999999999999999999", 1, "1 to 65535"],
    ["constructor", 1, "no service"],
  ])("refuses %j at column %i", (text, column, message) => {
    expect(read(text)).toEqual({
      status: "faulty",
      column,
      message: expect.stringContaining(message) as string,
    });
  });

  it("never throws, and is quick about a long list", () => {
    fc.assert(fc.property(fc.string(), (text) => void read(text)));
    expect(read("1,".repeat(200_000) + "1").status).toBe("parsed");
  });

  it("the usual ports can be read", () => {
    const { tcp, udp } = usualPorts();
    expect(tcp[0]).toEqual([1, 1024]);
    expect(tcp.length).toBeGreaterThan(100);
    expect(udp.length).toBeGreaterThan(50);
  });
});
