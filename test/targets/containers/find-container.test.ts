import { mkdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseContainer } from "../../../src/targets/containers/choose-container.ts";
import { findContainer } from "../../../src/targets/containers/find-container.ts";
import { listContainers } from "../../../src/targets/containers/list-containers.ts";
import { stateFolders } from "../../../src/targets/containers/state-folders.ts";
import { pinProcess } from "../../../src/targets/namespace/pin-process.ts";
import { lacksFile } from "../../support-hosts/requires.ts";
import { engineMachine } from "./engine-state.ts";
import type { EngineMachine } from "./engine-state.ts";

const ID = "3f2a".padEnd(64, "0");
const OTHER = "3f2b".padEnd(64, "1");
const PID = process.pid;
const TICKS = Number(readFileSync("/proc/self/stat", "utf8").split(") ")[1]!.split(" ")[19]);

let machine: EngineMachine;
beforeEach(() => {
  machine = engineMachine();
});
afterEach(() => {
  machine.remove();
});

function find(word: string) {
  return findContainer(word, stateFolders(machine.root));
}

function user(uid: number): void {
  machine.put("/etc/passwd", `root:x:0:0::/root:/bin/sh\nu${uid}:x:${uid}:${uid}::/home/u${uid}:/bin/sh\n`);
  mkdirSync(`${machine.root}/run/user/${uid}`, { recursive: true });
}

const NAMED: readonly (readonly [engine: string, put: () => void])[] = [
  [
    "docker",
    () => {
      machine.docker({ id: ID, name: "web", pid: PID });
    },
  ],
  [
    "podman",
    () => {
      machine.podman({ id: ID, name: "web", pid: PID });
    },
  ],
  [
    "containerd",
    () => {
      machine.containerd({ id: ID, name: "web", pid: PID });
    },
  ],
  [
    "docker of user 1000",
    () => {
      user(1000);
      machine.docker({ id: ID, name: "web", pid: PID }, "/home/u1000");
    },
  ],
  [
    "podman of user 1000",
    () => {
      user(1000);
      machine.podman({ id: ID, name: "web", pid: PID }, 1000);
    },
  ],
];

const UNNAMED: readonly (readonly [engine: string, put: () => void])[] = [
  [
    "runc",
    () => {
      machine.runc({ id: "web", pid: PID, ticks: TICKS });
    },
  ],
  [
    "crun",
    () => {
      machine.crun({ id: "web", pid: PID, ticks: TICKS });
    },
  ],
  [
    "crun of user 1000",
    () => {
      user(1000);
      machine.crun({ id: "web", pid: PID, ticks: TICKS }, 1000);
    },
  ],
];

describe.skipIf(lacksFile("/proc/self/fd"))("a container is found by the state of its engine", () => {
  it.each(NAMED)("%s: by name, by id and by the beginning of its id", (engine, put) => {
    put();
    for (const word of ["web", ID, ID.slice(0, 12), "3f2a"])
      expect(find(word)).toMatchObject({
        status: "observed",
        value: { pid: PID, name: `container:${word}`, place: `${engine} container 3f2a00000000` },
      });
  });

  it.each(UNNAMED)("%s: by its id", (engine, put) => {
    put();
    expect(find("web")).toMatchObject({ value: { pid: PID, place: `${engine} container web` } });
    expect(find("we")).toMatchObject({ status: "unavailable", reason: "missing-source" });
  });

  it("that several engines know of is one container, under the name that one of them knows", () => {
    machine.docker({ id: ID, name: "web", pid: PID });
    machine.containerd({ id: ID, name: "", pid: PID });
    expect(find("web")).toMatchObject({ value: { pid: PID, place: "docker container 3f2a00000000" } });
  });
});

describe.skipIf(lacksFile("/proc/self/fd"))("a container that is not found", () => {
  it("is not there", () => {
    expect(find("web")).toMatchObject({
      reason: "missing-source",
      detail: "There is no container web in the state of Docker, Podman, containerd, runc or crun.",
    });
  });

  it.each([
    [
      "docker",
      () => {
        machine.docker({ id: ID, name: "web", pid: 0 });
      },
    ],
    [
      "podman",
      () => {
        machine.podman({ id: ID, name: "web", pid: 0 });
      },
    ],
  ])("does not run (%s)", (engine, put) => {
    put();
    expect(find("web")).toEqual({
      status: "unavailable",
      reason: "missing-source",
      detail: `The container web (${engine} container 3f2a00000000) does not run.`,
    });
  });

  it("has a name or a beginning that several have", () => {
    machine.docker({ id: ID, name: "web", pid: PID });
    machine.podman({ id: OTHER, name: "web", pid: PID });
    expect(find("web")).toMatchObject({
      reason: "failed",
      detail:
        "Several containers are called web: docker container 3f2a00000000, podman container 3f2b11111111; give the id.",
    });
    expect(find("3f2a")).toMatchObject({ status: "observed" });
  });

  it.each(["", "{", "[]", "null", '{"ID":3}', '{"__proto__":{"ID":"x"}}', '{"ID":"x","State":[]}'])(
    "has state that makes no sense: %s",
    (text) => {
      machine.put(`/var/lib/docker/containers/${ID}/config.v2.json`, text);
      machine.put(`/run/runc/web/state.json`, text);
      machine.put(`/var/lib/containers/storage/overlay-containers/containers.json`, text);
      expect(find("web").status).toBe("unavailable");
    },
  );

  it("may be in what could not be read", () => {
    machine.docker({ id: ID, name: "web", pid: PID });
    machine.put("/run/runc/x/state.json", "{");
    expect(find("web")).toMatchObject({ status: "observed" });
    expect(find("db")).toMatchObject({
      reason: "failed",
      detail: expect.stringContaining("No container db was found, but not all was read") as string,
    });
  });
});

describe.skipIf(lacksFile("/proc/self/fd"))("the process that the state names", () => {
  function meant(word: string) {
    const found = find(word);
    const pinned = pinProcess(PID);
    if (found.status === "unavailable" || pinned.status === "unavailable")
      throw new Error("nothing was found");
    try {
      return found.value.isMeant?.(pinned.value);
    } finally {
      pinned.value.release();
    }
  }

  it("is the container's if it started when the state says", () => {
    machine.runc({ id: "web", pid: PID, ticks: TICKS });
    expect(meant("web")).toEqual({ status: "observed", value: [] });
  });

  it("is another one if it started at another time: its number was given away", () => {
    machine.runc({ id: "web", pid: PID, ticks: TICKS - 1 });
    expect(meant("web")).toMatchObject({
      reason: "vanished",
      detail: expect.stringContaining("is another one by now") as string,
    });
  });

  it("is in doubt if nothing but the state speaks for it, and the report says so", () => {
    machine.docker({ id: ID, name: "web", pid: PID });
    const answer = meant("web");
    if (answer?.status === "observed")
      expect(answer.value).toEqual([expect.stringContaining("its control group does not")]);
    else expect(answer?.reason).toBe("vanished");
  });
});

describe("the state of engines", () => {
  it("never makes the search throw, whatever is in it", () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, word) => {
        machine.put(`/var/lib/docker/containers/a/config.v2.json`, json);
        machine.put(`/var/lib/containers/storage/overlay-containers/containers.json`, json);
        machine.put(`/run/crun/a/status`, json);
        const state = listContainers(stateFolders(machine.root));
        expect(["observed", "unavailable"]).toContain(chooseContainer(word, state).status);
      }),
      { numRuns: 100 },
    );
  });
});
