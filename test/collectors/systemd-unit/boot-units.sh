# Boots systemd as the first process of a private machine whose disk is this one, with changes kept in memory, and lets it
# start a few units. Arguments: the folder of what is kept, Node, and the program that looks at the units.
set -e
keep=$1 node=$2 look=$3
root=$keep/root
mount -t tmpfs none "$keep/memory"
mkdir "$keep/memory/changes" "$keep/memory/work"
mount -t overlay overlay -o "lowerdir=/,upperdir=$keep/memory/changes,workdir=$keep/memory/work" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount -t cgroup2 none "$root/sys/fs/cgroup"
mount -t tmpfs none "$root/run"
mkdir -p "$root/keep"
mount --bind "$keep" "$root/keep"
for folder in "$PWD" "$(dirname "$node")"; do
  mkdir -p "$root$folder"
  mount --bind "$folder" "$root$folder"
done
units=$root/etc/systemd/system
plain='[Unit]\nDefaultDependencies=no\n'
printf "$plain"'[Service]\nExecStart=/bin/sleep 1000\n' | tee "$units/works.service" > "$units/each@.service"
printf "$plain"'[Service]\nType=oneshot\nExecStart=/bin/false\n' > "$units/fails.service"
printf "$plain"'Wants=works.service fails.service each@one.service look.service\n' > "$units/look.target"
printf "$plain"'After=works.service fails.service each@one.service\n[Service]\nType=oneshot\nExecStart=/bin/sh /keep/look.sh\n' \
  > "$units/look.service"
cat > "$keep/look.sh" << END
"$node" "$look" works fails each@one each@two none each@ > /keep/found 2>&1
for unit in works fails each@one each@two none; do systemctl is-active \$unit; done > /keep/told
touch /keep/done
END
cd "$root"
exec chroot . /usr/bin/env -i container=other /lib/systemd/systemd --system --unit=look.target --show-status=0
