import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerOfEcho, answerOfOpening } from "../../../../src/targets/network/udp/answer-of-echo.ts";
import { HostProgress } from "../../../../src/targets/network/udp/host-progress.ts";
import type { Burst } from "../../../../src/targets/network/udp/host-progress.ts";
import type { Shot } from "../../../../src/targets/network/udp/send-burst.ts";

/** A host as the scan meets it: it has a few refusals to spend, and gains some in a second. */
interface LimitedHost {
  readonly closed: ReadonlySet<number>;
  readonly burst: number;
  readonly perSecond: number;
}

const WAIT_MS = 50;

/** Scans such a host by a clock of its own. */
function scanLimited(host: LimitedHost, retries: number): ReadonlyMap<number, string> {
  const answers = new Map<number, string>();
  const progress = new HostProgress({ ports: [[1, 200]], retries }, (port, answer) => {
    expect(answers.has(port)).toBe(false);
    answers.set(port, answer);
  });
  let tokens = host.burst;
  const ask = (port: number): Shot => {
    if (!host.closed.has(port) || tokens < 1) return { port, answer: "open|filtered" };
    tokens -= 1;
    return { port, answer: "closed" };
  };
  let bursts = 0;
  for (let burst = progress.next(); burst !== null; burst = progress.next()) {
    expect(++bursts).toBeLessThan(20_000);
    tokens = Math.min(host.burst, tokens + (host.perSecond * (WAIT_MS + burst.pauseMs)) / 1000);
    learn(progress, burst, ask);
  }
  return answers;
}

function learn(progress: HostProgress, burst: Burst, ask: (port: number) => Shot): void {
  const shots = burst.ports.map(ask);
  progress.learn(shots, burst.beacon === null ? null : ask(burst.beacon));
}

describe("the pace towards one host", () => {
  it("loses no closed port to a limit of refusals, whatever the limit is and whichever ports are closed", () => {
    const hosts = fc.record({
      closed: fc.uniqueArray(fc.integer({ min: 1, max: 200 })).map((ports) => new Set(ports)),
      burst: fc.integer({ min: 1, max: 50 }),
      perSecond: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(hosts, fc.integer({ min: 1, max: 3 }), (host, retries) => {
        const answers = scanLimited(host, retries);
        expect(answers.size).toBe(200);
        for (const [port, answer] of answers)
          expect(answer).toBe(host.closed.has(port) ? "closed" : "open|filtered");
      }),
    );
  });

  it("comes to an end with a host that stops telling", () => {
    const closed = new Set(Array.from({ length: 200 }, (_, index) => index + 1));
    const answers = scanLimited({ closed, burst: 6, perSecond: 0 }, 2);
    expect([...answers.values()].filter((answer) => answer === "closed")).toHaveLength(6);
    expect(answers.size).toBe(200);
  });

  it("comes to an end on a machine that never has a socket", () => {
    const answers: string[] = [];
    const progress = new HostProgress({ ports: [[1, 40]], retries: 1 }, (_, answer) => answers.push(answer));
    for (let burst = progress.next(); burst !== null; burst = progress.next())
      learn(progress, burst, (port) => ({ port, answer: "starved", why: "EMFILE" }));
    expect(answers).toEqual(Array.from({ length: 40 }, () => "untried"));
  });
});

describe("what the kernel says", () => {
  it.each([
    ["ECONNREFUSED", "linux", "closed"],
    ["EHOSTUNREACH", "linux", "filtered"],
    ["EACCES", "linux", "filtered"],
    ["EHOSTUNREACH", "darwin", "unreachable"],
    ["EHOSTDOWN", "linux", "unreachable"],
    ["EPROTO", "linux", "open|filtered"],
  ] as const)("after a datagram, %s on %s means %s", (code, system, answer) => {
    const echo = { kind: "error", code, stage: "waiting", afterMs: 1 } as const;
    expect(answerOfEcho(echo, system)).toMatchObject({ answer });
  });

  it.each([
    ["ENETUNREACH", "unreachable"],
    ["EPERM", "untried"],
    ["EACCES", "untried"],
    ["EAFNOSUPPORT", "untried"],
    ["EMFILE", "starved"],
  ] as const)("before a datagram, %s means %s", (code, answer) => {
    expect(answerOfOpening(code)).toEqual({ answer, why: code });
  });
});
