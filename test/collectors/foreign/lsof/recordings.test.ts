import { describe, expect, it } from "vitest";
import { lsof } from "../../../../src/collectors/foreign/lsof/lsof.ts";
import { lacksShared, sharedText } from "../../shared-folder.ts";
import { linesIn, nothingBecause, numbersIn, readWith, statesOf } from "../held-sockets/listed.ts";

const SOME_TABLES = { tcp: "observed", tcp6: "observed", udp: "observed", udp6: "observed" };
const LOCAL_TABLES = { ...SOME_TABLES, udplite: "observed", udplite6: "observed" };

interface RecordedSocket {
  readonly proto: string;
  readonly family: number;
  readonly addr: string;
  readonly port: number;
  readonly pids: readonly number[];
}

/** `withName`: addresses are names there, so only tables and ports can be compared. */
function truth(shown: (socket: RecordedSocket) => string): readonly string[] {
  const state = JSON.parse(sharedText("recordings/local/host-state.json")) as { sockets: RecordedSocket[] };
  return state.sockets.map(shown).sort();
}

const tableOf = ({ proto, family }: RecordedSocket) => `${proto}${family === 6 ? "6" : ""}`;
const whole = (socket: RecordedSocket) =>
  `${tableOf(socket)} ${socket.addr.replace("::ffff:", "")} ${socket.port} complete ${socket.pids.join(" ")}`;
const withoutAddress = (socket: RecordedSocket) =>
  `${tableOf(socket)} ${socket.port} ${socket.pids.join(" ")}`;

const read = (path: string) =>
  readWith(lsof, sharedText(`recordings/${path}`), sharedText("recordings/etc-services.debian12"));
const pidsIn = (path: string) => numbersIn(read(path)).toSorted();

describe.skipIf(lacksShared("recordings"))("recorded output of lsof", () => {
  it.each(["local/lsof-nP-i.out", "local/lsof-c0.out", "local/lsof-F.out"])(
    "%s shows all 24 listeners",
    (path) => {
      expect(statesOf(read(path))).toEqual(LOCAL_TABLES);
      expect(pidsIn(path)).toEqual(truth(whole));
    },
  );

  it("local/lsof-F0.out, without DEVICE, shows them with the two sockets of port 8091 as one", () => {
    const expected = truth(whole).filter((line) => !line.includes(" 8091 "));
    expect(pidsIn("local/lsof-F0.out")).toEqual([...expected, "tcp 0.0.0.0 8091 complete 110 111"].sort());
  });

  it("local/lsof-listen.out shows TCP and says nothing of UDP", () => {
    expect(statesOf(read("local/lsof-listen.out"))).toEqual({ tcp: "observed", tcp6: "observed" });
    expect(pidsIn("local/lsof-listen.out")).toEqual(truth(whole).filter((line) => line.startsWith("tcp")));
  });

  it.each(["local/lsof-i.out", "local/lsof-i-egrep.out"])("%s shows them by names of ports", (path) => {
    const lines = pidsIn(path).map((line) => line.replace(/^(\S+) \S+ (\d+) complete /, "$1 $2 "));
    expect(lines.toSorted()).toEqual(truth(withoutAddress));
  });

  it("keeps in mind where a host name stands for an address", () => {
    const facts = read("local/lsof-i.out").tables.tcp;
    expect(facts).toMatchObject({
      value: {
        sockets: expect.arrayContaining([
          expect.objectContaining({ port: 25, address: "localhost", addressShown: "name" }),
        ]) as unknown,
      },
    });
  });

  it.each(["local/lsof-FpctPn.out", "inspec/lsof-nP-i-FpctPn"])("%s lacks states and users", (path) => {
    expect(new Set(Object.values(statesOf(read(path))))).toEqual(new Set(["not-recorded"]));
    expect(read(path).remarks[0]!.text).toContain("cannot be told from a listener");
  });

  it("local/u-lsof-nP-i.out, made without privilege, is empty and no evidence", () => {
    expect(statesOf(read("local/u-lsof-nP-i.out"))).toEqual(nothingBecause("malformed-output"));
  });

  it("aix-lsof.verbatim.txt has 9 rows of 6 sockets, one with four owners", () => {
    expect(linesIn(read("aix-lsof.verbatim.txt"))).toEqual([
      "tcp 0.0.0.0 6000 partial 2880/X",
      "tcp 0.0.0.0 32768 partial 2122/dtlogin 2880/X 3882/dtlogin 4656/dtgreet",
      "udp 0.0.0.0 177 partial 2122/dtlogin",
      "udp 0.0.0.0 514 partial 2730/syslogd",
      "udp 0.0.0.0 32803 partial 4154/glbd",
      "udp 0.0.0.0 32805 partial 4154/glbd",
    ]);
  });

  it("snippets/aix-lsof-and-ps.txt has one row of AIX, without a header", () => {
    const row = sharedText("recordings/snippets/aix-lsof-and-ps.txt").split("\n")[1]!;
    expect(linesIn(readWith(lsof, `${row}\n`))).toEqual(["tcp 0.0.0.0 32768 partial 110686/snmpdv3ne"]);
  });

  it("snippets/linux-old-lsof-i-port.txt has no column of offsets", () => {
    expect(linesIn(read("snippets/linux-old-lsof-i-port.txt"))).toEqual([
      "tcp 0.0.0.0 32768 partial 603/rpc.statd",
      "udp 0.0.0.0 32768 partial 603/rpc.statd",
    ]);
  });

  it("snippets/macos-lsof-iTCP-LISTEN-nP.txt has 8 rows of 7 sockets", () => {
    expect(linesIn(read("snippets/macos-lsof-iTCP-LISTEN-nP.txt"))).toEqual([
      "tcp 0.0.0.0 22 complete 1/launchd",
      "tcp 127.0.0.1 2015 complete 70/expressvp",
      "tcp 0.0.0.0 15018 complete 692/UniCRSLoc",
      "tcp6 :: 22 complete 1/launchd",
      "tcp6 :: 88 complete 116/kdc",
      "tcp6 ::1 631 complete 26008/cupsd",
      "tcp6 fe80::aede:48ff:fe00:1122 49154 complete 77/remoted",
    ]);
  });

  it.each([
    ["jc/centos-7.7_lsof-sudo.out.inet", 7],
    ["jc/ubuntu-18.04_lsof-sudo.out.inet", 6],
  ])("%s, a list of threads, has %i listeners", (path, count) => {
    expect(statesOf(read(path))).toEqual(SOME_TABLES);
    expect(linesIn(read(path))).toHaveLength(count);
  });

  it.each(["centos-7.7_lsof-sudo", "centos-7.7_lsof", "ubuntu-18.04_lsof-sudo", "ubuntu-18.04_lsof"])(
    "jc/%s.out.head20k, which was cut, says nothing",
    (name) => {
      expect(statesOf(read(`jc/${name}.out.head20k`))).toEqual(nothingBecause("truncated-output"));
    },
  );

  it.each(["centos-7.7_lsof", "ubuntu-18.04_lsof"])(
    "%s, cut at a line, still says that it was refused",
    (name) => {
      const text = sharedText(`recordings/jc/${name}.out.head20k`).replace(/[^\n]*$/, "");
      expect(statesOf(readWith(lsof, text))).toEqual(nothingBecause("missing-privilege"));
    },
  );
});
