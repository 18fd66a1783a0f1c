import { lastOf, listOf } from "./unit-store.ts";
import type { Unit } from "./unit-store.ts";

/** Services of common distributions that open no socket of their own on the network. */
const SILENT = new Set(
  (
    "accounts-daemon acpid alsa-restore alsa-state anacron apparmor apport atd auditd autovt@ blk-availability " +
    "bolt cloud-config cloud-final cloud-init cloud-init-local console-getty console-setup containerd cron crond " +
    "dbus dbus-broker dmesg e2scrub_reap emergency fstrim fwupd getty-static getty@ gpm grub-common " +
    "grub-initrd-fallback haveged ifup@ irqbalance iscsi iscsid kdump keyboard-setup kmod-static-nodes " +
    "ldconfig lm-sensors logrotate lvm2-lvmpolld lvm2-monitor man-db mcelog mdmonitor ModemManager multipathd " +
    "netplan-ovs-cleanup networkd-dispatcher nftables open-vm-tools packagekit plymouth plymouth-quit " +
    "plymouth-quit-wait plymouth-read-write plymouth-start policykit-1 polkit polkitd procps qemu-guest-agent " +
    "quotaon rc-local rescue resolvconf rngd rtkit-daemon secureboot-db serial-getty@ setvtrgb smartd smartmontools " +
    "snapd ssh-keygen sshd-keygen sshd-keygen@ sssd sysstat thermald tuned ubuntu-advantage udev udisks2 ufw " +
    "unattended-upgrades upower user@ uuidd vgauth wpa_supplicant x11-common"
  ).split(" "),
);

/** Parts of systemd itself that listen or may: all others do not. */
const LOUD_PARTS = /^systemd-(?:resolved|networkd|journal-(?:remote|gatewayd|upload)|importd)$/;

/** Whether a service cannot listen, or is known not to: it ends at once, is kept off the network, or is of the list. */
export function isSilentService(name: string, unit: Unit): boolean {
  if (lastOf(unit, "Service", "Type") === "oneshot") return true;
  if (/^(?:yes|true|on|1)$/i.test(lastOf(unit, "Service", "PrivateNetwork") ?? "")) return true;
  if (isKeptFromInternet(unit)) return true;
  const stem = name.replace(/\.service$/, "").replace(/@.*$/, "@");
  if (SILENT.has(stem) || SILENT.has(unit.name.replace(/\.service$/, "").replace(/@.*$/, "@"))) return true;
  return stem.startsWith("systemd-") && !LOUD_PARTS.test(stem);
}

function isKeptFromInternet(unit: Unit): boolean {
  const families = listOf(unit, "Service", "RestrictAddressFamilies").flatMap(({ value }) =>
    value.split(/\s+/),
  );
  if (families.length === 0 || families.some((family) => family.startsWith("~"))) return false;
  return !families.some((family) => family === "AF_INET" || family === "AF_INET6");
}
