import { describe, expect, it } from "vitest";
import { ss } from "../../../../src/collectors/foreign/ss/ss.ts";
import { lacksShared, sharedText } from "../../shared-folder.ts";
import { trueEnds, trueSockets } from "../shown-sockets/host-state.ts";
import { aidsFrom, endsOf, holdersOf, onPort, socketsOf, summaryOf } from "../shown-sockets/shown.ts";

const RECORDINGS = "recordings/";
const read = (file: string) =>
  ss.parse(sharedText(`${RECORDINGS}${file}`), aidsFrom(sharedText(`${RECORDINGS}etc-services.debian12`)));

describe.skipIf(lacksShared(RECORDINGS))("ss on a host whose sockets are known", () => {
  it.each([
    ["ss-lntup.out", "certain"],
    ["ss-Hlntup.out", "likely"],
    ["ss-Hlntu.out", "likely"],
    ["ss-OHlntupe.out", "likely"],
    ["ss-tulpen.out", "certain"],
    ["ss-ltup.out", "certain"],
    ["ss-an.out", "certain"],
    ["u-ss-lntup.out", "certain"],
  ])("shows all 23 listeners of TCP and UDP in %s", (file, recognition) => {
    const reading = read(`local/${file}`);
    expect(ss.recognise(sharedText(`${RECORDINGS}local/${file}`))).toBe(recognition);
    expect(endsOf(reading)).toEqual(trueEnds(["tcp", "udp"]));
    expect(summaryOf(reading)).toBe("tcp 13, tcp6 5, udp 4, udp6 1");
  });

  it.each(["ss-lntup.out", "ss-Hlntup.out", "ss-OHlntupe.out", "ss-tulpen.out", "ss-ltup.out", "ss-an.out"])(
    "names all owners and no other in %s, though names forge and break rows",
    (file) => {
      const sockets = socketsOf(read(`local/${file}`));
      const shown = sockets.map(({ port, owners, address }) => {
        expect(owners.status).toBe("complete");
        const pids = "processes" in owners ? owners.processes.map(({ pid }) => pid) : [];
        return `${address}:${port} ${pids.toSorted((a, b) => a - b).join(" ")}`;
      });
      const truth = trueSockets()
        .filter(({ proto }) => proto !== "udplite")
        .map(({ addr, port, pids }) => `${addr.replace("::ffff:", "")}:${port} ${pids.join(" ")}`);
      expect(shown.sort()).toEqual(truth.sort());
    },
  );

  it("gives names as the processes chose them, and never an executable", () => {
    const reading = read("local/ss-lntup.out");
    expect(holdersOf(onPort(reading, 8081))).toEqual(['106/ev",pid=1,fd=3']);
    expect(holdersOf(onPort(reading, 8083))).toEqual(["108/new\nline 1/sshd"]);
    expect(holdersOf(onPort(reading, 8090))).toEqual(["109/apache2", "114/python3"]);
    const { owners } = onPort(reading, 2222);
    expect(owners).toMatchObject({ processes: [{ executable: { status: "unavailable" } }] });
  });

  it("shows no owners without root", () => {
    for (const { owners } of socketsOf(read("local/u-ss-lntup.out")))
      expect(owners).toMatchObject({ status: "partial", processes: [], unseen: { reason: "not-recorded" } });
  });

  it("tells dual-stack from IPv6-only listeners, and devices", () => {
    const reading = read("local/ss-lntup.out");
    expect(onPort(reading, 80)).toMatchObject({ address: "::", v6only: "no", device: null });
    expect(onPort(reading, 8005)).toMatchObject({ family: "ipv4", scope: "loopback" });
    expect(onPort(reading, 53)).toMatchObject({ address: "127.0.0.53", device: "lo" });
    expect(socketsOf(reading).find(({ address, port }) => port === 22 && address === "::")?.v6only).toBe(
      "yes",
    );
  });

  it("reads inode, user and v6only of -e", () => {
    expect(onPort(read("local/ss-tulpen.out"), 80)).toMatchObject({ inode: 9025050 });
  });
});

describe.skipIf(lacksShared(RECORDINGS))("ss of other hosts", () => {
  it.each([
    ["inspec/ss-tulpen", "tcp 3, tcp6 5, udp 1, udp6 0"],
    ["jc/centos-7.7_ss-sudo-a.out", "tcp 2, tcp6 2, udp 2, udp6 1"],
    ["jc/ubuntu-18.04_ss-sudo-a.out", "tcp 3, tcp6 1, udp 2, udp6 0"],
    ["jc/ubuntu-18.04_ss-sudo-tulpen.out", "tcp 58, udp 15"],
    [
      "jc/generic_ss-wide.out.head20k",
      "tcp truncated-output, tcp6 truncated-output, udp truncated-output, udp6 truncated-output, " +
        "udplite truncated-output, udplite6 truncated-output",
    ],
  ])("reads %s as %s", (file, summary) => {
    expect(summaryOf(read(file))).toBe(summary);
  });

  it("reads a row without a state and owners in the old form", () => {
    const socket = onPort(read("inspec/ss-tulpen"), 25);
    expect(socket).toMatchObject({ transport: "tcp", address: "0.0.0.0", owners: { status: "partial" } });
    expect(holdersOf(socket)).toEqual(["3965/sendmail"]);
  });
});
