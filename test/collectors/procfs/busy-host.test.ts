import { describe, expect, it } from "vitest";
import { onPrivateHost, requestsFor, socketsOf } from "../../support-hosts/private-host.ts";
import { lacks } from "../../support-hosts/requires.ts";

const tcp = requestsFor(["tcp"]);

describe.skipIf(lacks("root", "namespaces", "perl", "ip"))("on a busy host", () => {
  it("5,000 listeners of 500 processes with 50,000 descriptors each have exactly their owner", () => {
    const code = `
      my @children;
      for my $n (0 .. 499) {
        push @children, child { tcp("127.0.0.1", 10000 + $n * 10 + $_) for 0 .. 9; open($sockets[10 + $_], "<", "/dev/null") for 0 .. 89; };
      }
      ready(@children);`;
    const report = onPrivateHost({ programs: [{ code }], requests: tcp });
    const pids = report.programs[0]!.said.map(Number);
    const seen = socketsOf(report).map(({ port, owners }) => [port, owners]);
    expect(seen).toHaveLength(5000);
    for (const [index, [port, owners]] of seen.entries()) {
      expect(port).toBe(10_000 + index);
      expect(owners).toMatchObject({
        status: "complete",
        processes: [{ pid: pids[Math.floor(index / 10)] }],
      });
    }
  });

  it("processes that come and go do not disturb what stays", () => {
    const storm = `
      my $storm = fork() // die; 
      if ($storm == 0) { $SIG{CHLD} = "IGNORE"; while (1) { my $pid = fork() // next; exit if $pid == 0; } }`;
    const code = `${storm} tcp("0.0.0.0", 22); ready($$);`;
    const report = onPrivateHost({ programs: [{ code }], requests: tcp });
    const [socket] = socketsOf(report);
    expect(socket!.port).toBe(22);
    expect(["complete", "partial"]).toContain(socket!.owners.status);
    expect(socket!.owners).toMatchObject({ processes: [{ pid: report.programs[0]!.pid }] });
  });

  it("a listener that moves from process to process is never the kernel's and never lost", () => {
    const code = `
      tcp("0.0.0.0", 22);
      my $first = fork() // die;
      if ($first == 0) { while (1) { my $next = fork() // next; exit if $next; select(undef, undef, undef, 0.001); } }
      @sockets = (); $SIG{CHLD} = "IGNORE"; ready($$);`;
    for (let round = 0; round < 3; round += 1) {
      const report = onPrivateHost({ programs: [{ code }], requests: tcp });
      const [socket] = socketsOf(report);
      expect(socket).toMatchObject({ port: 22 });
      expect(socket!.owners.status).not.toBe("kernel");
    }
  });

  it("a listener that opens and closes all the time is given with a true owner or left out", () => {
    const code = `
      my $flapper = fork() // die;
      if ($flapper == 0) { while (1) { tcp("0.0.0.0", 8080); select(undef, undef, undef, 0.002); @sockets = (); } }
      tcp("0.0.0.0", 22); ready($$, $flapper);`;
    const report = onPrivateHost({ programs: [{ code }], requests: tcp });
    const [own, flapper] = report.programs[0]!.said.map(Number);
    for (const { port, owners } of socketsOf(report)) {
      expect(owners.status).not.toBe("kernel");
      for (const { pid } of "processes" in owners ? owners.processes : [])
        expect(pid).toBe(port === 22 ? own : flapper);
    }
  });

  it("one owner is enough where no more is asked", () => {
    const code = `tcp("0.0.0.0", 22); my @children = map { child {} } 1 .. 200; ready($$, @children);`;
    const requests = requestsFor(["tcp"], [{ ports: [[22, 22]], depth: "first", details: [] }]);
    const report = onPrivateHost({ programs: [{ code }], requests });
    const [socket] = socketsOf(report);
    expect(socket!.owners).toMatchObject({
      status: "first",
      processes: [{ pid: expect.any(Number) as number }],
    });
  });

  it("owners are given only for the ports that were asked for", () => {
    const requests = requestsFor(["tcp"], [{ ports: [[22, 22]], depth: "every", details: [] }]);
    const report = onPrivateHost({
      programs: [{ code: `tcp("0.0.0.0", $_) for 22, 80; ready($$);` }],
      requests,
    });
    expect(socketsOf(report).map(({ owners }) => owners.status)).toEqual(["complete", "not-requested"]);
  });
});
