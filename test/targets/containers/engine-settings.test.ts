import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stateFolders } from "../../../src/targets/containers/state-folders.ts";
import { engineMachine } from "./engine-state.ts";
import type { EngineMachine } from "./engine-state.ts";

let machine: EngineMachine;
beforeEach(() => {
  machine = engineMachine();
});
afterEach(() => {
  machine.remove();
});

function machineFolders() {
  const [folders] = stateFolders(machine.root);
  return Object.fromEntries(
    Object.entries(folders ?? {}).map(([name, path]) => [name, String(path).replace(machine.root, "")]),
  );
}

describe("where engines keep their state", () => {
  it("is what their settings say", () => {
    machine.put("/etc/docker/daemon.json", { "data-root": "/srv/docker" });
    machine.put(
      "/etc/containers/storage.conf",
      `[storage]\n# graphroot = "/no"\ngraphroot = "/srv/pod"\n  runroot='/srv/run'\n`,
    );
    machine.put("/etc/containerd/config.toml", `root = "/r"\nstate = "/srv/containerd"\n`);
    expect(machineFolders()).toMatchObject({
      docker: "/srv/docker/containers",
      podman: "/srv/pod/overlay-containers",
      podmanRun: "/srv/run/overlay-containers",
      containerd: "/srv/containerd",
    });
  });

  it.each(["", "{", "[]", '{"data-root":3}', '{"data-root":"relative"}', 'graphroot = "x"', "state = 3"])(
    "is where it always is, if they say nothing that makes sense: %j",
    (text) => {
      for (const file of [
        "/etc/docker/daemon.json",
        "/etc/containers/storage.conf",
        "/etc/containerd/config.toml",
      ])
        machine.put(file, text);
      expect(machineFolders()).toMatchObject({
        docker: "/var/lib/docker/containers",
        podman: "/var/lib/containers/storage/overlay-containers",
        podmanRun: "/run/containers/storage/overlay-containers",
        containerd: "/run/containerd",
      });
    },
  );
});
