import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nmap } from "../../../../src/collectors/foreign/nmap/nmap.ts";
import type { ForeignReading } from "../../../../src/collectors/foreign/foreign-format.ts";
import type { ListeningSocketsFacts } from "../../../../src/model/evidence.ts";
import type { SocketTable } from "../../../../src/model/listening-socket.ts";
import { hasPort } from "../../../../src/model/port-set.ts";
import { lacksShared, sharedText } from "../../shared-folder.ts";
import { processorTime } from "../../../processor-time.ts";

const recording = (name: string) => readFileSync(new URL(`recordings/${name}`, import.meta.url), "utf8");
const read = (text: string) => nmap.parse(text, { portOf: () => null });

function seen(reading: ForeignReading, table: SocketTable): ListeningSocketsFacts {
  const facts = reading.tables[table];
  if (facts?.status !== "observed") throw new Error(`${table}: ${JSON.stringify(facts)}`);
  return facts.value;
}

const portsOf = (reading: ForeignReading, table: SocketTable) =>
  seen(reading, table).sockets.map(({ port }) => port);
const triedIn = (reading: ForeignReading, table: SocketTable) => seen(reading, table).tried?.[0];

/** A report in the shape of nmap's, for what no recording shows. */
const report = (inside: string) => `<?xml version="1.0"?>\n<nmaprun scanner="nmap">${inside}</nmaprun>`;
const host = (ports: string, status = "up") =>
  `<host><status state="${status}"/><address addr="192.0.2.1" addrtype="ipv4"/><ports>${ports}</ports></host>`;
const port = (number: number | string, state: string, protocol = "tcp") =>
  `<port protocol="${protocol}" portid="${number}"><state state="${state}"/></port>`;

describe("scans that were recorded", () => {
  it("shows what answers at an IPv4 address, and nothing of what listens elsewhere", () => {
    const reading = read(recording("tcp4.xml"));
    expect(reading.variant).toBe("XML of nmap 7.93");
    expect(reading.hosts).toEqual(["192.0.2.10"]);
    expect(portsOf(reading, "tcp")).toEqual([22, 25, 80, 3306]);
    expect(portsOf(reading, "tcp6")).toEqual([]);
    expect(triedIn(reading, "tcp")).toEqual({
      address: "192.0.2.10",
      answered: [
        [20, 30],
        [80, 80],
        [443, 443],
        [631, 631],
        [3306, 3306],
        [8007, 8007],
      ],
      filtered: [],
    });
    expect(triedIn(reading, "tcp6")).toEqual(triedIn(reading, "tcp"));
    expect(reading.tables.udp).toBeUndefined();
  });

  it("shows what answers at an IPv6 address", () => {
    const reading = read(recording("tcp6.xml"));
    expect(portsOf(reading, "tcp")).toEqual([]);
    expect(seen(reading, "tcp6").sockets).toMatchObject([
      { family: "ipv6", address: "2001:db8::10", port: 80 },
      { family: "ipv6", address: "2001:db8::10", port: 8007 },
    ]);
  });

  it("reads the same from the XML that leaves closed ports out", () => {
    const [all, open] = [read(recording("tcp4.xml")), read(recording("open.xml"))];
    expect(open.tables).toEqual(all.tables);
  });

  it("reads the same from the normal output, where it lists every port", () => {
    expect(read(recording("tcp4.nmap")).tables).toEqual(read(recording("tcp4.xml")).tables);
  });

  it.each(["both.xml", "both.gnmap"])(
    "keeps a silent UDP port apart from open and closed ones in %s",
    (name) => {
      const reading = read(recording(name));
      expect(portsOf(reading, "tcp")).toEqual([22, 25, 80]);
      expect(triedIn(reading, "tcp")?.answered).toEqual([[1, 100]]);
      expect(portsOf(reading, "udp")).toEqual([]);
      expect(triedIn(reading, "udp")?.answered).toEqual([
        [1, 67],
        [69, 100],
      ]);
      expect(
        seen(reading, "udp")
          .gaps.map(({ detail }) => detail)
          .join(),
      ).toContain("udp ports 68 of");
    },
  );

  it("takes no table from a scan of two hosts, and names them", () => {
    const reading = read(recording("two-hosts.xml"));
    expect(reading.hosts).toEqual(["192.0.2.10", "127.0.0.1"]);
    expect(reading.tables.tcp).toMatchObject({ status: "unavailable", reason: "not-supported" });
  });

  it("says that the owners of a socket are not known", () => {
    const [socket] = seen(read(recording("tcp4.xml")), "tcp").sockets;
    expect(socket?.owners).toMatchObject({ status: "partial", processes: [] });
  });
});

describe.skipIf(lacksShared("recordings/local/nmap-sT-oX.out"))(
  "scans that are kept beside the repository",
  () => {
    it("finds the listeners that answer at 127.0.0.1", () => {
      const reading = read(sharedText("recordings/local/nmap-sT-oX.out"));
      const truth = JSON.parse(sharedText("recordings/local/host-state.json")) as {
        sockets: { proto: string; family: number; addr: string; port: number; v6only?: boolean }[];
      };
      const answering = truth.sockets
        .filter(({ proto, v6only }) => proto === "tcp" && v6only !== true)
        .filter(({ addr }) => ["0.0.0.0", "127.0.0.1", "::ffff:127.0.0.1", "::"].includes(addr))
        .map((socket) => socket.port)
        .filter((number) => hasPort(triedIn(reading, "tcp")?.answered ?? [], number));
      expect(portsOf(reading, "tcp")).toEqual([...new Set(answering)].sort((a, b) => a - b));
      expect(triedIn(reading, "tcp")?.answered).toEqual([
        [20, 30],
        [53, 53],
        [80, 80],
        [111, 111],
        [2222, 2222],
        [8000, 8110],
      ]);
    });

    it("E16: of UDP 53, 68, 111 and 5353 one is open, one silent and two are closed", () => {
      const reading = read(sharedText("recordings/local/nmap-sU-oX.out"));
      expect(portsOf(reading, "udp")).toEqual([111]);
      expect(triedIn(reading, "udp")?.answered.flat()).toEqual([53, 53, 111, 111, 5353, 5353]);
    });

    it("E17: a host that was not scanned is no evidence", () => {
      const { tables, hosts } = read(sharedText("recordings/local/nmap-down-oX.out"));
      expect(hosts).toEqual([]);
      expect(tables.tcp).toMatchObject({ status: "unavailable", reason: "missing-source" });
      expect(JSON.stringify(tables.tcp)).toContain("192.0.2.1 was skipped");
    });

    it.each([
      ["local/nmap-sV-oX.out", [22, 111, 2222]],
      ["local/nmap-oG.out", [22, 25, 80]],
      ["local/nmap-normal.out", [22, 25, 80]],
      ["jc/generic_xml-nmap.xml", [443]],
    ])("finds the open ports of %s", (file, open) => {
      const text = sharedText(`recordings/${file}`);
      expect(nmap.recognise(text)).toBe("certain");
      expect(portsOf(read(text), "tcp")).toEqual(open);
    });
  },
);

describe("what a scan leaves open", () => {
  it.each([
    ["open", [[5, 5]], [], [5]],
    ["closed", [[5, 5]], [], []],
    ["filtered", [], [[5, 5]], []],
  ])("%s is what nmap says of one port", (state, answered, filtered, open) => {
    const reading = read(report(host(port(5, state))));
    expect(triedIn(reading, "tcp")).toEqual({ address: "192.0.2.1", answered, filtered });
    expect(portsOf(reading, "tcp")).toEqual(open);
  });

  it.each(["unfiltered", "open|filtered", "closed|filtered", "OPEN", ""])(
    "a port that is %j tells nothing",
    (state) => {
      expect(read(report(host(port(5, state)))).tables.tcp).toMatchObject({ status: "unavailable" });
    },
  );

  it("believes a sum without ports only where its number is right", () => {
    const scan = (count: number) =>
      read(
        report(
          `<scaninfo protocol="tcp" services="1-10"/>${host(`<extraports state="closed" count="${count}"/>${port(5, "open")}`)}`,
        ),
      );
    expect(triedIn(scan(9), "tcp")?.answered).toEqual([[1, 10]]);
    expect(triedIn(scan(8), "tcp")?.answered).toEqual([[5, 5]]);
  });

  it("does not take ports that a filter hides for closed ones", () => {
    const reading = read(
      report(
        `<scaninfo protocol="tcp" services="1-10"/>${host(`<extraports state="filtered" count="9"/>${port(5, "open")}`)}`,
      ),
    );
    expect(triedIn(reading, "tcp")).toMatchObject({
      answered: [[5, 5]],
      filtered: [
        [1, 4],
        [6, 10],
      ],
    });
  });

  it.each([
    ["XML", report(`<scaninfo type="fin" protocol="tcp" services="5"/>${host(port(5, "closed"))}`)],
    ["greppable output", recording("both.gnmap").replace("-sU -sT", "-sXV")],
    ["normal output", recording("tcp4.nmap").replace("-sT", "--scanflags URG")],
  ])("refuses %s of a method that does not prove a port closed", (_form, text) => {
    const { tcp } = read(text).tables;
    expect(tcp).toMatchObject({ status: "unavailable", reason: "not-supported" });
    expect(JSON.stringify(tcp)).toContain("does not prove which ports are closed");
  });

  it("puts a host together that a scanner writes once for each port", () => {
    const reading = read(report(host(port(5, "open")) + host(port(7, "open"))));
    expect(portsOf(reading, "tcp")).toEqual([5, 7]);
  });

  it("passes over hosts that are down", () => {
    expect(read(report(host(port(5, "open"), "down"))).tables.tcp).toMatchObject({
      reason: "missing-source",
      detail: "The scan saw no host: 192.0.2.1 is down.",
    });
  });
});

describe("texts that are no scan", () => {
  const bomb = `<!DOCTYPE nmaprun [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  it.each([
    ["an empty text", ""],
    ["another root", "<nessus></nessus>"],
    ["XML that was cut", recording("tcp4.xml").slice(0, 2000)],
    ["greppable output that was cut", recording("both.gnmap").slice(0, 300)],
    ["normal output that was cut", recording("tcp4.nmap").slice(0, 400)],
    ["two reports in one file", recording("tcp4.xml") + recording("tcp6.xml")],
    ["an entity of its own", `${bomb}<nmaprun>&b;</nmaprun>`],
    [
      "an external entity",
      '<!DOCTYPE nmaprun [<!ENTITY x SYSTEM "file:///etc/passwd">]><nmaprun>&x;</nmaprun>',
    ],
    ["depth", `<nmaprun>${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}</nmaprun>`],
    ["UTF-16 read as something else", [...report(host(port(5, "open")))].join("\0")],
    ["an attribute given twice", '<nmaprun a="1" a="2"/>'],
  ])("gives no table for %s", (_name, text) => {
    const statuses = Object.values(read(text).tables).map(({ status }) => status);
    expect(statuses).toContain("unavailable");
    expect(statuses).not.toContain("observed");
  });

  it.each([
    ["a comment", `<!--${port(5, "open")}-->`],
    ["CDATA", `<![CDATA[${port(5, "open")}]]>`],
    ["the output of a script", `<hostscript>${port(5, "open")}</hostscript>`],
    ["a port of another protocol", port(5, "open", "sctp")],
    ["a port that is none", port(70_000, "open") + port("5x", "open") + port(-5, "open")],
  ])("does not take %s for a port", (_name, inside) => {
    const reading = read(report(host(port(7, "open") + inside)));
    expect(portsOf(reading, "tcp")).toEqual([7]);
  });

  it("does not take a name for a column", () => {
    const text = `# Nmap 7.93 scan initiated x\nHost: 192.0.2.1 (a, 23/closed/tcp//x///)\tPorts: 22/open/tcp//s, 23|closed|tcp///\n# Nmap done at x\n`;
    expect(triedIn(read(text), "tcp")?.answered).toEqual([[22, 22]]);
  });

  it("knows its own texts from those of others", () => {
    expect(nmap.recognise("<NessusClientData_v2>")).toBe("no");
    expect(nmap.recognise("Active Internet connections (only servers)\n")).toBe("no");
    for (const name of ["tcp4.xml", "both.gnmap", "tcp4.nmap"])
      expect(nmap.recognise(recording(name))).toBe("certain");
  });

  it("never throws, whatever is changed in a report", () => {
    const texts = ["tcp4.xml", "both.gnmap", "tcp4.nmap"].map(recording);
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(40), fc.string(), (text, at, length, put) => {
        const place = at % text.length;
        const changed = text.slice(0, place) + put + text.slice(place + length);
        expect(Object.keys(read(changed).tables).length).toBeGreaterThan(0);
      }),
    );
  });

  it("reads long names and many elements in linear time", () => {
    const long = "a".repeat(1_000_000);
    const started = processorTime();
    read(`<${long}>${"<b/>".repeat(200_000)}</${long}>`);
    read(report(host(port(5, "open").repeat(100_000))));
    expect(processorTime() - started).toBeLessThan(20_000);
  });
});
