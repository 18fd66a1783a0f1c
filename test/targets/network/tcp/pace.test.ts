import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AnswerTime } from "../../../../src/targets/network/tcp/answer-time.ts";
import { FlightWindow } from "../../../../src/targets/network/tcp/flight-window.ts";
import { TokenBucket } from "../../../../src/targets/network/token-bucket.ts";

/** Attempts end one by one, each after so long. */
function end(window: FlightWindow, times: number, waitMs: number): void {
  for (let count = 0; count < times; count += 1) window.ended(waitMs);
}

describe("a rate", () => {
  it("is never exceeded in any stretch of time, but for what 20 ms save up", () => {
    const steps = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), steps, (perSecond, pauses) => {
        const starts: number[] = [];
        const bucket = new TokenBucket(perSecond, 0);
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          while (starts.length < 5000 && bucket.take(now) === 0) starts.push(now);
        }
        const saved = Math.max(1, perSecond / 50) + 1e-6;
        for (const [index, from] of starts.entries()) {
          const last = starts.at(-1) ?? 0;
          expect(starts.length - index).toBeLessThanOrEqual(((last - from) * perSecond) / 1000 + saved + 1);
        }
      }),
    );
  });

  it("is kept: whoever waits as long as he is told gets his turn", () => {
    const bucket = new TokenBucket(100, 0);
    let now = 0;
    for (let count = 0; count < 50; count += 1) now += bucket.take(now) || 0;
    expect(now).toBeGreaterThan(200);
    expect(now).toBeLessThan(500);
  });
});

describe("the time that a host is given", () => {
  it("is the longest as long as it has not answered", () => {
    expect(new AnswerTime(1000).limitFor(1)).toBe(1000);
  });

  it.each([
    ["answers at once", [0.3, 0.4, 0.3], 1, 200],
    ["answers at once, but not the first time", [0.3, 0.4, 0.3], 2, 400],
    ["never gets more than the longest", [0.3], 5, 1000],
    ["is far away", Array.from({ length: 50 }, () => 300), 1, 300],
    ["is slower now and then", [100, 400, 100, 400, 100, 400], 1, 788],
  ])("where it %s", (_, answers, pass, limit) => {
    const time = new AnswerTime(1000);
    for (const milliseconds of answers) time.observe(milliseconds);
    expect(Math.abs(time.limitFor(pass) - limit)).toBeLessThan(5);
  });
});

describe("the window", () => {
  it("stays small where answers come at once", () => {
    const window = new FlightWindow(4096);
    end(window, 10_000, 0.5);
    expect(window.size).toBe(64);
  });

  it("grows to its limit where answers take long", () => {
    const window = new FlightWindow(4096);
    end(window, 5000, 1000);
    expect(window.size).toBe(4096);
  });

  it.each([
    [
      "answers are lost",
      (window: FlightWindow, now: number) => {
        window.lost(now);
      },
      16,
    ],
    [
      "this machine has no sockets left",
      (window: FlightWindow, now: number) => {
        window.refused(now);
      },
      1,
    ],
  ])("is halved where %s, once for what happens together, and down to a limit", (_, happens, least) => {
    const window = new FlightWindow(4096);
    end(window, 5000, 1000);
    happens(window, 1000);
    happens(window, 1001);
    expect(window.size).toBe(2048);
    end(window, 2100, 1000);
    expect(window.size).toBe(2049);
    for (let round = 1; round < 40; round += 1) happens(window, 1000 + round * 300);
    expect(window.size).toBe(least);
  });
});
