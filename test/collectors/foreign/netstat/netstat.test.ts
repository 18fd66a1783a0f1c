import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { netstat } from "../../../../src/collectors/foreign/netstat/netstat.ts";
import { aidsFrom, endsOf, holdersOf, onPort, socketsOf, summaryOf } from "../shown-sockets/shown.ts";
import { processorTime } from "../../../processor-time.ts";

const LINUX = `Active Internet connections (only servers)
Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name    
tcp        0      0 0.0.0.0:8080            0.0.0.0:*               LISTEN      101/python3         
tcp        0      0 127.0.0.1:25            0.0.0.0:*               LISTEN      102/master          
tcp6       0      0 :::22                   :::*                    LISTEN      99/sshd             
udp        0      0 0.0.0.0:514             0.0.0.0:*                           103/syslogd         
`;
const BUSYBOX = `Active Internet connections (only servers)
Proto Recv-Q Send-Q Local Address           Foreign Address         State       
tcp        0      0 0.0.0.0:8080            0.0.0.0:*               LISTEN      
tcp        0      0 ::ffff:127.0.0.1:25     :::*                    LISTEN      
tcp        0      0 2001:db8:1:2:3:4:5:6:8443 :::*                    LISTEN      
tcp        0      0 :::80                   :::*                    LISTEN      
udp        0      0 2001:db8:1:2:3:4:5:6:53 :::*                                
`;
const BSD = `Active Internet connections (including servers)
Proto Recv-Q Send-Q Local Address          Foreign Address        (state)    
tcp4       0      0 10.0.0.1.22            10.0.0.2.56321         ESTABLISHED
tcp4       0      0 127.0.0.1.25           *.*                    LISTEN     
tcp6       0      0 *.22                   *.*                    LISTEN     
udp4       0      0 *.514                  *.*                    
`;
const SOLARIS = `UDP: IPv4
   Local Address        Remote Address      State
-------------------- -------------------- ----------
      *.*                                 Unbound
      *.111                               Idle

TCP: IPv4
   Local Address        Remote Address     Swind  Send-Q  Rwind  Recv-Q    State
-------------------- -------------------- ------- ------ ------- ------ -----------
      *.22                 *.*                  0      0  128000      0 LISTEN
      *.*                  *.*                  0      0  128000      0 IDLE
`;
const WINDOWS = `\r\nAktive Verbindungen\r\n\r\n  Proto  Lokale Adresse         Remoteadresse          Status           PID\r
  TCP    0.0.0.0:135            0.0.0.0:0              ABHÖREN         1712\r
  RpcSs\r
 [svchost.exe]\r
  TCP    [::]:445               [::]:0                 ABHÖREN         4\r
  TCP    10.0.0.1:50000         10.0.0.2:443           HERGESTELLT     99\r
  UDP    [fe80::1%22]:1900      *:*                                    8844\r
`;

const parse = (text: string) => netstat.parse(text, aidsFrom("ssh 22/tcp\nntp 123/udp\n"));
const ALL = ["tcp", "tcp6", "udp", "udp6", "udplite", "udplite6"];
const all = (reason: string) => ALL.map((table) => `${table} ${reason}`).join(", ");
const linux = (...rows: readonly string[]) => `${LINUX}${rows.map((row) => `${row}\n`).join("")}`;

describe("netstat", () => {
  it.each([
    ["Linux", LINUX, "certain", "tcp 2, tcp6 1, udp 1, udp6 0"],
    ["BusyBox", BUSYBOX, "certain", "tcp 1, tcp6 3, udp 0, udp6 1"],
    ["a BSD", BSD, "certain", "tcp 1, tcp6 1, udp 1, udp6 0"],
    ["Solaris", SOLARIS, "certain", "tcp 1, udp 1"],
    ["Windows in German", WINDOWS, "likely", "tcp 1, tcp6 1, udp 0, udp6 1"],
  ])("of %s is read", (_, text, recognition, summary) => {
    expect(netstat.recognise(text)).toBe(recognition);
    expect(summaryOf(parse(text))).toBe(summary);
  });

  it.each([
    ["an empty text", "", "malformed-output"],
    ["a heading alone", LINUX.split("\n").slice(0, 2).join("\n"), "malformed-output"],
    ["a title of Solaris alone", SOLARIS.split("\n").slice(0, 3).join("\n"), "malformed-output"],
    ["a message of netstat", "netstat: invalid option -- 'z'\n", "failed"],
    ["a message of the shell", "sh: netstat: not found\n", "failed"],
    ["rows behind a message", `netstat: no support for \`AF INET6 (tcp)'\n${LINUX}`, "failed"],
    [
      "a note about permissions",
      '(No info could be read for "-p": geteuid()=65534 but you should be root.)\n',
      "malformed-output",
    ],
  ])("takes %s as no evidence", (_, text, reason) => {
    expect(summaryOf(parse(text))).toBe(all(reason));
  });

  it("takes a list without servers as no evidence", () => {
    const rows = "tcp 0 0 10.0.0.1:22 10.0.0.2:4000 ESTABLISHED\n";
    expect(summaryOf(parse(`Active Internet connections (w/o servers)\n${rows}`))).toBe("tcp not-recorded");
    const bound = "udp4 0 0 127.0.0.1.123 *.*\n";
    expect(summaryOf(parse(`Active Internet connections\n${bound}`))).toBe("udp not-recorded");
    expect(summaryOf(parse(`Active Internet connections\n${bound}udp4 0 0 *.5353 *.*\n`))).toBe("udp 2");
  });

  it("counts neither clients nor unbound sockets", () => {
    const text = linux(
      "udp 0 0 10.0.0.1:5000 10.0.0.2:53 ESTABLISHED 7/dig",
      "udp 0 0 0.0.0.0:* 0.0.0.0:* 8/x",
    );
    expect(summaryOf(parse(text))).toBe("tcp 2, tcp6 1, udp 1, udp6 0");
    expect(summaryOf(parse(`${BSD}tcp *.* *.* CLOSED\nudp4 0 0 *.* *.*\n`))).toContain("tcp 1,");
  });

  it("makes a table unavailable by a row that cannot be read, and names the unknown port", () => {
    const { tables } = parse(linux("tcp 0 0 0.0.0.0:tproxy 0.0.0.0:* LISTEN 8/x"));
    expect(tables.tcp).toMatchObject({
      status: "unavailable",
      detail: expect.stringContaining('"tproxy"') as string,
    });
    expect(tables.tcp6).toMatchObject({ status: "observed" });
  });

  it.each([
    [
      "tcp6 0 0 2001:db8:1:2:3:4:5:8443 :::* LISTEN 9/x",
      { addressShown: "beginning", scope: "public", port: 8443 },
    ],
    ["tcp6 0 0 fe80::42:acff:fe11::8443 :::* LISTEN 9/x", null],
    ["tcp6 0 0 ::1:8443 :::* LISTEN 9/x", { address: "::1", scope: "loopback" }],
    [
      "tcp 0 0 localhost:8443 0.0.0.0:* LISTEN 9/x",
      { address: "localhost", addressShown: "name", scope: "public" },
    ],
  ])("knows of %j no more than it shows", (row, expected) => {
    const reading = parse(linux(row));
    if (expected === null) expect(summaryOf(reading)).toContain("tcp6 malformed-output");
    else expect(onPort(reading, 8443)).toMatchObject(expected);
  });

  it.each([
    ["192.168.100.221.5063", "udp truncated-output"],
    ["192.168.100.221.50631", "udp 2"],
    ["*.5063", "udp 2"],
  ])("believes the port of %s in a narrow column only where it is whole", (cell, summary) => {
    expect(
      summaryOf(parse(`7fb03cb93c70868d 0 udp4 0 0 ${cell} *.*\n7fb03cb93c70868d 0 udp4 0 0 *.9 *.*\n`)),
    ).toBe(summary);
  });

  it("stops at local sockets, whose paths may hold rows", () => {
    const forged =
      "unix  2 [ ACC ] STREAM LISTENING 1 1/x /tmp/x\ntcp 0 0 0.0.0.0:23 0.0.0.0:* LISTEN 1/telnetd\n";
    expect(endsOf(parse(`${LINUX}Active UNIX domain sockets (only servers)\n${forged}`))).toEqual(
      endsOf(parse(LINUX)),
    );
    expect(endsOf(parse(LINUX + forged))).toEqual(endsOf(parse(LINUX)));
  });

  it("attaches programs of Windows to the rows above them", () => {
    expect(holdersOf(onPort(parse(WINDOWS), 135))).toEqual(["1712/svchost.exe"]);
    expect(holdersOf(onPort(parse(WINDOWS), 445))).toEqual(["4/System"]);
  });

  it("does not take bound sockets of Windows for listeners", () => {
    const bound = "  TCP    0.0.0.0:5000           0.0.0.0:0              BOUND           7\r\n";
    expect(endsOf(parse(WINDOWS + bound))).toEqual(endsOf(parse(WINDOWS)));
  });
});

describe("netstat and hostile text", () => {
  it.each([
    [
      "Linux",
      linux("udp        0      0 0.0.0.0:123             0.0.0.0:*                           7/ntpd"),
    ],
    ["BSD", BSD],
    ["Solaris", SOLARIS],
    ["Windows", WINDOWS],
  ])("of %s never loses a listener in silence when it was cut before a row's last word", (_, text) => {
    const second = text.split("\n").slice(0, -2).join("\n").length + 1;
    const end = text.trimEnd().lastIndexOf(" ");
    for (let length = second + 4; length <= end; length += 1) {
      const piece = text.slice(0, length);
      if (piece.slice(second).trim() !== "") expect(socketsOf(parse(piece)), piece.slice(second)).toEqual([]);
    }
  });

  it("never throws", () => {
    const piece = fc.constantFrom(
      "tcp ",
      "tcp46",
      "TCP ",
      "0 ",
      "*.22 ",
      "*.* ",
      ":::* ",
      "0.0.0.0:0",
      "LISTEN",
      "\n",
      "TCP: IPv4\n",
      "Idle",
      "1/x",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join("")),
        ),
        (text) => {
          netstat.recognise(text);
          parse(text);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    "x",
    " ",
    "\t",
    "\n",
    "tcp ",
    "tcp\n",
    "tcp\nx\n",
    "0 ",
    "a.",
    ":",
    "TCP 1:1 ",
    "-",
    "f ",
    "1",
    "[",
    "tcp 0 0 *.1 *.* LISTEN\n",
    "TCP 1.1.1.1:1 0.0.0.0:0 L\n",
  ])("reads long text of %j in linear time", (piece) => {
    for (const start of ["", LINUX, SOLARIS, WINDOWS]) {
      const text = start + piece.repeat(200_000 / piece.length);
      const from = processorTime();
      netstat.recognise(text.slice(0, 65_536));
      parse(text);
      expect(processorTime() - from).toBeLessThan(20_000);
    }
  });
});
