import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ss } from "../../../../src/collectors/foreign/ss/ss.ts";
import { aidsFrom, endsOf, holdersOf, onPort, socketsOf, summaryOf } from "../shown-sockets/shown.ts";
import { processorTime } from "../../../processor-time.ts";

const HEADER = "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n";
const SSH = 'tcp   LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    users:(("sshd",pid=99,fd=3))\n';
const SSH6 = 'tcp   LISTEN 0      128             [::]:22           [::]:*    users:(("sshd",pid=99,fd=4))\n';
const DNS = 'udp   UNCONN 0      0      127.0.0.53%lo:53        0.0.0.0:*    users:(("dns",pid=7,fd=3))   \n';
const named = (name: string) =>
  `tcp   LISTEN 0 5 0.0.0.0:8081 0.0.0.0:* users:(("${name}",pid=106,fd=3))   \n`;

const parse = (text: string) => ss.parse(text, aidsFrom("ssh 22/tcp\n"));
const ALL = ["tcp", "tcp6", "udp", "udp6", "udplite", "udplite6"];
const all = (reason: string) => ALL.map((table) => `${table} ${reason}`).join(", ");

describe("ss", () => {
  it("speaks of the tables of which it shows a row, and of both families of each transport", () => {
    expect(summaryOf(parse(HEADER + SSH))).toBe("tcp 1");
    expect(summaryOf(parse(HEADER + DNS + SSH))).toBe("tcp 1, udp 1");
    expect(summaryOf(parse(HEADER + DNS + SSH + SSH6))).toBe("tcp 1, tcp6 1, udp 1, udp6 0");
  });

  it("does not conclude from one list to another in the same text", () => {
    expect(summaryOf(parse(HEADER + DNS + HEADER + SSH + SSH6))).toBe("tcp 1, tcp6 1, udp 1");
  });

  it.each([
    ["an empty text", "", "malformed-output"],
    ["a heading alone", HEADER, "malformed-output"],
    ["a message of ss", "ss: invalid option -- 'z'\n", "failed"],
    ["a message of the shell", "bash: ss: command not found\n", "failed"],
    ["a row that was cut", `${HEADER}${SSH}tcp   LISTEN 0      12`, "truncated-output"],
    ["owners that do not end", `${HEADER}${SSH.trimEnd().slice(0, -2)}\n`, "truncated-output"],
  ])("takes %s as no evidence", (_, text, reason) => {
    expect(summaryOf(parse(text))).toBe(all(reason));
  });

  it("takes connections without listeners as no evidence", () => {
    expect(summaryOf(parse(`${HEADER}tcp ESTAB 0 0 10.0.0.1:22 10.0.0.2:4000\n`))).toBe("tcp not-recorded");
  });

  it("shows neither clients nor connections", () => {
    const client = "udp ESTAB 0 0 10.0.0.1:5000 10.0.0.2:53\ntcp ESTAB 0 0 10.0.0.1:22 10.0.0.2:4000\n";
    expect(endsOf(parse(HEADER + client + DNS + SSH))).toEqual(["tcp 0.0.0.0:22", "udp 127.0.0.53:53"]);
  });

  it.each([
    ["LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n", "tcp 1"],
    ["UNCONN 0 0 [2001:db8::1]:53 [::]:*\n", "udp6 1"],
    ["LISTEN 0 5 0.0.0.0:22 0.0.0.0:*\nUNCONN 0 0 0.0.0.0:53 0.0.0.0:*\n", all("malformed-output")],
    ["0 128 0.0.0.0:22 0.0.0.0:*\n", all("malformed-output")],
  ])("tells the transport of %j without a Netid by its state", (text, summary) => {
    expect(summaryOf(parse(text))).toBe(summary);
  });

  it.each([
    ["tcp LISTEN 0 5 *:80 *:*\ntcp LISTEN 0 5 0.0.0.0:22 0.0.0.0:*\n", "::", "no"],
    ["tcp LISTEN 0 5 *:80 *:*\ntcp LISTEN 0 5 127.0.0.1:22 *:*\n", "0.0.0.0", "not-applicable"],
    ["tcp LISTEN 0 5 *:80 *:*\ntcp LISTEN 0 5 :::22 :::*\n", "0.0.0.0", "not-applicable"],
    ["tcp LISTEN 0 5 *:80 *:*\n", "::", "unknown"],
    ["tcp LISTEN 0 5 *:80 *:* v6only:0\n", "::", "no"],
  ])("reads the wildcard of %j as %s (%s)", (text, address, v6only) => {
    expect(onPort(parse(text), 80)).toMatchObject({ address, v6only });
  });

  it("resolves names of ports, and says which it cannot", () => {
    expect(endsOf(parse("tcp LISTEN 0 5 0.0.0.0:ssh 0.0.0.0:*\n"))).toEqual(["tcp 0.0.0.0:22"]);
    const { tables } = parse("tcp LISTEN 0 5 0.0.0.0:tproxy 0.0.0.0:*\n");
    expect(tables.tcp).toMatchObject({
      status: "unavailable",
      detail: expect.stringContaining("tproxy") as string,
    });
  });
});

describe("names of processes that forge the output of ss", () => {
  it.each([
    'ev",pid=1,fd=3',
    '",pid=1,fd=3)',
    '",pid=1,fd=3))',
    '",pid=1,fd=3),(',
    '",pid=1,fd=3))\n',
    "a\nb\nc",
    "\n1 1 0:1 *:* ",
    "users:((",
    'x",1,3))',
  ])("leave %j the one owner of its socket", (name) => {
    const reading = parse(HEADER + DNS + named(name) + SSH);
    expect(holdersOf(onPort(reading, 8081))).toEqual([`106/${name}`]);
    expect(endsOf(reading)).toEqual(["tcp 0.0.0.0:22", "tcp 0.0.0.0:8081", "udp 127.0.0.53:53"]);
  });

  it("cannot hide an owner or a row, whatever they are", () => {
    const name = fc.string({ unit: fc.constantFrom(...'"(),:=\n19pidfx *'), maxLength: 15 });
    fc.assert(
      fc.property(name, name, (first, second) => {
        const row = named(first).replace("fd=3))", `fd=3),("${second}",pid=107,fd=3))`);
        const reading = parse(HEADER + row + SSH);
        expect(endsOf(reading)).toEqual(["tcp 0.0.0.0:22", "tcp 0.0.0.0:8081"]);
        expect(holdersOf(onPort(reading, 8081))).toEqual([`106/${first}`, `107/${second}`]);
      }),
      { numRuns: 2000 },
    );
  });

  it("cannot make the old form complete", () => {
    const reading = parse(`${HEADER}tcp LISTEN 0 5 0.0.0.0:25 0.0.0.0:* users:(("a",1,3),("b",3965,4))\n`);
    expect(onPort(reading, 25).owners.status).toBe("partial");
  });

  it("cannot put rows into the path of a local socket", () => {
    const forged =
      "u_str LISTEN 0 5 /tmp/x\ntcp LISTEN 0 5 0.0.0.0:22 0.0.0.0:* sk:1\n 8981 * 0\nu_str LISTEN 0 5 /tmp/y 1 * 0\n";
    expect(summaryOf(parse(forged))).toBe(all("malformed-output"));
  });
});

describe("ss and hostile text", () => {
  const TEXT = HEADER + DNS + named("a b") + SSH + SSH6;
  const FIRST = HEADER.length + DNS.length;

  it("is never believed when it was cut within a row", () => {
    for (let length = FIRST + 1; length < TEXT.length; length += 1) {
      const lastLine = TEXT.slice(0, length).split("\n").at(-1) ?? "";
      const wholeLine = TEXT.split("\n").find((line) => line.startsWith(lastLine)) ?? "";
      const isWhole = lastLine.trimEnd() === "" || lastLine.trimEnd().length === wholeLine.trimEnd().length;
      if (!isWhole) expect(socketsOf(parse(TEXT.slice(0, length))), lastLine).toEqual([]);
    }
  });

  it("never throws", () => {
    const piece = fc.constantFrom(
      "tcp ",
      "LISTEN ",
      "0 ",
      "[::]:22 ",
      "0.0.0.0:* ",
      'users:(("',
      '",pid=1,fd=3))',
      "\n",
      "*:*",
      "%lo",
      "\r",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join("")),
        ),
        (text) => {
          ss.recognise(text);
          ss.parse(text, aidsFrom(""));
        },
      ),
    );
  });

  it.each([
    "x",
    " ",
    "tcp ",
    "\n",
    'users:(("',
    '",pid=1,fd=3)',
    'tcp LISTEN 0 5 0.0.0.0:1 0.0.0.0:* users:(("',
    "a\n",
    "(",
    "::1",
  ])("reads long text of %j in linear time", (piece) => {
    const text = HEADER + named('a"\n') + piece.repeat(200_000 / piece.length);
    const start = processorTime();
    ss.recognise(text.slice(0, 65_536));
    parse(text);
    expect(processorTime() - start).toBeLessThan(20_000);
  });
});
