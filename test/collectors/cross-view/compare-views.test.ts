import { describe, expect, it } from "vitest";
import { compareViews, hiddenInBoth } from "../../../src/collectors/cross-view/compare-views.ts";
import type { ViewedSocket } from "../../../src/collectors/cross-view/viewed-socket.ts";

const on = (port: number, inode: number): ViewedSocket => ({
  transport: "tcp",
  address: "0.0.0.0",
  port,
  inode,
});
const steady = on(22, 1);

/** Ports that differ, with the view that shows them. */
function differing(readings: readonly (readonly ViewedSocket[])[]) {
  const [procfsBefore = [], sockDiag = [], procfsAfter = []] = readings;
  return compareViews({ procfsBefore, sockDiag, procfsAfter }).map(
    ({ difference }) => `${difference.port} ${difference.shownBy}`,
  );
}

describe("three readings, one after the other", () => {
  it.each([
    ["all the same", [[steady], [steady], [steady]], []],
    ["a socket that came after the first", [[steady], [steady, on(80, 2)], [steady, on(80, 2)]], []],
    ["one that came after the second", [[steady], [steady], [steady, on(80, 2)]], []],
    ["one that went after the first", [[steady, on(80, 2)], [steady], [steady]], []],
    ["one that was started again", [[on(80, 2)], [], [on(80, 3)]], []],
    ["one that sock_diag hides", [[steady, on(80, 2)], [steady], [steady, on(80, 2)]], ["80 procfs"]],
    ["one that procfs hides", [[steady], [steady, on(80, 2)], [steady]], ["80 sock-diag"]],
    ["one of two twins", [[on(80, 2)], [on(80, 2), on(80, 3)], [on(80, 2)]], ["80 sock-diag"]],
  ])("%s", (_says, readings, expected) => {
    expect(differing(readings)).toEqual(expected);
  });
});

it("a socket that lived only while ss looked is not hidden the second time", () => {
  const lookAt = (...sockDiag: readonly ViewedSocket[]) =>
    compareViews({ procfsBefore: [], sockDiag, procfsAfter: [] });
  expect(hiddenInBoth(lookAt(on(40_000, 7)), lookAt(on(40_000, 8)))).toEqual([]);
  expect(hiddenInBoth(lookAt(on(31_337, 7)), lookAt(on(31_337, 7)))).toHaveLength(1);
});
