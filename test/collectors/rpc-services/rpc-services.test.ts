import { execFileSync } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import type { RpcService } from "../../../src/model/evidence.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { readRpcServices } from "../../../src/collectors/rpc-services/rpc-services.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { fakePortmapper } from "./fake-portmapper.ts";
import type { Behaviour } from "./fake-portmapper.ts";
import { END, accepted, binding, mapping, record } from "./rpc-messages.ts";

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

  it("is unavailable if programs cannot be named: a rule about a name would find nothing", async () => {
    const server = await fakePortmapper((socket, _, transaction) => {
      socket.write(record(accepted(transaction, 0, binding(100_003, 4, ["tcp", "0.0.0.0.8.1"]), END)));
    });
    open.push(server.close);
    const target = localTarget();
    const answer = await readRpcServices({ ...target, files: null }, [
      { host: "127.0.0.1", port: server.port },
    ]);
    expect(answer).toMatchObject({ status: "unavailable", reason: "not-supported" });
  });

  it.skipIf(lacks("root", "namespaces", "rpcbind", "ip"))("reads a real rpcbind", () => {
    const main = new URL("./fixtures/collect-beside-rpcbind.ts", import.meta.url).pathname;
    const options = ["-n", "-m", "-p", "-f", "--mount-proc", "--kill-child", process.execPath, main];
    const answer = JSON.parse(execFileSync("unshare", options, { encoding: "utf8" })) as Observation<
      readonly RpcService[]
    >;
    if (answer.status !== "observed") throw new Error(answer.detail);
    expect(answer.source).toBe("portmapper at 127.0.0.1 port 111, version 4, and /etc/rpc");
    const lines = answer.facts.map(
      (fact) => `${fact.name} ${fact.version} ${fact.transport} ${fact.family} ${fact.port}`,
    );
    expect(lines).toContain("portmapper 4 tcp ipv4 111");
    expect(lines).toContain("portmapper 2 udp ipv4 111");
    expect(lines).toContain("portmapper 3 tcp ipv6 111");
    expect(lines).toContain("nfs 3 tcp ipv4 2049");
    expect(lines).toContain("mountd 3 udp ipv4 8020");
  });
});
