import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { RpcService } from "../../../src/model/name-services.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { readRpcServices } from "../../../src/collectors/rpc-services/rpc-services.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import type { FileAccess } from "../../../src/targets/file-access.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { rootedFiles } from "../../support-hosts/rooted-files.ts";
import { fakeDatagramPortmapper } from "./fake-datagram-portmapper.ts";
import { fakePortmapper } from "./fake-portmapper.ts";
import type { Behaviour } from "./fake-portmapper.ts";
import { END, accepted, binding, mapping, record, word } from "./rpc-messages.ts";

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function collect(behave: Behaviour): Promise<Observation<readonly RpcService[]>> {
  const server = await fakePortmapper(behave);
  open.push(server.close);
  return readRpcServices(localTarget(), [{ host: "127.0.0.1", port: server.port }]);
}

const NFS = { program: 100_003, name: "nfs", aliases: ["nfsprog"], port: 2049, transport: "tcp" };

describe("the rpc-services collector", () => {
  it("names what a version 4 portmapper lists", async () => {
    const answer = await collect((socket, version, transaction) => {
      expect(version).toBe(4);
      socket.write(record(accepted(transaction, 0, binding(100_003, 4, ["tcp6", "::.8.1"]), END)));
    });
    expect(answer).toMatchObject({ status: "observed", facts: [{ ...NFS, version: 4, family: "ipv6" }] });
  });

  it("falls back to version 3 and 2", async () => {
    const asked: number[] = [];
    const answer = await collect((socket, version, transaction) => {
      asked.push(version);
      const isOld = version === 2;
      const reply = isOld
        ? accepted(transaction, 0, mapping(100_003, 3, [6, 2049]), END)
        : accepted(transaction, 2);
      socket.write(record(reply));
    });
    expect(asked).toEqual([4, 3, 2]);
    expect(answer).toMatchObject({ status: "observed", facts: [{ ...NFS, version: 3, family: "ipv4" }] });
    expect(answer.source).toContain("version 2");
  });

  it("waits for a reply that trickles in and comes after those of others", async () => {
    const answer = await collect((socket, _, transaction) => {
      const stream = Buffer.concat([
        record(accepted(7, 0, END)),
        record(accepted(transaction, 0, binding(555_555, 1, ["udp", "0.0.0.0.0.9"]), END), 5),
      ]);
      socket.setNoDelay();
      for (const [index, byte] of [...stream].entries())
        setTimeout(() => socket.write(Buffer.of(byte)), index);
    });
    expect(answer).toMatchObject({
      status: "observed",
      facts: [{ program: 555_555, name: null, aliases: [], transport: "udp", port: 9 }],
    });
  });

  it("takes a refused connection for the fact that there are no registrations", async () => {
    const server = await fakePortmapper(() => undefined);
    await server.close();
    const answer = await readRpcServices(localTarget(), [{ host: "127.0.0.1", port: server.port }]);
    expect(answer).toMatchObject({ status: "observed", facts: [] });
    expect(answer.source).toContain("nobody listens");
  });

  it("asks the next address where one refuses", async () => {
    const closed = await fakePortmapper(() => undefined);
    await closed.close();
    const server = await fakePortmapper((socket, _, transaction) => {
      socket.write(record(accepted(transaction, 0, END)));
    });
    open.push(server.close);
    const answer = await readRpcServices(localTarget(), [
      { host: "127.0.0.1", port: closed.port },
      { host: "127.0.0.1", port: server.port },
    ]);
    expect(answer).toMatchObject({ status: "observed", facts: [] });
    expect(answer.source).toContain(`${server.port}, version 4`);
  });

  const HOSTILE: readonly (readonly [what: string, reason: string, behave: Behaviour])[] = [
    ["says nothing", "timed-out", () => undefined],
    ["hangs up", "truncated-output", (socket) => socket.end()],
    [
      "stops in the middle",
      "truncated-output",
      (socket, _, id) => socket.end(record(accepted(id, 0, END)).subarray(0, 20)),
    ],
    ["sends a text", "malformed-output", (socket) => socket.write("HTTP/1.1 400 Bad Request\r\n\r\n")],
    ["announces a gigabyte", "malformed-output", (socket) => socket.write(Buffer.of(0xc0, 0, 0, 0))],
    ["sends empty fragments", "malformed-output", (socket) => socket.write(Buffer.alloc(1 << 16))],
    [
      "cuts its list",
      "malformed-output",
      (socket, _, id) => socket.write(record(accepted(id, 0, mapping(1, 1, [6, 1])))),
    ],
    ["refuses", "failed", (socket, _, id) => socket.write(record(accepted(id, 5)))],
    ["speaks no version that is known", "failed", (socket, _, id) => socket.write(record(accepted(id, 2)))],
  ];

  it.each(HOSTILE)("is unavailable if the portmapper %s (%s)", async (_, reason, behave) => {
    expect(await collect(behave)).toMatchObject({ status: "unavailable", reason });
  });

  it("is unavailable if the file of names cannot be read: a rule about a name would find nothing", async () => {
    const answer = await collectWith(unreadableNames());
    expect(answer).toMatchObject({ status: "unavailable", reason: "not-supported" });
  });

  it("gives programs their usual names where there is no file of names, and others none", async () => {
    const answer = await collectWith(null);
    if (answer.status !== "observed") throw new Error(answer.detail);
    expect(answer.source).toContain("the usual names");
    expect(answer.facts.map(({ name }) => name)).toEqual(["nfs", null]);
  });

  it("asks over UDP where nobody listens on TCP, and passes over what belongs to others", async () => {
    const server = await fakeDatagramPortmapper((version, transaction) => [
      accepted(7, 0, END),
      Buffer.of(1),
      accepted(transaction, 0, binding(100_003, version, ["udp", "0.0.0.0.8.1"]), END),
    ]);
    open.push(server.close);
    const answer = await readRpcServices(localTarget(), [{ host: "127.0.0.1", port: server.port }]);
    expect(answer).toMatchObject({ status: "observed", facts: [{ ...NFS, version: 4, transport: "udp" }] });
    expect(answer.source).toContain("(UDP), version 4");
  });

  it("asks again over UDP, because datagrams are lost", async () => {
    let calls = 0;
    const server = await fakeDatagramPortmapper((_, transaction) =>
      ++calls < 2 ? [] : [accepted(transaction, 0, END)],
    );
    open.push(server.close);
    const answer = await readRpcServices(localTarget(), [{ host: "127.0.0.1", port: server.port }]);
    expect(answer).toMatchObject({ status: "observed", facts: [] });
  });

  const SHORT: readonly (readonly [
    what: string,
    reason: string,
    reply: (transaction: number) => Buffer[],
  ])[] = [
    ["cuts its list", "malformed-output", (id) => [accepted(id, 0, mapping(1, 1, [6, 1]))]],
    ["has no room for its list", "failed", (id) => [accepted(id, 5)]],
    ["says nothing", "timed-out", () => []],
    ["answers somebody else", "timed-out", (id) => [accepted(id + 100, 0, END)]],
  ];

  it.each(SHORT)("is unavailable if a portmapper that speaks only UDP %s (%s)", async (_, reason, reply) => {
    const server = await fakeDatagramPortmapper((_version, transaction) => reply(transaction));
    open.push(server.close);
    const answer = await readRpcServices(localTarget(), [{ host: "127.0.0.1", port: server.port }]);
    expect(answer).toMatchObject({ status: "unavailable", reason });
  });

  it("asks only in the versions that a mismatch names", async () => {
    const asked: number[] = [];
    const answer = await collect((socket, version, transaction) => {
      asked.push(version);
      const mismatch = accepted(transaction, 2, word(2), word(2));
      socket.write(record(version === 2 ? accepted(transaction, 0, END) : mismatch));
    });
    expect(asked).toEqual([4, 2]);
    expect(answer).toMatchObject({ status: "observed", facts: [] });
  });

  it("is unavailable if another address than loopback cannot be reached, though one refuses", async () => {
    const server = await fakePortmapper(() => undefined);
    await server.close();
    const refusing = { host: "127.0.0.1", port: server.port };
    const answer = await readRpcServices(localTarget(), [{ host: "255.255.255.255", port: 1 }, refusing]);
    expect(answer).toMatchObject({ status: "unavailable" });
  });
});

async function collectWith(files: FileAccess | null): Promise<Observation<readonly RpcService[]>> {
  const server = await fakePortmapper((socket, _, transaction) => {
    const nfs = binding(100_003, 4, ["tcp", "0.0.0.0.8.1"]);
    socket.write(record(accepted(transaction, 0, nfs, binding(7, 4, ["tcp", "0.0.0.0.8.1"]), END)));
  });
  open.push(server.close);
  const { network } = localTarget();
  return readRpcServices({ network, files }, [{ host: "127.0.0.1", port: server.port }]);
}

/** A machine whose file of names is a folder. */
function unreadableNames(): FileAccess {
  const root = mkdtempSync(join(tmpdir(), "rpc-names-"));
  mkdirSync(join(root, "etc/rpc"), { recursive: true });
  open.push(() => rm(root, { recursive: true }));
  return rootedFiles(root);
}

describe.skipIf(lacks("root", "namespaces", "rpcbind", "ip", "nft"))("a real rpcbind", () => {
  const answers = askRealRpcbind();

  it("is read on loopback", () => {
    const { source, lines } = seen("loopback");
    expect(source).toBe("portmapper at 127.0.0.1 port 111, version 4, and /etc/rpc");
    expect(lines).toEqual(
      expect.arrayContaining([
        "portmapper 4 tcp ipv4 111",
        "portmapper 2 udp ipv4 111",
        "portmapper 3 tcp ipv6 111",
        "nfs 3 tcp ipv4 2049",
        "mountd 3 udp ipv4 8020",
        "nfs 4 tcp ipv6 2049",
      ]),
    );
  });

  it("is read over IPv6, from another machine, and over UDP where TCP is refused, all the same", () => {
    const { lines } = seen("loopback");
    for (const way of ["IPv6 loopback", "network", "IPv6 network", "UDP", "IPv6 UDP"])
      expect([way, seen(way).lines]).toEqual([way, lines]);
    expect(seen("network").source).toBe("portmapper at 10.99.0.2 port 111, version 4, and /etc/rpc");
    expect(seen("UDP").source).toBe("portmapper at 10.99.0.2 port 111 (UDP), version 4, and /etc/rpc");
  });

  it("is read in full over TCP when it has too many registrations for a datagram, and not at all over UDP", () => {
    expect(seen("many").lines).toHaveLength(seen("loopback").lines.length + 600);
    expect(answers().get("many over UDP")).toMatchObject({
      status: "unavailable",
      reason: "failed",
      detail: expect.stringContaining("has no room") as string,
    });
  });

  it("is unavailable where a packet filter swallows the question, and not there once it has ended", () => {
    expect(answers().get("dropped")).toMatchObject({ status: "unavailable", reason: "timed-out" });
    expect(answers().get("ended")).toMatchObject({
      status: "observed",
      source: "no portmapper: nobody listens at 10.99.0.2 port 111",
      facts: [],
    });
  });

  function seen(way: string): { readonly source: string; readonly lines: readonly string[] } {
    const answer = answers().get(way);
    if (answer?.status !== "observed") throw new Error(`${way}: ${answer?.detail ?? "not asked"}`);
    const lines = answer.facts.map(
      (fact) => `${fact.name} ${fact.version} ${fact.transport} ${fact.family} ${fact.port}`,
    );
    return { source: answer.source, lines: lines.sort() };
  }
});

/** Asks once, when the first test wants to know. */
function askRealRpcbind(): () => ReadonlyMap<string, Observation<readonly RpcService[]>> {
  let answers: ReadonlyMap<string, Observation<readonly RpcService[]>> | undefined;
  return () => (answers ??= askInNamespace());
}

function askInNamespace(): ReadonlyMap<string, Observation<readonly RpcService[]>> {
  const main = new URL("./fixtures/collect-beside-rpcbind.ts", import.meta.url).pathname;
  const options = ["-n", "-m", "-p", "-f", "--mount-proc", "--kill-child", process.execPath, main];
  const said = execFileSync("unshare", options, { encoding: "utf8", timeout: 240_000 });
  return new Map(JSON.parse(said) as [string, Observation<readonly RpcService[]>][]);
}
