import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCgroup } from "../../../src/collectors/procfs/parse-cgroup.ts";

const ID = "3f9a".repeat(16);
const OTHER = "07bc".repeat(16);

describe("a control group", () => {
  it.each([
    ["0::/system.slice/ssh.service", "ssh.service", null],
    ["0::/system.slice/cups.socket", "cups.socket", null],
    ["0::/init.scope", "init.scope", null],
    ["0::/system.slice/system-getty.slice/getty@tty1.service", "getty@tty1.service", null],
    [
      "0::/system.slice/system-postgresql.slice/postgresql@15-main.service",
      "postgresql@15-main.service",
      null,
    ],
    [
      String.raw`0::/system.slice/dev-disk-by\x2dlabel-swap.swap`,
      String.raw`dev-disk-by\x2dlabel-swap.swap`,
      null,
    ],
    ["0::/system.slice/_cgroup.service", "cgroup.service", null],
    ["0::/system.slice/ssh.service (deleted)", "ssh.service", null],
    ["0::/user.slice/user-1000.slice/user@1000.service/app.slice/ssh.service", "user@1000.service", null],
    ["0::/user.slice/user-1000.slice/session-3.scope", "session-3.scope", null],
    ["0::/system.slice/evil.service/ssh.service", "evil.service", null],
    ["0::/../../system.slice/ssh.service", "ssh.service", null],
    ["0::/", null, null],
    ["", null, null],
    ["garbage", null, null],
    [`0::/system.slice/docker-${ID}.scope`, `docker-${ID}.scope`, ID],
    [`0::/docker/${ID}`, null, ID],
    [`0::/docker/${ID}/system.slice/nginx.service`, null, ID],
    [`0::/docker/${ID}/docker/${OTHER}`, null, ID],
    [`0::/machine.slice/libpod-${ID}.scope/container`, `libpod-${ID}.scope`, ID],
    [`0::/machine.slice/libpod-conmon-${ID}.scope`, `libpod-conmon-${ID}.scope`, null],
    [
      `0::/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod8.slice/cri-containerd-${ID}.scope`,
      `cri-containerd-${ID}.scope`,
      ID,
    ],
    [`0::/kubepods.slice/kubepods-pod8.slice/crio-${ID}.scope`, `crio-${ID}.scope`, ID],
    [`0::/kubepods/besteffort/pod8c1e/${ID}`, null, ID],
    [
      `0::/system.slice/containerd.service/kubepods-burstable-pod8.slice:cri-containerd:${ID}`,
      "containerd.service",
      ID,
    ],
    ["0::/lxc.payload.web-1/system.slice/nginx.service", null, "web-1"],
    ["0::/lxc/web-1", null, "web-1"],
    ["9:name=systemd:/system.slice/ssh.service\n8:pids:/system.slice\n0::/", "ssh.service", null],
    [
      `12:cpu,cpuacct:/docker/${ID}\n1:name=systemd:/docker/${ID}\n0::/system.slice/containerd.service`,
      null,
      ID,
    ],
  ])("%s belongs to unit %s and container %s", (text, unit, container) => {
    expect(parseCgroup(`${text}\n`)).toMatchObject({ unit, container });
  });

  it("is given by its path in the hierarchy of systemd, of version 2, or in any", () => {
    expect(parseCgroup("9:name=systemd:/a\n0::/b\n").path).toBe("/a");
    expect(parseCgroup("9:name=systemd:/\n4:memory:/c\n0::/b\n").path).toBe("/b");
    expect(parseCgroup("9:name=systemd:/\n4:memory:/c\n0::/\n").path).toBe("/c");
    expect(parseCgroup("0::/\n").path).toBe("/");
    expect(parseCgroup("").path).toBeNull();
  });

  it("never makes the parser throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        parseCgroup(`0::/${text}`);
      }),
    );
  });
});
