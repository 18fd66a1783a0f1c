import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { COMMAND } from "../../cli/audit-command.ts";

/**
 * Docker and Podman with one container each, in mounts and a network of their own: nothing of them stays. The image is a
 * busybox that serves on port 80, published as 8080 and 8081. `run.sh` of the folder is then run with the command in `$AUDIT`.
 */
const SCRIPT = `set -e
cd "$1"
umount -R /sys/fs/cgroup 2>/dev/null || true
mount -t cgroup2 none /sys/fs/cgroup
for place in /var/lib/docker /var/lib/containers /run/containers /run/libpod /etc/docker /var/lib/cni /mnt; do
  mkdir -p "$place"; mount -t tmpfs none "$place"
done
mkdir -p /run/netns root/bin; mount -t tmpfs none /run/netns; mount --make-shared /run/netns
ip link set lo up
cp "$(command -v busybox)" root/bin/busybox; ln -s busybox root/bin/httpd
tar -C root -c . > image.tar
echo '{"data-root": "/mnt/docker"}' > /etc/docker/daemon.json
export DOCKER_HOST="unix://$1/docker.sock"
dockerd --exec-root /mnt/exec --pidfile /mnt/docker.pid -H "$DOCKER_HOST" > dockerd.log 2>&1 &
trap 'docker rm -f web >/dev/null 2>&1; podman rm -fa >/dev/null 2>&1; kill $(cat /mnt/docker.pid); wait' EXIT
for try in $(seq 100); do docker info > /dev/null 2>&1 && break; sleep 0.1; done
docker import image.tar tiny > /dev/null
docker run -d --name web -p 8080:80 --ulimit nofile=1024:1024 tiny /bin/httpd -f -p 80 > docker.id
podman import -q image.tar tiny > /dev/null 2>&1
podman run -d --name pod -p 8081:80 --cgroups=disabled --ulimit nofile=1024:1024 --ulimit nproc=512:512 tiny \\
  /bin/httpd -f -p 80 > podman.id
for port in 8080 8081; do
  for try in $(seq 50); do ss -ltn | grep -q ":$port " && break; sleep 0.1; done
done
sh -e ./run.sh
`;

/** Where the engines can run: everything is installed, and the kernel lets them have control groups of their own. */
export function enginesCanRun(): boolean {
  const probe = "umount -R /sys/fs/cgroup; mount -t cgroup2 none /sys/fs/cgroup";
  const isAble = spawnSync("unshare", ["-m", "-n", "sh", "-c", probe], { stdio: "ignore" }).status === 0;
  if (!isAble)
    console.warn("SKIPPED: This kernel gives nobody control groups; no container engine runs here.");
  return isAble;
}

/** Runs the script `run.sh` of a folder beside both engines. */
export function besideEngines(folder: string): { readonly status: number | null; readonly stderr: string } {
  const { status, stderr } = spawnSync("unshare", ["-m", "-n", "sh", "-c", SCRIPT, "sh", folder], {
    encoding: "utf8",
    timeout: 120_000,
    env: {
      PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin`,
      HOME: folder,
      NODE: process.execPath,
      AUDIT: COMMAND,
    },
  });
  const log = join(folder, "dockerd.log");
  const said = status !== 0 && existsSync(log) ? readFileSync(log, "utf8").slice(-2000) : "";
  return { status, stderr: stderr + said };
}
