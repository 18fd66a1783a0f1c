import { localFiles } from "../local/local-files.ts";
import { engineSettings } from "./engine-settings.ts";
import { StateReader } from "./read-state.ts";

/** Where engines of one user keep what they have to know after a restart, and what they know while containers run. */
export interface StateFolders {
  /** ` of user 1000`; empty for the engines of the machine. */
  readonly owner: string;
  /** Where Docker keeps containers. */
  readonly docker: string;
  /** Where Podman keeps containers. */
  readonly podman: string;
  /** Where Podman keeps what runs. */
  readonly podmanRun: string;
  /** Folder of the running state of runc and crun. */
  readonly run: string;
  /** Where containerd keeps what runs. */
  readonly containerd: string;
}

/** The folders of the machine's own engines and of every user who is logged in, below the root of a machine. */
export function stateFolders(root = ""): readonly StateFolders[] {
  const state = new StateReader();
  return [machineFolders(root, state), ...usersWhoRun(root, state)];
}

function machineFolders(root: string, state: StateReader): StateFolders {
  const told = engineSettings(state, {
    docker: `${root}/etc/docker/daemon.json`,
    storage: `${root}/etc/containers/storage.conf`,
    containerd: `${root}/etc/containerd/config.toml`,
  });
  return {
    owner: "",
    docker: `${root}${told.dockerRoot ?? "/var/lib/docker"}/containers`,
    podman: `${root}${told.podmanRoot ?? "/var/lib/containers/storage"}/overlay-containers`,
    podmanRun: `${root}${told.podmanRun ?? "/run/containers/storage"}/overlay-containers`,
    run: `${root}/run`,
    containerd: `${root}${told.containerdState ?? "/run/containerd"}`,
  };
}

/** A rootless engine needs the user's folder in `/run/user`. */
function usersWhoRun(root: string, state: StateReader): readonly StateFolders[] {
  const files = localFiles();
  const users = files.list(`${root}/run/user`);
  const passwd = files.readText(`${root}/etc/passwd`);
  const lines = passwd.status === "observed" ? passwd.value.split("\n").map((line) => line.split(":")) : [];
  return (users.status === "observed" ? users.value : []).flatMap((uid) => {
    const home = lines.find((fields) => fields[2] === uid)?.[5];
    if (!/^[1-9]\d{0,9}$/.test(uid) || home?.startsWith("/") !== true) return [];
    return [userFolders({ root, uid, home }, state)];
  });
}

interface EngineUser {
  readonly root: string;
  readonly uid: string;
  readonly home: string;
}

function userFolders({ root, uid, home }: EngineUser, state: StateReader): StateFolders {
  const [share, config] = [`${home}/.local/share`, `${root}${home}/.config`];
  const told = engineSettings(state, {
    docker: `${config}/docker/daemon.json`,
    storage: `${config}/containers/storage.conf`,
    containerd: `${config}/containerd/config.toml`,
  });
  const run = `/run/user/${uid}`;
  return {
    owner: ` of user ${uid}`,
    docker: `${root}${told.dockerRoot ?? `${share}/docker`}/containers`,
    podman: `${root}${told.podmanRoot ?? `${share}/containers/storage`}/overlay-containers`,
    podmanRun: `${root}${told.podmanRun ?? `${run}/containers`}/overlay-containers`,
    run: `${root}${run}`,
    containerd: `${root}${told.containerdState ?? `${run}/containerd`}`,
  };
}
