import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { testBinding } from "../../../src/collectors/cross-view/test-binding.ts";
import type { BindingDoors } from "../../../src/collectors/cross-view/test-binding.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { lacksFile } from "../../support-hosts/requires.ts";

const local = localTarget();

function doors(parts: Partial<BindingDoors> = {}): BindingDoors {
  if (local.files === null || local.bindPorts === null) throw new Error("This machine has no such doors.");
  return { files: local.files, bindPorts: local.bindPorts, uid: 0, ...parts };
}

/** The files of a machine whose tables show no socket at all. */
function blind(): BindingDoors["files"] {
  return { ...doors().files, readChunks: () => ({ status: "observed", value: "ended" }) };
}

async function tcpPort(): Promise<{ readonly port: number; readonly close: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen({ port: 0, host: "127.0.0.1" }, resolve));
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}

async function udpPort(): Promise<{ readonly port: number; readonly close: () => void }> {
  const socket = createSocket("udp4");
  await new Promise<void>((resolve) => socket.bind({ port: 0, address: "127.0.0.1" }, resolve));
  return { port: socket.address().port, close: () => void socket.close() };
}

it.skipIf(lacksFile("/proc/net/tcp")).each([
  ["tcp", tcpPort],
  ["udp", udpPort],
] as const)("a port of %s that is in use is taken only where no table shows it", async (transport, open) => {
  const { port, close } = await open();
  try {
    const wish = { transport, ports: [[port, port]] } as const;
    const known = { transport, tested: [[port, port]], untested: [] };
    expect(await testBinding(doors(), wish)).toEqual({ ...known, taken: [] });
    expect(await testBinding(doors({ files: blind() }), wish)).toEqual({ ...known, taken: [[port, port]] });
  } finally {
    close();
  }
});

it("ports below 1024 are left alone without root", async () => {
  const bound: number[] = [];
  const answer = await testBinding(
    doors({
      uid: 1000,
      bindPorts: ({ ports }) => {
        bound.push(...ports);
        return Promise.resolve(ports.map((port) => ({ port, status: "free" })));
      },
      files: blind(),
    }),
    { transport: "tcp", ports: [[0, 1025]] },
  );
  expect(bound).toEqual([1024, 1025]);
  expect(answer).toMatchObject({ tested: [[1024, 1025]], untested: [{ ports: [[1, 1023]] }] });
});

it("where the tables cannot be read, nothing is bound and nothing is known", async () => {
  const unread = { status: "unavailable", reason: "missing-privilege", detail: "No." } as const;
  const answer = await testBinding(
    doors({
      files: { ...doors().files, readChunks: () => unread },
      bindPorts: () => Promise.reject(new Error("bound")),
    }),
    { transport: "udp", ports: [[5000, 5001]] },
  );
  expect(answer).toMatchObject({
    tested: [],
    untested: [{ ports: [[5000, 5001]], reason: "missing-privilege" }],
  });
});
