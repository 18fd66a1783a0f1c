import { spawnSync } from "node:child_process";
import { afterAll, describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.ts";
import { lacks } from "../support-hosts/requires.ts";
import { COMMAND, scratchFolder } from "./audit-command.ts";

const path = (name: string) => new URL(name, import.meta.url).pathname;
const REGISTRAR = path("../collectors/rpc-services/fixtures/register.ts");
const LISTENING = path("../support-hosts/listening-main.ts");

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

function rule(type: string, transport: "TCP" | "UDP", ports: string): string {
  return `<custom_item>
type : ${type}
description : "${type} ${transport} ${ports}"
port_type : ${transport}
ports : "${ports}"
</custom_item>
`;
}

const policy = scratch.put(
  "rpc.audit",
  `<check_type:"Unix">
${rule("AUDIT_DENIED_OPEN_PORTS", "UDP", "rpc:mountd")}${rule("AUDIT_REQUIRED_OPEN_PORTS", "UDP", "rpc:100005")}${rule("AUDIT_DENIED_OPEN_PORTS", "TCP", "rpc:nfs")}${rule("AUDIT_REQUIRED_OPEN_PORTS", "TCP", "rpc:nfs")}</check_type>
`,
);

/** Answers whatever comes to UDP port 8020, where the registrar of the tests says that mountd is. */
const ANSWERING = `const socket = require("node:dgram").createSocket("udp4");
socket.on("message", (_, { port, address }) => socket.send("here", port, address));
socket.bind(8020);`;

/** Judges the policy on a network of its own with a real rpcbind, which knows of nfs on TCP 2049 and of mountd on UDP 8020. */
function judged(places: readonly object[], ...background: readonly string[]): AuditReport["findings"] {
  const script = `ip link set lo up; mount -t tmpfs tmpfs /run; ulimit -n 4096
rpcbind -f -i & ${process.execPath} ${REGISTRAR} few
${background.join("\n")}
exec "$@"`;
  const run = [COMMAND, "run", policy, "--target", "tcp://127.0.0.1", "-o", "json"];
  const listening = [process.execPath, LISTENING, JSON.stringify(places), process.execPath, ...run];
  const { stdout, stderr } = spawnSync(
    "unshare",
    ["-n", "-m", "-p", "-f", "--mount-proc", "sh", "-ec", script, "sh", ...listening],
    { encoding: "utf8", timeout: 240_000, env: { PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` } },
  );
  expect(stderr).toBe("");
  return (JSON.parse(stdout) as AuditReport).findings;
}

describe.skipIf(lacks("root", "namespaces", "ip", "rpcbind"))("programs of RPC over the network", () => {
  it("their ports are tried, of UDP too, and judged where they listen", () => {
    const answering = `${process.execPath} -e '${ANSWERING}' &\nsleep 0.5`;
    const findings = judged([{ host: "127.0.0.1", port: 2049 }], answering);
    expect(findings.map(({ status }) => status)).toEqual(["FAILED", "PASSED", "FAILED", "PASSED"]);
    expect(JSON.stringify(findings[0])).toContain('"port":8020');
    expect(JSON.stringify(findings[2])).toContain('"port":2049');
  });

  it("a registration where nobody listens is a claim: the port is closed", () => {
    expect(judged([]).map(({ status }) => status)).toEqual(["PASSED", "FAILED", "PASSED", "FAILED"]);
  });
});
