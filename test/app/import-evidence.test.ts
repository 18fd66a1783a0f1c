import { entriesOf } from "../../src/model/observations.ts";
import { describe, expect, it } from "vitest";
import { importEvidence } from "../../src/app/import-evidence.ts";
import { joinOwners } from "../../src/app/join-owners.ts";
import { joinTables } from "../../src/app/join-tables.ts";
import type { TableSource } from "../../src/app/join-tables.ts";
import type { ForeignText } from "../../src/app/read-texts.ts";
import type { Recording } from "../../src/evidence/recording.ts";
import type { ListeningSocketsFacts } from "../../src/model/evidence.ts";
import type { ListeningSocket } from "../../src/model/listening-socket.ts";
import { foreignFormats } from "../../src/collectors/foreign/index.ts";
import { recogniseFormat } from "../../src/collectors/foreign/recognise-format.ts";
import { lacksShared, sharedText } from "../collectors/shared-folder.ts";
import { listener, owner, unseen } from "../reporters/sample-listeners.ts";

function source(
  name: string,
  sockets: readonly ListeningSocket[],
  more: Partial<ListeningSocketsFacts> = {},
): TableSource {
  return {
    name,
    seen: { status: "observed", value: { table: "tcp", sockets, gaps: [], ...more } },
    remarks: [],
  };
}

function joined(...sources: readonly TableSource[]): ListeningSocketsFacts {
  const table = joinTables("tcp", sources);
  if (table?.status !== "observed") throw new Error("The table was not seen.");
  return table.facts;
}

const web = listener({ port: 80, owners: { status: "not-requested" }, inode: null });
const ssh = listener({ port: 22 });

describe("several texts about one table", () => {
  it("a listener that any of them shows counts, once, and what only some show is a note", () => {
    const { sockets, gaps } = joined(source("ss", [web, ssh]), source("netstat", [web]));
    expect(sockets.map(({ port }) => port)).toEqual([22, 80]);
    expect(gaps.map(({ detail }) => detail)).toEqual(["ss shows tcp 0.0.0.0 port 22; netstat does not."]);
  });

  it("twins on one address and port stay two", () => {
    expect(joined(source("ss", [web, web]), source("netstat", [web, web])).sockets).toHaveLength(2);
  });

  it("what one does not tell is taken from the other", () => {
    const { sockets } = joined(source("netstat", [web]), source("ss", [listener({ port: 80 })]));
    expect(sockets).toEqual([listener({ port: 80 })]);
  });

  it("a text that was cut is a note beside one that is whole, and alone it is no table", () => {
    const cut: TableSource = { name: "lsof", seen: unseen, remarks: [] };
    expect(joined(cut, source("ss", [web])).gaps).toEqual([
      { reason: unseen.reason, detail: `lsof: ${unseen.detail}` },
    ]);
    expect(joinTables("tcp", [cut])).toEqual({ ...unseen, source: "lsof" });
    expect(joinTables("tcp", [])).toBeNull();
  });

  it("a scan from outside is another view: it stands in for what was not read on the host, never beside it", () => {
    const tried = [{ address: "10.0.0.1", answered: [[1, 100]], filtered: [] }] as const;
    const reached = listener({
      port: 99,
      address: "10.0.0.1",
      scope: "private",
      owners: { status: "not-requested" },
    });
    const scan = source("nmap", [reached], { tried });
    expect(joined(scan, source("ss", [web]))).toEqual(joined(source("ss", [web])));
    expect(joined(scan)).toMatchObject({ sockets: [{ port: 99 }], tried });
    expect(joined(scan, { name: "ss", seen: unseen, remarks: [] })).toMatchObject({ tried });
  });
});

describe("owners of one listener in two texts", () => {
  const one = owner({ pid: 1 });
  const two = owner({ pid: 2 });

  it.each([
    ["none and all", { status: "not-requested" }, { status: "complete", processes: [one] }, "complete", [1]],
    [
      "all, and one of them",
      { status: "complete", processes: [one, two] },
      { status: "partial", processes: [two], unseen },
      "complete",
      [1, 2],
    ],
    [
      "all, and another one",
      { status: "complete", processes: [one] },
      { status: "partial", processes: [two], unseen },
      "partial",
      [1, 2],
    ],
    [
      "the kernel, and a process",
      { status: "kernel" },
      { status: "partial", processes: [two], unseen },
      "partial",
      [2],
    ],
    [
      "some and others",
      { status: "partial", processes: [one], unseen },
      { status: "partial", processes: [two], unseen },
      "partial",
      [1, 2],
    ],
  ] as const)("%s", (_, left, right, status, pids) => {
    for (const owners of [joinOwners(left, right), joinOwners(right, left)]) {
      expect(owners.status).toBe(status);
      expect("processes" in owners ? owners.processes.map(({ pid }) => pid) : []).toEqual(pids);
    }
  });

  it("an executable that one of them shows is kept", () => {
    const named = joinOwners(
      { status: "complete", processes: [owner({ executable: unseen })] },
      { status: "complete", processes: [owner()] },
    );
    expect(named).toEqual({ status: "complete", processes: [owner()] });
  });
});

/** What some texts say, as one host. */
function imported(texts: readonly ForeignText[]): Recording {
  const evidence = importEvidence(texts);
  if (evidence.status === "several-hosts") throw new Error(evidence.message);
  return evidence.recording;
}

const format = (id: string) => foreignFormats.find((entry) => entry.id === id)!;

describe("texts of other tools", () => {
  const SS = `Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
tcp   LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    users:(("sshd",pid=7,fd=3))
`;
  it("facts name their source, and owners have no identity", () => {
    const { observations, target } = imported([{ origin: "a.txt", format: format("ss"), text: SS }]);
    expect(target).toBeNull();
    expect(observations["listening-sockets:tcp"]).toMatchObject({
      status: "observed",
      source: expect.stringMatching(/^ss.* \(a\.txt\)$/) as string,
      facts: { sockets: [{ port: 22 }] },
    });
    expect(JSON.stringify(observations)).toContain('"executable":{"status":"unavailable"');
  });

  it("a table of which no text has a socket is not known, and which command shows it is said", () => {
    const { observations } = imported([{ origin: "a.txt", format: format("ss"), text: SS }]);
    for (const table of ["tcp6", "udp", "udp6"] as const)
      expect(observations[`listening-sockets:${table}`]).toMatchObject({
        status: "unavailable",
        reason: "not-recorded",
        detail: expect.stringMatching(`no ${table} socket in a\\.txt.*\`ss -lntup\``) as string,
      });
    expect(observations).not.toHaveProperty("listening-sockets:udplite");
  });

  it("texts that list no sockets say nothing of any table", () => {
    const services = { origin: "services", format: format("services"), text: "ssh 22/tcp\n" };
    expect(Object.keys(imported([services]).observations)).toEqual(["service-names"]);
  });

  describe("scans", () => {
    const scan = (...addresses: readonly string[]) => ({
      origin: `${addresses.join("+")}.txt`,
      format: format("nmap"),
      text: [
        `# Nmap 7.93 scan initiated as: nmap -oG - -p 22 ${addresses.join(" ")}`,
        ...addresses.map((address) => `Host: ${address} ()\tPorts: 22/open/tcp//ssh///`),
        `# Nmap done at Sat Nov 21 2026 -- ${addresses.length} IP address (${addresses.length} hosts up) scanned in 0.1 seconds`,
        "",
      ].join("\n"),
    });

    it.each([
      ["one scan", [scan("192.0.2.1")]],
      ["one address twice", [scan("192.0.2.1"), scan("192.0.2.1")]],
      ["an address of each family", [scan("192.0.2.1"), scan("2001:db8::1")]],
    ])("%s is of one host", (_, texts) => {
      expect(imported(texts).observations["listening-sockets:tcp"]?.status).toBe("observed");
    });

    it.each([
      [
        "two scans",
        [scan("192.0.2.1"), scan("192.0.2.2")],
        "192.0.2.1.txt is of 192.0.2.1, 192.0.2.2.txt is of 192.0.2.2.",
      ],
      [
        "one scan of several hosts",
        [scan("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4")],
        "192.0.2.1 and 192.0.2.2 and 192.0.2.3 and 1 more.",
      ],
    ])("%s of several hosts are refused, with files and hosts", (_, texts, words) => {
      const message = expect.stringContaining(words) as string;
      expect(importEvidence(texts)).toEqual({ status: "several-hosts", message });
    });
  });

  it("an empty text is recognised by nobody, and nonsense is no table", () => {
    expect(recogniseFormat("", foreignFormats)).toMatchObject({ status: "unclear" });
    for (const id of ["ss", "netstat", "lsof", "sockstat", "nmap"]) {
      const { observations } = imported([{ origin: "x", format: format(id), text: "command not found\n" }]);
      for (const [, seen] of entriesOf(observations)) expect([id, seen.status]).toEqual([id, "unavailable"]);
    }
  });

  it.skipIf(lacksShared("recordings/local")).each([
    ["ss", "ss-lntup.out"],
    ["netstat", "netstat-tulpn.out"],
    ["lsof", "lsof-nP-i.out"],
    ["lsof", "lsof-F.out"],
    ["nmap", "nmap-sT-oX.out"],
    ["ps", "ps-ef.out"],
  ])("the output of %s in %s is recognised", (id, file) => {
    const answer = recogniseFormat(sharedText(`recordings/local/${file}`), foreignFormats);
    expect(answer).toMatchObject({ status: "recognised", format: { id } });
  });
});
