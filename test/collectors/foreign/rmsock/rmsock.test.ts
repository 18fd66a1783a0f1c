import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { netstat } from "../../../../src/collectors/foreign/netstat/netstat.ts";
import { indexHolders } from "../../../../src/collectors/foreign/rmsock/index-holders.ts";
import { parseRmsock } from "../../../../src/collectors/foreign/rmsock/parse-rmsock.ts";
import { rmsock } from "../../../../src/collectors/foreign/rmsock/rmsock.ts";
import { lacksShared, sharedText } from "../../shared-folder.ts";
import { processorTimeOf } from "../../../processor-time.ts";
import { holdersOf, onPort, summaryOf } from "../shown-sockets/shown.ts";

const INETD = "The socket 0x8a808 is being held by proccess 213100 (inetd).";
const WRITESRV = "The socket 0xf1000e0000180808 is being held by proccess 3211434 (writesrv).";
const KERNEL = "The socket 0xf1000e0000180808 is being held by Kernel/Kernel Extension.";

const NETSTAT = `Active Internet connections (including servers)
PCB/ADDR         Proto Recv-Q Send-Q  Local Address      Foreign Address    (state)
f10002000008abb0 tcp4       0      0  *.13               *.*                LISTEN
f1000e0000180bb8 tcp        0      0  *.1334             *.*                LISTEN
f1000200000853b0 tcp4       0      0  *.21               *.*                LISTEN
f100020000086400 udp4       0      0  *.13               *.*
`;

/** The listeners of netstat with the owners that rmsock names, but for those on UDP. */
function holdersWith(...answers: readonly string[]): Readonly<Record<number, readonly string[]>> {
  const holdersFound = indexHolders(parseRmsock(`${answers.join("\n")}\n`));
  const reading = netstat.parse(NETSTAT, { portOf: () => null, holdersOf: holdersFound });
  return Object.fromEntries([21, 1334].map((port) => [port, holdersOf(onPort(reading, port))]));
}

/** The owners of the listeners on port 13, over TCP and over UDP. */
function daytimeWith(...answers: readonly string[]): readonly unknown[] {
  const { tables } = netstat.parse(NETSTAT, {
    portOf: () => null,
    holdersOf: indexHolders(parseRmsock(`${answers.join("\n")}\n`)),
  });
  return [tables.tcp, tables.udp].map((table) => {
    const sockets = table?.status === "observed" ? table.value.sockets : [];
    return sockets.filter(({ port }) => port === 13).map(holdersOf);
  });
}

describe("answers of rmsock", () => {
  it("are recognised among whatever stands around them", () => {
    for (const text of [`${INETD}\n`, `f10002000008abb0\r\n${INETD}\r\n`, "socket 0x258d008 is removed.\n"])
      expect(rmsock.recognise(text)).toBe("certain");
    for (const text of ["", "Usage: rmsock Address TypeofAddress\n", "The socket is being held.\n", NETSTAT])
      expect(rmsock.recognise(text)).toBe("no");
  });

  it("tell who holds the socket of a control block, in the spelling of AIX or in a better one", () => {
    const better = "The socket f1000e0000180808 is being held by process 15854120 (a (b)).";
    expect(parseRmsock([INETD, "", better].join("\r\n"))).toEqual([
      { socket: "0x8a808".slice(2), asked: null, process: { pid: 213100, name: "inetd" } },
      { socket: "f1000e0000180808", asked: null, process: { pid: 15854120, name: "a (b)" } },
    ]);
  });

  it.each([
    ["an echo", "F10002000008abb0"],
    ["a prompt", "root@aix # rmsock f10002000008abb0 tcpcb"],
    ["a trace", "+ rmsock 0xf10002000008abb0 tcpcb"],
    ["a row of netstat", "f10002000008abb0 tcp4 0 0 *.13 *.* LISTEN"],
  ])("belong to the question before them, in %s", (_, line) => {
    expect(parseRmsock([line, INETD].join("\n"))).toMatchObject([{ asked: "f10002000008abb0" }]);
  });

  it.each(["socket 0x258d008 is removed.", "Usage: rmsock Address TypeofAddress", "", "The socket is held."])(
    "say nothing with %j, which is remarked on",
    (text) => {
      expect(rmsock.parse(`${text}\n`, { portOf: () => null })).toMatchObject({
        tables: {},
        heldBlocks: [],
        remarks: [{ line: 1 }],
      });
    },
  );

  it("are read without an exception, whatever they hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const held = parseRmsock(`${text}\nThe socket 0x1 is being held by proccess 1 (${text}`);
        expect(held.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("are read in linear time", () => {
    const hostile = ["a", "0x0", "(", " ", "The socket "].map(
      (word) => `${WRITESRV}${word.repeat(400_000)}\n`,
    );
    expect(processorTimeOf(() => hostile.map(parseRmsock))).toBeLessThan(20_000);
  });
});

describe("netstat -Aan beside answers of rmsock", () => {
  it("has the owners of TCP by the place of their sockets, and no others", () => {
    expect(daytimeWith(INETD)).toEqual([[["213100/inetd"]], [[]]]);
    expect(holdersWith(INETD, WRITESRV)).toEqual({ 21: [], 1334: ["3211434/writesrv"] });
  });

  it("has owners by what was asked for, over UDP too", () => {
    const asked = "f100020000086400";
    expect(daytimeWith(asked, INETD)).toEqual([[[]], [["213100/inetd"]]]);
  });

  it("has several owners of a socket, each once", () => {
    const other = WRITESRV.replace("3211434", "1");
    expect(holdersWith(WRITESRV, other, WRITESRV)[1334]).toEqual(["1/writesrv", "3211434/writesrv"]);
  });

  it("never has all owners, nor the kernel as owner", () => {
    for (const answers of [[WRITESRV], [KERNEL]]) {
      const reading = netstat.parse(NETSTAT, {
        portOf: () => null,
        holdersOf: indexHolders(parseRmsock(`${answers.join("\n")}\n`)),
      });
      expect(onPort(reading, 1334).owners).toMatchObject({ status: "partial" });
    }
    expect(holdersWith(KERNEL)[1334]).toEqual([]);
  });

  it.skipIf(lacksShared("recordings/snippets/aix-rmsock.txt"))("finds inetd in recordings of AIX", () => {
    const holdersFound = indexHolders(parseRmsock(sharedText("recordings/snippets/aix-rmsock.txt")));
    const reading = netstat.parse(sharedText("recordings/snippets/aix5-netstat-Aan.txt"), {
      portOf: () => null,
      holdersOf: holdersFound,
    });
    expect(summaryOf(reading)).toBe("tcp 7, tcp6 7, udp 4, udp6 1");
    expect(holdersOf(onPort(reading, 13))).toEqual(["213100/inetd"]);
    expect(holdersOf(onPort(reading, 25))).toEqual([]);
  });
});
