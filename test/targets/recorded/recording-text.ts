const HEADER =
  "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
const LISTENER =
  "   0: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4567 1 0 100 0 0 10 0";

/** One section: `kind state path`, and its lines. */
export type SectionText = readonly [header: string, ...lines: readonly string[]];

/** A recording in the shape of the script's output, of a machine with one listener on port 22. Made by hand. */
export const SECTIONS: readonly SectionText[] = [
  ["host ok .", "Linux", "6.1.0", "x86_64", "0", "2026-01-02T03:04:05Z", "0001", "web1"],
  ["want ok .", "sockets owners md5 services"],
  ["link ok /proc/self/ns/pid", "pid:[4026531836]"],
  ["file ok /proc/self/mountinfo", "22 27 0:21 / /proc rw,relatime - proc proc rw"],
  ["sought ok .", "L 4567"],
  ["holders ok .", "+12", "12/fd/3:4567", "= complete"],
  [
    "entries ok first",
    `12/stat:12 (sshd) S 1 ${"7 ".repeat(48)}`,
    "12/status:Name:\tsshd",
    "12/status:Uid:\t0\t0\t0\t0",
    "12/cgroup:0::/system.slice/ssh.service",
  ],
  ["link ok /proc/12/exe", "/usr/sbin/sshd"],
  ["md5 ok .", `${"0123456789abcdef".repeat(2)}  12/exe`],
  ["held ok .", "+12", "12/fd/3:4567"],
  ["entries ok last", `12/stat:12 (sshd) S 1 ${"7 ".repeat(48)}`],
  ["file ok /proc/net/tcp", HEADER, LISTENER],
  ["file ok /etc/services", "ssh 22/tcp"],
];

/** The text that a script prints which shows these sections. */
export function recordingText(sections: readonly SectionText[] = SECTIONS): string {
  const blocks = sections.map(
    ([header, ...lines]) => `@ ${header}\n${[...lines, ""].map((line) => ` ${line}\n`).join("")}`,
  );
  return `@ dotaudit recording 1\n${blocks.join("")}@ end ${blocks.length}\n`;
}
