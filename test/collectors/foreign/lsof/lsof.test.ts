import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lsof } from "../../../../src/collectors/foreign/lsof/lsof.ts";
import { linesIn, nothingBecause, readWith, statesOf } from "../held-sockets/listed.ts";
import { processorTimeOf } from "../../../processor-time.ts";

const HEADER = "COMMAND PID     USER   FD   TYPE  DEVICE SIZE/OFF NODE NAME";
const SSHD = "sshd     99     root    3u  IPv4 9025048      0t0  TCP *:22 (LISTEN)";
/** A second user shows that the list was not made by an ordinary one. */
const NTPD = "ntpd     70      ntp   16u  IPv4    1111      0t0  UDP *:123 ";

const table = (...rows: readonly string[]) => [HEADER, ...rows, ""].join("\n");
const read = (text: string, servicesFile = "") => readWith(lsof, text, servicesFile);
const listeners = (...rows: readonly string[]) => linesIn(read(table(...rows)));

describe("a table of lsof", () => {
  it.each([
    ["with a blank before the state", "x 5 root 3u IPv4 7 0t0 TCP *:22 (LISTEN)", "tcp 0.0.0.0 22"],
    ["with the state glued to the port", "x 5 root 3u IPv4 7 0t0 TCP *:22(LISTEN)", "tcp 0.0.0.0 22"],
    ["with queues behind the state", "x 5 root 3u IPv4 7 0t0 TCP *:22 (LISTEN QR=0 QS=0)", "tcp 0.0.0.0 22"],
    ["with the portmapper's name (+M)", "x 5 root 3u IPv4 7 0t0 TCP *:22[nfs] (LISTEN)", "tcp 0.0.0.0 22"],
    ["without a size", "x 5 root 3u IPv4 953 TCP *:22 (LISTEN)", "tcp 0.0.0.0 22"],
    ["with flags of the file (+fg)", "x 5 root 3u IPv4 RW,CX 7 0t0 TCP *:22 (LISTEN)", "tcp 0.0.0.0 22"],
    ["with a lock", "x 5 root 3uW IPv4 7 0t0 TCP *:22 (LISTEN)", "tcp 0.0.0.0 22"],
    ["of IPv6", "x 5 root 3u IPv6 7 0t0 TCP *:22 (LISTEN)", "tcp6 :: 22"],
    ["of IPv6 at an address", "x 5 root 3u IPv6 7 0t0 TCP [fd00::128]:22 (LISTEN)", "tcp6 fd00::128 22"],
    ["of IPv4 on an IPv6 socket", "x 5 root 3u IPv6 7 0t0 TCP 127.0.0.1:22 (LISTEN)", "tcp6 127.0.0.1 22"],
    [
      "of macOS with an interface inside",
      "x 5 root 3u IPv6 0x7 0t0 TCP [fe80:5::1]:22 (LISTEN)",
      "tcp6 fe80::1 22",
    ],
    ["with a zone", "x 5 root 3u IPv6 7 0t0 TCP [fe80::1%en0]:22 (LISTEN)", "tcp6 fe80::1 22"],
    ["of UDP", "x 5 root 3u IPv4 7 0t0 UDP *:22 ", "udp 0.0.0.0 22"],
    ["of UDP on Solaris", "x 5 root 3u IPv4 0x7 0t0 UDP *:22 (Idle)", "udp 0.0.0.0 22"],
    ["of UDP-Lite", "x 5 root 3u IPv4 7 0t0 UDPLITE *:22 ", "udplite 0.0.0.0 22"],
    ["with a host name", "x 5 root 3u IPv4 7 0t0 TCP db.example:22 (LISTEN)", "tcp db.example 22"],
  ])("has a listener in a row %s", (_, row, listener) => {
    expect(listeners(NTPD, row)).toContain(`${listener} complete 5/x`);
  });

  it.each([
    ["a connection", "TCP 127.0.0.1:22->127.0.0.1:8101 (ESTABLISHED)"],
    ["a closed socket", "TCP *:22 (CLOSED)"],
    ["a bound socket", "TCP *:22 (BOUND)"],
    ["an unbound socket", "TCP *:*"],
    ["a socket without a control block", "TCP no PCB, CANTSENDMORE, CANTRCVMORE"],
    ["a UDP client", "UDP 127.0.0.1:5->127.0.0.1:53"],
    ["an unbound UDP socket", "UDP *:*"],
    ["SCTP", "SCTP *:22 (LISTEN)"],
  ])("has no listener in a row with %s", (_, end) => {
    expect(listeners(NTPD, SSHD, `x 5 root 3u IPv4 7 0t0 ${end}`)).toEqual([
      "tcp 0.0.0.0 22 complete 99/sshd",
      "udp 0.0.0.0 123 complete 70/ntpd",
    ]);
  });

  it("gives a socket all its owners, and each socket of a shared port its own", () => {
    expect(
      listeners(
        "apache2 109 www-data 3u IPv4 9025053 0t0 TCP *:8090 (LISTEN)",
        "python3 114 root 3u IPv4 9025053 0t0 TCP *:8090 (LISTEN)",
        "python3 114 root 9u IPv4 9025053 0t0 TCP *:8090 (LISTEN)",
        "reuse-a 110 root 3u IPv4 9030770 0t0 TCP *:8091 (LISTEN)",
        "reuse-b 111 root 3u IPv4 9030768 0t0 TCP *:8091 (LISTEN)",
      ),
    ).toEqual([
      "tcp 0.0.0.0 8090 complete 109/apache2 114/python3",
      "tcp 0.0.0.0 8091 complete 110/reuse-a",
      "tcp 0.0.0.0 8091 complete 111/reuse-b",
    ]);
  });

  it("gives the inode where it is one, and not the address of a control block", () => {
    const facts = read(table(SSHD, "x 5 alice 3u IPv4 0xf1000600 0t0 TCP *:23 (LISTEN)")).tables.tcp;
    expect(facts).toMatchObject({ value: { sockets: [{ inode: 9025048 }, { inode: null }] } });
  });

  it("reads the escapes of a command and shows the rest as it stands", () => {
    const row = String.raw`a\x20b\tc\\d(\xc3\xa9\x2 107 bin 3u IPv4 7 0t0 TCP *:22 (LISTEN)`;
    expect(listeners(SSHD, row)).toContain(`tcp 0.0.0.0 22 complete 107/a b\tc\\d(é\\x2`);
  });

  it("with a column of threads counts a process once", () => {
    const text = [
      "COMMAND    PID   TID     USER   FD  TYPE DEVICE SIZE/OFF NODE NAME",
      "containe  1112           root    7u IPv4  30727      0t0  TCP 127.0.0.1:42351 (LISTEN)",
      "containe  1112  1303     root    7u IPv4  30727      0t0  TCP 127.0.0.1:42351 (LISTEN)",
      "sshd      1206           sshd    3u IPv4  21598      0t0  TCP *:22 (LISTEN)",
      "",
    ].join("\n");
    expect(linesIn(read(text))).toEqual([
      "tcp 0.0.0.0 22 complete 1206/sshd",
      "tcp 127.0.0.1 42351 complete 1112/containe",
    ]);
  });

  it("after a grep, without its header, is still one", () => {
    expect(lsof.recognise(`${SSHD}\n`)).toBe("likely");
    expect(linesIn(read(`${SSHD}\n${SSHD.replace("root", "bin ").replace(":22", ":23")}\n`))).toHaveLength(2);
  });

  it("may stand behind a prompt and hold notes of lsof", () => {
    const note = "lsof: WARNING: can't stat() fuse file system /run/user/1000/doc";
    const reading = read(
      `# lsof -nP -i\n${table(NTPD, note, "      Output information may be incomplete.", SSHD)}`,
    );
    expect(linesIn(reading)).toHaveLength(2);
    expect(reading.remarks.map(({ line }) => line)).toEqual([4, 5]);
  });

  it("of all files leaves out what is no socket", () => {
    expect(
      listeners(
        NTPD,
        "sshd 99 root cwd DIR 8,2 4096 2 /",
        "sshd 99 root txt REG 8,2 876328 21 /usr/sbin/sshd",
        "sshd 99 root 0u CHR 1,3 0t0 6 /dev/null",
        "sshd 99 root 4u unix 0xffff8f0c 0t0 21598 type=STREAM",
        "sshd 99 root 5u sock 0,8 0t0 1234 protocol: NETLINK",
        SSHD,
      ),
    ).toHaveLength(2);
  });

  it("is not fooled by the name of a file that looks like a row", () => {
    const file = "cat 7 root 3r REG 8,2 5 6 /tmp/a 7 root 3u IPv4 7 0t0 TCP *:4444 (LISTEN)";
    const pipe = "cat 7 root 3r unknown /tmp/a 3u IPv4 7 0t0 TCP *:4444 (LISTEN)";
    expect(listeners(NTPD, SSHD, file)).toHaveLength(2);
    expect(() => listeners(NTPD, SSHD, pipe)).toThrow("Line 4 is no row of lsof.");
  });
});

describe("names in place of numbers", () => {
  it("are ports where a services file explains them", () => {
    const text = table(NTPD, "master 5 root 3u IPv4 7 0t0 TCP *:smtp (LISTEN)");
    expect(linesIn(read(text, "smtp 25/tcp mail\n"))).toContain("tcp 0.0.0.0 25 complete 5/master");
  });

  it("that nothing explains make their own table unavailable, and say so", () => {
    const reading = read(table(NTPD, "x 5 root 3u IPv4 7 0t0 TCP *:nonesuch (LISTEN)"), "nonesuch 1/udp\n");
    expect(statesOf(reading)).toEqual({ tcp: "not-recorded", udp: "observed" });
    expect(reading.tables.tcp).toMatchObject({ detail: expect.stringContaining('"nonesuch"') as string });
    expect(reading.remarks).toMatchObject([{ line: 3 }]);
  });
});

describe("what a list cannot prove", () => {
  it("is left out: a family or a transport without any row", () => {
    expect(statesOf(read(table(NTPD, SSHD)))).toEqual({ tcp: "observed", udp: "observed" });
    const ipv6 = "x 5 root 3u IPv6 7 0t0 TCP *:22 (LISTEN)";
    expect(statesOf(read(table(NTPD, ipv6)))).toEqual({
      tcp: "observed",
      tcp6: "observed",
      udp: "observed",
      udp6: "observed",
    });
  });

  it("is unavailable: a transport with connections alone", () => {
    const row = "ssh 5 root 3u IPv4 7 0t0 TCP 10.0.0.1:4000->10.0.0.2:22 (ESTABLISHED)";
    expect(statesOf(read(table(NTPD, row)))).toEqual({ tcp: "not-recorded", udp: "observed" });
  });

  it("is the sockets of others, where root has none: a user sees his own, and those of his containers", () => {
    const own = "python 5 alice 3u IPv4 7 0t0 TCP *:8000 (LISTEN)";
    const contained = "nginx 6 100033 3u IPv4 8 0t0 TCP *:8080 (LISTEN)";
    for (const rows of [[own], [own, contained]])
      expect(statesOf(read(table(...rows)))).toEqual({ tcp: "missing-privilege" });
  });

  it("is shown by the number of root, too", () => {
    expect(statesOf(read(table(SSHD.replace("root", "   0"), NTPD.replace("ntp ", "38  "))))).toEqual({
      tcp: "observed",
      udp: "observed",
    });
  });

  it("is other owners, where only those of root are listed", () => {
    const reading = read(table(SSHD));
    expect(linesIn(reading)).toEqual(["tcp 0.0.0.0 22 partial 99/sshd"]);
    expect(reading.tables.tcp).toMatchObject({ value: { gaps: [{ reason: "missing-privilege" }] } });
  });

  it("is anything at all, where lsof says that it was refused", () => {
    const row = "systemd 1 root NOFD /proc/1/fd (opendir: Permission denied)";
    expect(statesOf(read(table(row, NTPD, SSHD)))).toEqual(nothingBecause("missing-privilege"));
  });

  it("is the executable of an owner", () => {
    const owner = read(table(NTPD, SSHD)).tables.tcp;
    expect(owner).toMatchObject({
      value: {
        sockets: [
          { owners: { processes: [{ executable: { status: "unavailable", reason: "not-recorded" } }] } },
        ],
      },
    });
  });
});

describe("a text that is no list", () => {
  it.each([
    ["nothing at all, as without privilege", "", "malformed-output"],
    ["blanks", " \n\n", "malformed-output"],
    ["a header alone", table(), "malformed-output"],
    ["a usage message", "lsof 4.95.0\n usage: [-?abhKlnNoOPRtUvVX] [+|-c c]\n", "malformed-output"],
    ["files without a socket", table("sshd 99 root cwd DIR 8,2 4096 2 /"), "not-recorded"],
    ["a line of something else", table(NTPD, SSHD, "Connection to host closed."), "malformed-output"],
    ["a row without its name", table(NTPD, "sshd 99 root 3u IPv4 9025048 0t0 TCP"), "malformed-output"],
    ["a row without its end", table(NTPD, "sshd 99 root 3u IPv4 9025048"), "malformed-output"],
    [
      "a socket of the old type inet",
      table(NTPD, "sshd 99 root 3u inet 0x7 0t0 TCP *:22 (LISTEN)"),
      "malformed-output",
    ],
    ["a cut end", table(NTPD, SSHD).slice(0, -4), "truncated-output"],
  ])("says nothing: %s", (_, text, reason) => {
    expect(statesOf(read(text))).toEqual(nothingBecause(reason));
  });

  it.each([
    ["no state", "TCP *:22", "not-recorded"],
    ["a state that nobody knows", "TCP *:22 (WONDERING)", "malformed-output"],
    ["a port beyond the last", "TCP *:65536 (LISTEN)", "not-recorded"],
    ["an address that is none", "TCP 1.2.3.400:22 (LISTEN)", "malformed-output"],
    ["no port", "TCP * (LISTEN)", "malformed-output"],
  ])("says nothing of TCP: a row with %s", (_, end, reason) => {
    const reading = read(table(NTPD, SSHD, `x 5 root 3u IPv4 7 0t0 ${end}`));
    expect(statesOf(reading)).toEqual({ tcp: reason, udp: "observed" });
  });

  it("says nothing wherever it is cut, but at the end of a line", () => {
    const text = table(NTPD, SSHD);
    for (let length = 0; length < text.length; length += 1) {
      const states = Object.values(statesOf(read(text.slice(0, length))));
      if (text[length - 1] !== "\n") expect(new Set(states).has("observed"), String(length)).toBe(false);
    }
  });
});

describe("a table that was broken into words", () => {
  const words = (...rows: readonly string[]) =>
    [HEADER, ...rows.flatMap((row) => row.trim().split(/ +/)), ""].join("\n");

  it("is put together again, with the state as a word or as part of one", () => {
    const glued = SSHD.replace("*:22 (LISTEN)", "*:23(LISTEN)");
    expect(linesIn(read(words(NTPD, SSHD, glued, NTPD)))).toEqual([
      "tcp 0.0.0.0 22 complete 99/sshd",
      "tcp 0.0.0.0 23 complete 99/sshd",
      "udp 0.0.0.0 123 complete 70/ntpd",
    ]);
  });

  it("says nothing where a word is missing", () => {
    expect(statesOf(read(words(NTPD, SSHD.replace("root", ""), NTPD)))).toEqual(
      nothingBecause("malformed-output"),
    );
  });
});

describe("fields for programs", () => {
  const NTP = ["p70", "cntpd", "u38", "Lntp", "f16", "tIPv4", "d1111", "PUDP", "n*:123"];
  const SSH = [
    "p99",
    "csshd",
    "u0",
    "Lroot",
    "f3",
    "tIPv4",
    "d9025048",
    "PTCP",
    "n*:22",
    "TST=LISTEN",
    "TQR=0",
  ];
  const lines = (...fields: readonly string[]) => `${fields.join("\n")}\n`;
  const nul = (...sets: readonly (readonly string[])[]) =>
    sets.map((set) => `${set.join("\0")}\0\n`).join("");

  it("are read one a line, or ended by NUL", () => {
    const expected = ["tcp 0.0.0.0 22 complete 99/sshd", "udp 0.0.0.0 123 complete 70/ntpd"];
    expect(linesIn(read(lines(...NTP, ...SSH)))).toEqual(expected);
    expect(linesIn(read(nul(NTP.slice(0, 4), NTP.slice(4), SSH.slice(0, 4), SSH.slice(4))))).toEqual(
      expected,
    );
    expect(lsof.recognise(lines(...NTP))).toBe("certain");
    expect(lsof.recognise(nul(NTP))).toBe("certain");
  });

  it("ended by NUL and cut behind one say nothing", () => {
    const text = nul([...NTP, ...SSH]);
    expect(statesOf(read(text.slice(0, -1)))).toEqual(nothingBecause("truncated-output"));
  });

  it("carry the number of the user", () => {
    expect(read(lines(...NTP, ...SSH)).tables.udp).toMatchObject({
      value: {
        sockets: [{ inode: 1111, owners: { processes: [{ effectiveUser: { uid: 38, name: "ntp" } }] } }],
      },
    });
  });

  it("of several files of a process are kept apart, with `f` and without", () => {
    const more = ["f4", "tIPv6", "d5", "PTCP", "n[::1]:25", "TST=LISTEN"];
    const expected = ["tcp 0.0.0.0 22 complete 99/sshd", "tcp6 ::1 25 complete 99/sshd"];
    expect(linesIn(read(lines(...NTP, ...SSH, ...more)), ["tcp", "tcp6"])).toEqual(expected);
    const withoutF = lines(...NTP, ...SSH, ...more).replaceAll(/^f\d+\n/gm, "");
    expect(linesIn(read(withoutF), ["tcp", "tcp6"])).toEqual(expected);
  });

  it.each([
    [
      "without a state, TCP may listen",
      lines(...NTP, ...SSH.slice(0, -2)),
      { tcp: "not-recorded", udp: "observed" },
    ],
    [
      "without a user, others may not have been seen",
      lines(...NTP, ...SSH).replaceAll(/^[uL].*\n/gm, ""),
      { tcp: "not-recorded", udp: "not-recorded" },
    ],
    ["without a protocol", lines("p5", "cx", "u0", "f3", "tIPv4", "n*:22"), nothingBecause("not-recorded")],
    ["without a type", lines("p5", "cx", "u0", "f3", "n*:22"), nothingBecause("not-recorded")],
    ["with a field that is none", lines(...NTP, ...SSH, "?"), nothingBecause("malformed-output")],
    ["cut in the middle", lines(...NTP, ...SSH).slice(0, -1), nothingBecause("truncated-output")],
  ])("%s", (_, text, states) => {
    expect(statesOf(read(text))).toEqual(states);
  });

  it("of other files say nothing of sockets", () => {
    const files = lines("p5", "cx", "u0", "f3", "tREG", "n/tmp/a:22", "f4", "tunix", "n/run/x");
    expect(linesIn(read(files + lines(...NTP, ...SSH)))).toHaveLength(2);
  });
});

describe("whatever a file holds", () => {
  const word = fc.constantFrom(
    "COMMAND",
    "PID",
    "USER",
    "TYPE",
    "NAME",
    "p1",
    "f3",
    "tIPv4",
    "PTCP",
    "n*:22",
    "TST=LISTEN",
    "99",
    "root",
    "3u",
    "IPv4",
    "IPv6",
    "TCP",
    "UDP",
    "*:22",
    "(LISTEN)",
    "->",
    "[::1]:5",
    "\0",
    "\n",
    "\n",
    " ",
    " ",
    "\\x20",
    "__proto__",
  );

  it("lsof is read without an exception", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(word).map((parts) => parts.join("")),
        ),
        (text) => {
          for (const start of ["", `${HEADER}\n`, "p1\nc"]) {
            lsof.recognise(start + text);
            expect(read(start + text).variant).toContain("lsof");
          }
        },
      ),
    );
  });

  it.each([
    ["one endless line", "a ".repeat(500_000)],
    ["one endless word", `${HEADER}\n${"(".repeat(1_000_000)}`],
    ["rows without end", table(NTPD, ...new Array<string>(15_000).fill(SSHD))],
    ["words without end", `${HEADER}\n${"x\n".repeat(500_000)}`],
    ["fields without end", `p1\ncx\n${"tIPv4\nPTCP\n".repeat(90_000)}`],
  ])("a megabyte of %s takes less than a second of the processor", (_, text) => {
    const milliseconds = processorTimeOf(() => {
      lsof.recognise(text);
      read(text);
    });
    expect(milliseconds).toBeLessThan(20_000);
  });
});
