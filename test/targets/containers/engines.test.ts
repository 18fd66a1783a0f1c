import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ListeningSocket } from "../../../src/model/listening-socket.ts";
import type { SocketOwner } from "../../../src/model/process.ts";
import type { MergedReport } from "../../../src/model/merged-report.ts";
import type { AuditReport } from "../../../src/model/report.ts";
import { scratchFolder } from "../../cli/audit-command.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { besideEngines, enginesCanRun } from "./real-engines.ts";

const POLICY = `<check_type:"Unix">
<custom_item>
type : AUDIT_ALLOWED_OPEN_PORTS
description : "Nothing is open"
port_type : TCP
ports : "65535"
</custom_item>
</check_type>
`;

const RUN = `audit() { "$NODE" "$AUDIT" run policy.audit --owners "$@" || test $? = 1; }
audit -o json=host.json
audit --target container:web -o json=web.json
audit --target container:pod -o json=pod.json
audit --target "container:$(cut -c1-12 docker.id)" -o json=by-id.json
audit --all-netns -o json=all.json
`;

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

function listeners(file: string): readonly ListeningSocket[] {
  const report = JSON.parse(readFileSync(join(scratch.folder, file), "utf8")) as AuditReport;
  return report.findings.flatMap(({ verdict }) =>
    "found" in verdict ? verdict.found.flatMap(({ listener }) => listener ?? []) : [],
  );
}

function ownersOn(file: string, port: number): readonly SocketOwner[] {
  return listeners(file)
    .filter((listener) => listener.port === port)
    .flatMap(({ owners }) => ("processes" in owners ? owners.processes : []));
}

describe.skipIf(
  lacks("root", "namespaces", "dockerd", "docker", "podman", "crun", "busybox") || !enginesCanRun(),
)("real containers, from outside", () => {
  let outcome: ReturnType<typeof besideEngines>;
  beforeAll(() => {
    scratch.put("policy.audit", POLICY);
    scratch.put("run.sh", RUN);
    outcome = besideEngines(scratch.folder);
  }, 130_000);

  it("are found by their engines' state, also where the settings put it elsewhere", () => {
    expect(outcome).toEqual({ status: 0, stderr: expect.any(String) as string });
    for (const file of ["web.json", "pod.json", "by-id.json"])
      expect(listeners(file).map(({ transport, port }) => `${transport}/${port}`)).toEqual(["tcp/80"]);
  });

  it("have owners with their numbers inside", () => {
    for (const file of ["web.json", "pod.json"])
      expect(ownersOn(file, 80)).toMatchObject([
        {
          pidInside: 1,
          executable: { value: { path: "/bin/busybox" } },
        },
      ]);
  });

  it("of Docker: the proxy of a published port is joined to its server inside", () => {
    const proxies = ownersOn("host.json", 8080);
    const [inside] = ownersOn("web.json", 80);
    expect(proxies.length).toBeGreaterThan(0);
    for (const proxy of proxies)
      expect(proxy.publishes).toMatchObject({
        status: "observed",
        value: {
          endpoint: { transport: "tcp", port: 80 },
          servers: [{ port: 80, pid: inside?.pid, pidInside: 1, executable: inside?.executable }],
        },
      });
  });

  it("of Podman: so is the monitor that holds a published port", () => {
    const [inside] = ownersOn("pod.json", 80);
    expect(ownersOn("host.json", 8081)).toMatchObject([
      {
        executable: { value: { path: expect.stringMatching(/conmon$/) as string } },
        publishes: { value: { endpoint: null, servers: [{ port: 80, pid: inside?.pid }] } },
      },
    ]);
  });

  it("are all in one run over every network namespace", () => {
    const merged = JSON.parse(readFileSync(join(scratch.folder, "all.json"), "utf8")) as MergedReport;
    const names = merged.hosts.map(({ target }) => target);
    expect(names).toContain("container:web");
    expect(names.length).toBeGreaterThanOrEqual(3);
  });
});
