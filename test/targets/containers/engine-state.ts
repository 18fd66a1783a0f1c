import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The root of a machine on which engines have left their state. No engine ever ran there: the shapes are theirs. */
export interface EngineMachine {
  readonly root: string;
  put(path: string, content: unknown): void;
  docker(
    container: { readonly id: string; readonly name: string; readonly pid: number },
    home?: string,
  ): void;
  podman(
    container: { readonly id: string; readonly name: string; readonly pid: number },
    user?: number,
  ): void;
  containerd(container: { readonly id: string; readonly name: string; readonly pid: number }): void;
  runc(container: { readonly id: string; readonly pid: number; readonly ticks: number }): void;
  crun(container: { readonly id: string; readonly pid: number; readonly ticks: number }, user?: number): void;
  remove(): void;
}

/** A machine without any engine. */
export function engineMachine(): EngineMachine {
  const root = mkdtempSync(join(tmpdir(), "dotaudit-engines-"));
  const put = (path: string, content: unknown): void => {
    mkdirSync(dirname(root + path), { recursive: true });
    writeFileSync(root + path, typeof content === "string" ? content : JSON.stringify(content));
  };
  return {
    root,
    put,
    docker({ id, name, pid }, home) {
      const folder = home === undefined ? "/var/lib/docker" : `${home}/.local/share/docker`;
      const State = {
        Running: pid > 0,
        Paused: false,
        Restarting: false,
        OOMKilled: false,
        Dead: false,
        Pid: pid,
      };
      put(`${folder}/containers/${id}/config.v2.json`, {
        State,
        ID: id,
        Name: `/${name}`,
        Driver: "overlay2",
      });
    },
    podman({ id, name, pid }, user) {
      const storage =
        user === undefined ? "/var/lib/containers/storage" : `/home/u${user}/.local/share/containers/storage`;
      const run = user === undefined ? "/run/containers/storage" : `/run/user/${user}/containers`;
      put(`${storage}/overlay-containers/containers.json`, [
        { id, names: [name], image: "i", layer: "l", metadata: "{}" },
      ]);
      if (pid > 0) put(`${run}/overlay-containers/${id}/userdata/pidfile`, String(pid));
    },
    containerd({ id, name, pid }) {
      const folder = `/run/containerd/io.containerd.runtime.v2.task/k8s.io/${id}`;
      put(`${folder}/init.pid`, String(pid));
      put(`${folder}/config.json`, {
        ociVersion: "1.1.0",
        annotations: { "io.kubernetes.cri.container-name": name },
      });
    },
    runc({ id, pid, ticks }) {
      put(`/run/runc/${id}/state.json`, { id, init_process_pid: pid, init_process_start: ticks, config: {} });
    },
    crun({ id, pid, ticks }, user) {
      const run = user === undefined ? "/run" : `/run/user/${user}`;
      put(`${run}/crun/${id}/status`, {
        pid,
        "process-start-time": ticks,
        "cgroup-path": "",
        rootfs: "/",
        bundle: "/b",
      });
    },
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
