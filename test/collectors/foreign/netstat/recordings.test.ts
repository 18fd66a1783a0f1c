import { describe, expect, it } from "vitest";
import { netstat } from "../../../../src/collectors/foreign/netstat/netstat.ts";
import { lacksShared, sharedText } from "../../shared-folder.ts";
import { trueEnds } from "../shown-sockets/host-state.ts";
import { aidsFrom, endsOf, holdersOf, onPort, socketsOf, summaryOf } from "../shown-sockets/shown.ts";

const RECORDINGS = "recordings/";
/** Names that the systems of some recordings know and the `services` file beside them does not. */
const MORE_NAMES = "kshell 544/udp\nxserveraid 3722/udp\n";
const read = (file: string) =>
  netstat.parse(
    sharedText(`${RECORDINGS}${file}`),
    aidsFrom(sharedText(`${RECORDINGS}etc-services.debian12`) + MORE_NAMES),
  );
const ALL = ["tcp", "tcp6", "udp", "udp6", "udplite", "udplite6"];
const all = (reason: string) => ALL.map((table) => `${table} ${reason}`).join(", ");

describe.skipIf(lacksShared(RECORDINGS))("netstat on a host whose sockets are known", () => {
  it.each(["netstat-tulpn", "netstat-tulpnW", "netstat-tulpen", "netstat-tuln", "u-netstat-tulpn"])(
    "shows all 18 listeners of TCP and 5 of UDP in %s",
    (file) => {
      expect(endsOf(read(`local/${file}.out`))).toEqual(trueEnds(["tcp", "udp"]));
      expect(summaryOf(read(`local/${file}.out`))).toBe("tcp 13, tcp6 5, udp 4, udp6 1");
    },
  );

  it.each(["netstat-an", "netstat-anp", "netstat-lnp-all"])("shows UDP-Lite too in %s", (file) => {
    expect(endsOf(read(`local/${file}.out`))).toEqual(trueEnds(["tcp", "udp", "udplite"]));
    expect(summaryOf(read(`local/${file}.out`))).toBe("tcp 13, tcp6 5, udp 4, udp6 1, udplite 1, udplite6 0");
  });

  it("resolves names of ports and keeps names of hosts in netstat-tulp", () => {
    const named = trueEnds(["tcp", "udp"]).map((end) => end.replace("127.0.0.1:25", "localhost:25"));
    const expected = named.map((end) => end.replace("127.0.0.1:8100", "localhost:8100")).sort();
    expect(endsOf(read("local/netstat-tulp.out"))).toEqual(expected);
    expect(onPort(read("local/netstat-tulp.out"), 25)).toMatchObject({ addressShown: "name" });
  });

  it("names one owner of a socket by argv[0], and never claims to know all", () => {
    const reading = read("local/netstat-tulpn.out");
    expect(holdersOf(onPort(reading, 2222))).toEqual(["116/sshd"]);
    expect(holdersOf(onPort(reading, 8090))).toEqual(["109/python3"]);
    for (const { owners } of socketsOf(reading)) expect(owners.status).toBe("partial");
  });

  it("knows the sockets and no owner without root", () => {
    for (const { owners } of socketsOf(read("local/u-netstat-tulpn.out")))
      expect(owners).toMatchObject({ processes: [], unseen: { reason: "missing-privilege" } });
  });

  it("reads user and inode of -e", () => {
    expect(onPort(read("local/netstat-tulpen.out"), 8081)).toMatchObject({ uid: 0, inode: 9030767 });
  });
});

describe.skipIf(lacksShared(RECORDINGS))("netstat of other hosts", () => {
  it.each([
    ["local/busybox-netstat-tulpn.out", all("malformed-output")],
    ["local/busybox-netstat-tulpn.err", all("failed")],
    ["inspec/netstat-tulpen", "tcp 2, tcp6 3, udp 1, udp6 1"],
    ["inspec/netstat-tulpen-busybox", "tcp 2, tcp6 3, udp 1, udp6 1"],
    ["inspec/netstat-aan", "tcp 1, tcp6 1"],
    ["inspec/hpux-netstat-inet", "tcp 4, udp 1"],
    ["inspec/hpux-netstat-inet6", "tcp6 4, udp6 2"],
    ["inspec/s11-netstat-an-finet-finet6", "tcp 5, tcp6 2, udp 2, udp6 1"],
    ["inspec/netstat-anbo-pipe-select-string-pattern.utf8", "tcp 19, tcp6 15, udp 12, udp6 3"],
    ["snippets/aix-netstat-na.txt", "tcp 3, tcp6 3"],
    ["snippets/aix5-netstat-Aan.txt", "tcp 7, tcp6 7, udp 4, udp6 1"],
    ["snippets/illumos-netstat-an.txt", "tcp 5, tcp6 3, udp 3, udp6 3"],
    ["snippets/illumos-netstat-nuf-inet.txt", "tcp not-recorded"],
    ["snippets/macos-netstat-anv-LISTEN.txt", "tcp 3, tcp6 5"],
    ["snippets/macos-netstat-anvp-tcp-header.txt", "tcp6 1"],
    ["snippets/openbsd-netstat-an.txt", "tcp 2, tcp6 3"],
    ["snippets/windows-netstat-ano-german.txt", "tcp 1"],
    ["aix-netstat-af-inet.verbatim.txt", "tcp 15, udp 12"],
    ["aix-netstat-af-inet.rebuilt.txt", "tcp 15, udp 12"],
    ["jc/centos-7.7_netstat-l.out", "tcp 2, tcp6 2, udp 2, udp6 1"],
    ["jc/centos-7.7_netstat-sudo-aeep.out", "tcp 2, tcp6 2, udp 2, udp6 1"],
    ["jc/centos-7.7_netstat-sudo-lnp.out", "tcp 2, tcp6 2, udp 2, udp6 1"],
    ["jc/centos-7.7_netstat-p.out", "tcp not-recorded"],
    ["jc/centos-7.7_netstat.out", "tcp not-recorded"],
    ["jc/fedora32_netstat.out", "tcp not-recorded, udp not-recorded"],
    ["jc/freebsd12_netstat-an.out", "tcp 2, tcp6 1, udp 1, udp6 1"],
    ["jc/freebsd12_netstat-Aa.out", "tcp 2, tcp6 1, udp 1, udp6 1"],
    ["jc/freebsd12_netstat-AanP.out", "tcp 2, tcp6 1, udp 1, udp6 1"],
    ["jc/freebsd12_netstat-AaT.out", "tcp truncated-output, tcp6 truncated-output, udp 1, udp6 1"],
    ["jc/freebsd12_netstat-aT.out", "tcp truncated-output, tcp6 truncated-output, udp 1, udp6 1"],
    ["jc/generic_netstat-no-state.out", "udp 2, udp6 2"],
    ["jc/generic_netstat-old.out", "tcp 1, udp 1"],
    ["jc/osx-10.14.6_netstat.listen-lines.txt", "udp 25, udp6 11"],
    ["jc/osx-10.14.6_netstat-An.listen-lines.txt", "udp truncated-output, udp6 10"],
    ["jc/osx-10.14.6_netstat-Abn.listen-lines.txt", "udp truncated-output, udp6 10"],
    [
      "jc/osx-10.14.6_netstat-An.out.head20k",
      "tcp not-recorded, tcp6 not-recorded, udp truncated-output, udp6 12",
    ],
    [
      "jc/osx-10.14.6_netstat-Abn.out.head20k",
      "tcp not-recorded, tcp6 not-recorded, udp truncated-output, udp6 12",
    ],
    ["jc/ubuntu-18.04_netstat-l.out", "tcp 3, tcp6 1, udp 2, udp6 0"],
    ["jc/ubuntu-18.04_netstat-sudo-aeep.out", "tcp 3, tcp6 1, udp 2, udp6 0"],
    ["jc/ubuntu-18.04_netstat-sudo-lnp.out", "tcp 3, tcp6 1, udp 2, udp6 0"],
    ["jc/ubuntu-18.04_netstat-sudo-lnp-space.out", "tcp 11, tcp6 6, udp 8, udp6 0"],
    ["jc/ubuntu-18.04_netstat-p.out", "tcp not-recorded"],
    ["jc/ubuntu-18.04_netstat.out", "tcp not-recorded"],
    ["jc/windows_windows-10_netstat.out", "tcp not-recorded"],
    ["jc/windows_windows-10_netstat-an.out", "tcp 33, tcp6 15, udp 140, udp6 malformed-output"],
    ["jc/windows_windows-10_netstat-aon.out", "tcp 24, tcp6 15, udp 124, udp6 13"],
    ["jc/windows_windows-10_netstat-aonb.out", "tcp 36, tcp6 15, udp 141, udp6 63"],
  ])("reads %s as %s", (file, summary) => {
    expect(summaryOf(read(file))).toBe(summary);
  });

  it("flags addresses that Linux and macOS cut", () => {
    expect(onPort(read("inspec/netstat-tulpen"), 123)).toMatchObject({
      address: "fe80::42:acff:fe11:",
      addressShown: "beginning",
      scope: "link-local",
    });
    expect(onPort(read("snippets/macos-netstat-anv-LISTEN.txt"), 49159)).toMatchObject({
      addressShown: "beginning",
      scope: "link-local",
    });
  });

  it("keeps blanks in names of programs", () => {
    expect(holdersOf(onPort(read("inspec/netstat-tulpen"), 80))).toEqual(["579/nginx: worker p"]);
    expect(holdersOf(onPort(read("jc/ubuntu-18.04_netstat-sudo-lnp-space.out"), 9000))).toEqual([
      "1187/pgpool: watchd",
    ]);
  });

  it("reads tcp46 of macOS and tcp of AIX as both families, and the process of -v", () => {
    const macos = onPort(read("snippets/macos-netstat-anv-LISTEN.txt"), 3283);
    expect(macos).toMatchObject({ address: "::", v6only: "no" });
    expect(holdersOf(macos)).toEqual(["528/"]);
    expect(onPort(read("snippets/aix-netstat-na.txt"), 21)).toMatchObject({ address: "::", v6only: "no" });
  });

  it("flags the UDP row of the AIX guide that says LISTEN", () => {
    expect(read("aix-netstat-af-inet.rebuilt.txt").remarks).toMatchObject([{ line: 18 }]);
    expect(onPort(read("aix-netstat-af-inet.verbatim.txt"), 544)).toMatchObject({ transport: "udp" });
  });

  it("takes the programs of Windows from behind their rows", () => {
    const reading = read("jc/windows_windows-10_netstat-aonb.out");
    expect(holdersOf(onPort(reading, 135))).toEqual(["1712/svchost.exe"]);
    expect(holdersOf(onPort(reading, 445))).toEqual(["4/System"]);
    expect(holdersOf(onPort(read("snippets/windows-netstat-ano-german.txt"), 9876))).toEqual(["8872/"]);
  });
});
