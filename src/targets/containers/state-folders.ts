import { localFiles } from "../local/local-files.ts";

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
  /** Folder of the running state of runc, crun and containerd. */
  readonly run: string;
}

/** The folders of the machine's own engines and of every user who is logged in, below the root of a machine. */
export function stateFolders(root = ""): readonly StateFolders[] {
  return [
    {
      owner: "",
      docker: `${root}/var/lib/docker/containers`,
      podman: `${root}/var/lib/containers/storage/overlay-containers`,
      podmanRun: `${root}/run/containers/storage/overlay-containers`,
      run: `${root}/run`,
    },
    ...usersWhoRun(root),
  ];
}

/** A rootless engine needs the user's folder in `/run/user`. */
function usersWhoRun(root: string): readonly StateFolders[] {
  const files = localFiles();
  const users = files.list(`${root}/run/user`);
  const passwd = files.readText(`${root}/etc/passwd`);
  const lines = passwd.status === "observed" ? passwd.value.split("\n").map((line) => line.split(":")) : [];
  return (users.status === "observed" ? users.value : []).flatMap((uid) => {
    const home = lines.find((fields) => fields[2] === uid)?.[5];
    if (!/^[1-9]\d{0,9}$/.test(uid) || home?.startsWith("/") !== true) return [];
    const share = `${root}${home}/.local/share`;
    return [
      {
        owner: ` of user ${uid}`,
        docker: `${share}/docker/containers`,
        podman: `${share}/containers/storage/overlay-containers`,
        podmanRun: `${root}/run/user/${uid}/containers/overlay-containers`,
        run: `${root}/run/user/${uid}`,
      },
    ];
  });
}
