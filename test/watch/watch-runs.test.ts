import { describe, expect, it } from "vitest";
import type { Owners } from "../../src/model/listening-socket.ts";
import { heldBy, ownerOf } from "../checks/host.ts";
import { watchInDetail, watchRuns } from "./watched-host.ts";
import type { SeenRun } from "./watched-host.ts";

const WEB = "tcp 0.0.0.0:80";
const SSH = "tcp 0.0.0.0:22";

function digestOf(path: string, sha256: string, pid = 100): Owners {
  return heldBy(ownerOf(path, { pid, digests: { status: "observed", value: { sha256 } } }));
}

const partial: Owners = {
  status: "partial",
  processes: [],
  unseen: { status: "unavailable", reason: "missing-privilege", detail: "not root" },
};

const LOST = { status: "unavailable", reason: "timed-out", detail: "too slow" } as const;

const on = (...sockets: readonly (string | readonly [string, Owners])[]): SeenRun => ({ host: { sockets } });

describe("what is told of runs", () => {
  it.each<[string, readonly SeenRun[], readonly (readonly string[])[]]>([
    ["nothing of what was open before the first", [on(WEB), on(WEB)], [[], []]],
    [
      "a listener that opens, once, and that it is over",
      [on(), on(WEB), on(WEB), on(), on()],
      [[], [`new opened ${WEB}`], [], [`resolved opened ${WEB}`], []],
    ],
    [
      "a listener that closes, and that it is back",
      [on(WEB), on(), on(), on(WEB)],
      [[], [`new closed ${WEB}`], [], [`resolved closed ${WEB}`]],
    ],
    [
      "another owner, and that the first one is back",
      [on([WEB, heldBy("/a")]), on([WEB, heldBy("/b")]), on([WEB, heldBy("/b")]), on([WEB, heldBy("/a")])],
      [[], [`new owner-changed ${WEB}`], [], [`resolved owner-changed ${WEB}`]],
    ],
    [
      "an owner that changes again as the end of one thing and the beginning of another",
      [on([WEB, heldBy("/a")]), on([WEB, heldBy("/b")]), on([WEB, heldBy("/c")]), on([WEB, heldBy("/a")])],
      [
        [],
        [`new owner-changed ${WEB}`],
        [`new owner-changed ${WEB}`, `resolved owner-changed ${WEB}`],
        [`resolved owner-changed ${WEB}`],
      ],
    ],
    [
      "that another owner is over where the listener closes",
      [on([WEB, heldBy("/a")]), on([WEB, heldBy("/b")]), on()],
      [[], [`new owner-changed ${WEB}`], [`new closed ${WEB}`, `resolved owner-changed ${WEB}`]],
    ],
    [
      "a binary that is another one",
      [on([WEB, digestOf("/a", "1")]), on([WEB, digestOf("/a", "2")]), on([WEB, digestOf("/a", "1")])],
      [[], ["new binary-changed /a"], ["resolved binary-changed /a"]],
    ],
    [
      "a restart, once and without an end",
      [
        on([WEB, digestOf("/a", "1")]),
        on([WEB, digestOf("/a", "1", 200)]),
        on([WEB, digestOf("/a", "1", 200)]),
      ],
      [[], ["new restarted /a"], []],
    ],
    [
      "no restart where a worker comes and the server stays",
      [
        on([WEB, heldBy(ownerOf("/a", { pid: 1 }))]),
        on([WEB, heldBy(ownerOf("/a", { pid: 1 }), ownerOf("/a", { pid: 2 }))]),
        on([WEB, heldBy(ownerOf("/a", { pid: 1 }), ownerOf("/a", { pid: 3 }))]),
      ],
      [[], [], []],
    ],
    [
      "no restart where one of two programs of a path ends",
      [
        on([WEB, heldBy(ownerOf("/a", { pid: 1 }))], [SSH, heldBy(ownerOf("/a", { pid: 2 }))]),
        on([SSH, heldBy(ownerOf("/a", { pid: 2 }))]),
      ],
      [[], [`new closed ${WEB}`]],
    ],
    [
      "a listener that is bound elsewhere, and that it is back",
      [on([WEB, heldBy("/a")]), on(["tcp 127.0.0.2:80", heldBy("/a")]), on([WEB, heldBy("/a")])],
      [[], [`new closed ${WEB}`], [`resolved closed ${WEB}`]],
    ],
    [
      "an address that another one took the place of",
      [on(["tcp 10.0.0.1:80", heldBy("/a")]), on([WEB, heldBy("/a")]), on(["tcp 10.0.0.1:80", heldBy("/a")])],
      [[], ["new moved tcp 10.0.0.1:80"], ["resolved moved tcp 10.0.0.1:80"]],
    ],
    [
      "rules that fail and what is missing, from the first run on",
      [
        { rules: { denied: "FAILED", "required-web": "WARNING", fine: "PASSED" } },
        { rules: { denied: "FAILED", "required-web": "PASSED", fine: "PASSED" } },
        { rules: { denied: "SKIPPED", "required-web": "PASSED", fine: "PASSED" } },
      ],
      [
        ["new required-missing required-web", "new rule-failed denied"],
        ["resolved required-missing required-web"],
        ["resolved rule-failed denied"],
      ],
    ],
    [
      "that a rule could not be judged, and never that it is mended by that",
      [
        { rules: { denied: "FAILED" } },
        { rules: { denied: "ERROR" } },
        { rules: { denied: "FAILED" } },
        { rules: { denied: "ERROR" } },
        { rules: { denied: "PASSED" } },
      ],
      [
        ["new rule-failed denied"],
        ["new not-seen denied"],
        ["resolved not-seen denied"],
        ["new not-seen denied"],
        ["resolved not-seen denied", "resolved rule-failed denied"],
      ],
    ],
    [
      "a table that is not seen, and afterwards what happened in it meanwhile",
      [
        on(WEB, SSH),
        { host: { sockets: [], unseen: ["tcp"] } },
        { host: { sockets: [], unseen: ["tcp"] } },
        on(SSH),
      ],
      [[], ["new not-seen tcp sockets"], [], [`new closed ${WEB}`, "resolved not-seen tcp sockets"]],
    ],
    [
      "one thing of a target of which nothing is seen, whatever its rules say",
      [
        { host: { sockets: [WEB] }, rules: { a: "FAILED", b: "PASSED" } },
        { host: "blind", rules: { a: "ERROR", b: "ERROR" } },
        { host: "blind", rules: { a: "ERROR", b: "ERROR" } },
        { host: { sockets: [] }, rules: { a: "PASSED", b: "PASSED" } },
      ],
      [
        ["new rule-failed a"],
        ["new not-seen target"],
        [],
        [`new closed ${WEB}`, "resolved not-seen target", "resolved rule-failed a"],
      ],
    ],
    [
      "a binary that changes while the digest of another one is not seen",
      [
        on([WEB, digestOf("/a", "1")], [SSH, digestOf("/s", "1", 7)]),
        on([WEB, digestOf("/a", "2")], [SSH, heldBy(ownerOf("/s", { pid: 7, digests: LOST }))]),
        on([WEB, digestOf("/a", "2")], [SSH, digestOf("/s", "2", 7)]),
      ],
      [
        [],
        ["new binary-changed /a", "new not-seen digests"],
        ["new binary-changed /s", "resolved not-seen digests"],
      ],
    ],
    [
      "owners that are lost, what opens meanwhile, and who holds it afterwards",
      [
        on([WEB, heldBy("/a")]),
        on([WEB, partial], [SSH, partial]),
        on([WEB, heldBy("/b")], [SSH, heldBy("/s")]),
      ],
      [
        [],
        ["new not-seen owners", `new opened ${SSH}`],
        [`new owner-changed ${WEB}`, "resolved not-seen owners"],
      ],
    ],
  ])("%s", (_, runs, told) => {
    expect(watchRuns(runs)).toEqual(told);
  });
});

describe("a trouble", () => {
  const runs = [on(), on(WEB), on(WEB), on(WEB), on(WEB), on()];

  it("keeps its id from its beginning to its end, and its next time has another one", () => {
    const ids = watchInDetail([...runs, on(WEB)], { remindMs: 120_000 }).flatMap(({ alerts }) =>
      alerts.map(({ id, state }) => [state, id]),
    );
    expect(ids.map(([state]) => state)).toEqual(["new", "reminder", "resolved", "new"]);
    expect(new Set(ids.slice(0, 3).map(([, id]) => id)).size).toBe(1);
    expect(ids[3]?.[1]).not.toBe(ids[0]?.[1]);
  });

  it("is told again after the time that was asked for, and not before", () => {
    expect(watchRuns(runs, { remindMs: 120_000 }).map((told) => told.length)).toEqual([0, 1, 0, 1, 0, 1]);
    expect(watchRuns(runs).map((told) => told.length)).toEqual([0, 1, 0, 0, 0, 1]);
  });
});

describe("the rate limit", () => {
  const many = Array.from({ length: 5 }, (_, port) => `tcp 0.0.0.0:${port + 1}`);

  it("holds back what is too much, counts it, and tells it when there is room again", () => {
    const runs = watchInDetail([on(), ...Array<SeenRun>(4).fill(on(...many))], {
      mostPerHour: 2,
      stepMs: 1_900_000,
    });
    expect(runs.map(({ alerts, heldBack }) => [alerts.length, heldBack])).toEqual([
      [0, 0],
      [2, 3],
      [2, 0],
      [0, 0],
      [1, 0],
    ]);
    expect(new Set(runs.flatMap(({ alerts }) => alerts.map(({ subject }) => subject))).size).toBe(5);
  });

  it("tells no end of what was never told, and every end of what was", () => {
    const runs = watchInDetail([on(), on(...many), on()], { mostPerHour: 2 });
    expect(runs[2]?.alerts.map(({ state }) => state)).toEqual(["resolved", "resolved"]);
  });

  it("tells the gravest first", () => {
    const runs = watchInDetail(
      [
        { host: { sockets: [[WEB, heldBy(ownerOf("/a", { pid: 1 }))]] } },
        { host: { sockets: [[WEB, heldBy(ownerOf("/a", { pid: 2 }))], SSH] } },
      ],
      { mostPerHour: 1 },
    );
    expect(runs[1]?.alerts.map(({ kind }) => kind)).toEqual(["opened"]);
    expect(runs[1]?.heldBack).toBe(1);
  });
});
