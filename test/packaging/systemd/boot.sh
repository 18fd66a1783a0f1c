# Boots systemd as the first process of a private machine whose disk is this one, with changes kept in memory, and lets
# it run the unit. Arguments: the folder of what is kept, the checkout, and Node.
set -e
keep=$1 checkout=$2 node=$3
mount -t tmpfs none "$keep/memory"
mkdir "$keep/memory/changes" "$keep/memory/work"
root=$keep/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$keep/memory/changes,workdir=$keep/memory/work" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount -t cgroup2 none "$root/sys/fs/cgroup"
mount -t tmpfs none "$root/run"
mount -t tmpfs none "$root/dev"
for device in null zero full random urandom tty; do
  touch "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
for folder in "$checkout" "$(dirname "$node")"; do
  mkdir -p "$root$folder"
  mount --bind "$folder" "$root$folder"
done
mkdir -p "$root/keep" "$root/etc/dotaudit"
mount --bind "$keep" "$root/keep"

unit=$checkout/packaging/systemd
systemd-sysusers "--root=$root" "$unit/dotaudit.sysusers" 2> /dev/null
cp "$unit/dotaudit-watch.service" "$root/etc/systemd/system/"
cp "$keep/watch.yaml" "$keep/host.audit" "$root/etc/dotaudit/"
echo 0123456789abcdef0123456789abcdef > "$root/etc/machine-id"
printf '#!/bin/sh\nexec %s %s/src/cli/main.ts "$@"\n' "$node" "$checkout" > "$root/usr/local/bin/audit"
chmod 755 "$root/usr/local/bin/audit"
cat > "$root/etc/systemd/system/look.target" << 'END'
[Unit]
Wants=systemd-journald.service look.service
END
cat > "$root/etc/systemd/system/look.service" << 'END'
[Service]
Type=oneshot
ExecStart=/bin/sh /keep/look.sh
END
ip link set lo up
cd "$root"
exec chroot . /usr/bin/env -i container=other /lib/systemd/systemd --system --unit=look.target --show-status=0
