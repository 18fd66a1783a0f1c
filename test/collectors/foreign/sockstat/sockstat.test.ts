import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sockstat } from "../../../../src/collectors/foreign/sockstat/sockstat.ts";
import { socketsOf } from "../shown-sockets/shown.ts";
import { lacksShared, sharedText } from "../../shared-folder.ts";
import { linesIn, nothingBecause, readWith, statesOf } from "../held-sockets/listed.ts";
import { processorTimeOf } from "../../../processor-time.ts";

// Constructed in the shape of FreeBSD's sockstat: columns of fixed width.
const HEADER = "USER     COMMAND    PID   FD PROTO  LOCAL ADDRESS         FOREIGN ADDRESS";
const STATES = `${HEADER}      STATE`;
const SSHD = "root     sshd       668   4  tcp4   *:22                  *:*";
const NTPD = "ntpd     ntpd       700   20 udp4   *:123                 *:*";

const table = (...rows: readonly string[]) => [HEADER, ...rows, ""].join("\n");
const read = (text: string) => readWith(sockstat, text, "ssh 22/tcp\n");
const listeners = (...rows: readonly string[]) => linesIn(read(table(...rows)));

describe("a table of sockstat", () => {
  it.each([
    ["tcp4   *:23                  *:*", "tcp 0.0.0.0 23"],
    ["tcp6   *:23                  *:*", "tcp6 :: 23"],
    ["tcp46  *:23                  *:*", "tcp6 :: 23"],
    ["tcp4   127.0.0.1:ssh         *:*", "tcp 127.0.0.1 22"],
    ["tcp6   fe80::1%lo0:23        *:*", "tcp6 fe80::1 23"],
    ["udp6   2001:db8:1:2:3:4:5:6:123 *:*", "udp6 2001:db8:1:2:3:4:5:6 123"],
    ["udplite4 *:23                *:*", "udplite 0.0.0.0 23"],
  ])("has a listener in a row with %s", (end, listener) => {
    expect(listeners(SSHD, NTPD, `bin      a b        5     3  ${end}`)).toContain(
      `${listener} complete 5/a b`,
    );
  });

  it("tells that a socket of both families also serves IPv4", () => {
    const rows = ["tcp46  *:80", "tcp6   *:81"].map(
      (end) => `bin      x          5     3  ${end}                  *:*`,
    );
    expect(read(table(SSHD, ...rows)).tables.tcp6).toMatchObject({
      value: { sockets: [{ v6only: "no" }, { v6only: "unknown" }] },
    });
  });

  it.each([
    ["a connection", "tcp4   10.0.0.1:22           10.0.0.2:51000"],
    ["an unbound socket", "udp4   *:*                   *:*"],
    ["a socket of the file system", "stream /var/run/x 1 5 3 tcp4 *:4444 *:*"],
    ["SCTP", "sctp4  *:23                  *:*"],
  ])("has no listener in a row with %s", (_, end) => {
    expect(listeners(SSHD, NTPD, `bin      x          5     3  ${end}`)).toHaveLength(2);
  });

  it("believes the state of TCP where it is shown", () => {
    const states = ["LISTEN", "CLOSED"].map(
      (state, index) => `${SSHD.replace(":22", `:2${index}`)}                   ${state}`,
    );
    expect(linesIn(read([STATES, ...states, NTPD, ""].join("\n")), ["tcp"])).toEqual([
      "tcp 0.0.0.0 20 complete 668/sshd",
    ]);
  });

  it("gives a socket all its owners, and none where it shows `?`", () => {
    expect(
      listeners(
        SSHD,
        SSHD.replace("668", "669"),
        "?        ?          ?     ?  udp6   *:2049                *:*",
        NTPD,
      ),
    ).toEqual([
      "tcp 0.0.0.0 22 complete 668/sshd 669/sshd",
      "udp 0.0.0.0 123 complete 700/ntpd",
      "udp6 :: 2049 partial",
    ]);
  });

  it("names the user of an owner, unless the name may be cut", () => {
    const wide = (text: string) => `${text.slice(0, 8)}  ${text.slice(8)}`;
    const long = "bin_bin_ x          5     3  tcp4   *:23                  *:*";
    const usersIn = (text: string) =>
      socketsOf(read(text)).flatMap(({ owners }) =>
        "processes" in owners ? owners.processes.map(({ effectiveUser }) => effectiveUser) : [],
      );
    const root = { uid: 0, name: "root" };
    expect(usersIn(table(SSHD, long, NTPD))).toEqual([root, null, { uid: null, name: "ntpd" }]);
    expect(usersIn(`${[HEADER, SSHD, long].map(wide).join("\n")}\n`)).toEqual([
      root,
      { uid: null, name: "bin_bin_" },
    ]);
  });

  it("is not fooled by a command that looks like the columns behind it", () => {
    expect(listeners(SSHD, "bin      x 1 3 tcp4 5     3  tcp4   *:23                  *:*")).toContain(
      "tcp 0.0.0.0 23 complete 5/x 1 3 tcp4",
    );
  });

  it.each([
    ["nothing", "", "malformed-output"],
    ["a header alone", table(), "not-recorded"],
    ["no header", `${SSHD}\n`, "malformed-output"],
    ["a usage message", "usage: sockstat [-46cLlSsUuvw] [-j jid] [-p ports]\n", "malformed-output"],
    ["a row out of its columns", table(NTPD, "root sshd 668 4 tcp4 *:22 *:*"), "malformed-output"],
    ["a protocol that is unknown", table(NTPD, SSHD.replace("tcp4", "tcp9")), "malformed-output"],
    ["a cut end", table(NTPD, SSHD).slice(0, -3), "truncated-output"],
  ])("says nothing with %s", (_, text, reason) => {
    expect(statesOf(read(text))).toEqual(nothingBecause(reason));
  });

  it.each([
    ["a port that is unknown", SSHD.replace(":22", ":xx")],
    ["no foreign address", SSHD.slice(0, -4)],
    ["an address that is none", SSHD.replace("*:22", "::1::5")],
  ])("says nothing of TCP with %s", (_, row) => {
    expect(statesOf(read(table(NTPD, row)))).toEqual({ tcp: "malformed-output", udp: "observed" });
  });

  it("is read without an exception, whatever is in it", () => {
    const word = fc.constantFrom(
      "root ",
      "sshd",
      " ",
      "668",
      "tcp4",
      "*:22",
      "*:*",
      "?",
      "\n",
      "\n",
      "STATE",
      ":",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(word).map((words) => words.join("")),
    );
    fc.assert(
      fc.property(text, (body) => {
        sockstat.recognise(body);
        for (const start of ["", `${HEADER}\n`]) expect(read(start + body).variant).toContain("sockstat");
      }),
    );
  });

  it.each([
    ["rows", table(...new Array<string>(16_000).fill(SSHD))],
    ["one line", table(`${SSHD} ${": ".repeat(500_000)}`)],
  ])("with a megabyte of %s takes less than a second of the processor", (_, text) => {
    const milliseconds = processorTimeOf(() => {
      read(text);
    });
    expect(milliseconds).toBeLessThan(20_000);
  });
});

describe.skipIf(lacksShared("recordings/inspec/sockstat"))("inspec/sockstat", () => {
  it("has 4 listeners, the one of the kernel without an owner", () => {
    const text = sharedText("recordings/inspec/sockstat");
    expect(sockstat.recognise(text)).toBe("certain");
    expect(linesIn(read(text))).toEqual([
      "tcp 0.0.0.0 22 partial 668/sshd",
      "tcp 127.0.0.1 25 partial 671/sendmail",
      "tcp6 :: 22 partial 668/sshd",
      "udp6 :: 2049 partial",
    ]);
  });
});
