import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { containerIdOf } from "../../../src/targets/containers/by-cgroup.ts";

const ID = "0123456789abcdef".repeat(4);
const folder = mkdtempSync(join(tmpdir(), "dotaudit-cgroup-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("the container of a process, by its control groups", () => {
  it.each([
    ["Docker with systemd", `0::/system.slice/docker-${ID}.scope\n`, ID],
    ["Docker with cgroupfs", `12:pids:/docker/${ID}\n0::/\n`, ID],
    ["Podman", `0::/machine.slice/libpod-${ID}.scope/container\n`, ID],
    [
      "rootless Podman",
      `0::/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-${ID}.scope\n`,
      ID,
    ],
    ["Kubernetes", `0::/kubepods.slice/kubepods-podab.slice/cri-containerd-${ID}.scope\n`, ID],
    ["the monitor of Podman, which is outside", `0::/machine.slice/libpod-conmon-${ID}.scope\n`, null],
    ["a service", "0::/system.slice/ssh.service\n", null],
    ["nothing", "", null],
  ])("%s", (_, text, id) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/cgroup`, text);
    expect(containerIdOf(folder)).toBe(id);
  });
});
