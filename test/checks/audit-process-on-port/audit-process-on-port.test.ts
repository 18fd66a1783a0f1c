import { describe } from "vitest";
import type { User } from "../../../src/model/process.ts";
import { heldBy, ownerOf } from "../host.ts";
import { verdictCases } from "../verdict-cases.ts";

const process = (name: string, more = "", ports = "22") =>
  `type : AUDIT_PROCESS_ON_PORT\nport_type : TCP\nports : "${ports}"\nname : "${name}"\n${more}`;
const windows = (lines: string) =>
  `type : AUDIT_PROCESS_ON_PORT\nvalue_type : POLICY_TEXT\nport_type : TCP\nport_no : "5900"\n${lines}`;

const runBy = (effectiveUser: User) => heldBy(ownerOf("/usr/sbin/sshd", { effectiveUser }));
const sshd = heldBy("/usr/sbin/sshd");
const MD5 = "0123456789abcdef0123456789abcdef";
const SHA256 = MD5 + MD5;
const unseen = { status: "unavailable", reason: "missing-privilege", detail: "run as root" } as const;
const digested = heldBy(
  ownerOf("/usr/sbin/sshd", { digests: { status: "observed", value: { md5: MD5, sha256: SHA256 } } }),
);
const packaged = (integrity: "unchanged" | "changed") =>
  heldBy(
    ownerOf("/usr/sbin/sshd", {
      package: {
        status: "observed",
        value: {
          name: "openssh-server",
          version: "1",
          manager: "dpkg",
          integrity: { status: "observed", value: integrity },
        },
      },
    }),
  );

describe("AUDIT_PROCESS_ON_PORT", () => {
  verdictCases([
    {
      says: "passes when the accepted process holds the port",
      item: process("sshd"),
      host: { sockets: [["tcp 0.0.0.0:22", sshd]] },
      status: "PASSED",
    },
    {
      says: "accepts any of several names",
      item: process("sshd|launchd"),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy("/sbin/launchd")]] },
      status: "PASSED",
    },
    {
      says: "reads a pattern that looks ahead",
      item: process("(?!old-)[a-z-]+d"),
      host: { sockets: [["tcp 0.0.0.0:22", sshd]] },
      status: "PASSED",
    },
    {
      says: "fails where a pattern that looks ahead refuses the name",
      item: process("(?!old-)[a-z-]+d"),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy("/usr/sbin/old-sshd")]] },
      status: "FAILED",
    },
    {
      says: "is ERROR where a unit is wanted and the control group was not seen",
      item: process("sshd", 'unit : "ssh.service"'),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy(ownerOf("/usr/sbin/sshd", { cgroup: null }))]] },
      status: "ERROR",
      words: ["control group"],
    },
    {
      says: "is ERROR where no container is wanted and the control group was not seen",
      item: process("sshd", 'container : "none"'),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy(ownerOf("/usr/sbin/sshd", { cgroup: null }))]] },
      status: "ERROR",
      words: ["control group"],
    },
    {
      says: "is ERROR where a pattern takes too long on a hostile name",
      item: process("(x+x+)+\\\\1y"),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy(`/tmp/${"x".repeat(200)}`)]] },
      status: "ERROR",
      words: ["timed-out", "--regex-timeout"],
    },
    {
      says: "fails for another executable, whatever it calls itself",
      item: process("sshd"),
      host: {
        sockets: [
          [
            "tcp 0.0.0.0:22",
            heldBy(ownerOf("/tmp/backdoor", { comm: "sshd", arguments: ["/usr/sbin/sshd"] })),
          ],
        ],
      },
      status: "FAILED",
      words: ["the process is /tmp/backdoor"],
    },
    {
      says: "compares the whole name",
      item: process("ssh"),
      host: { sockets: [["tcp 0.0.0.0:22", sshd]] },
      status: "FAILED",
    },
    {
      says: "compares the whole path where the name holds a slash",
      item: process("/usr/sbin/sshd"),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy("/opt/sshd")]] },
      status: "FAILED",
    },
    {
      says: "reads a name as a pattern",
      item: process("ss[h]d|php-fpm.*"),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy("/usr/sbin/php-fpm8.2")]] },
      status: "PASSED",
    },
    {
      says: "compares a name that is no pattern as it stands",
      item: process("g++"),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy("/usr/bin/g++")]] },
      status: "PASSED",
    },
    {
      says: "accepts a deleted executable by its path",
      item: process("gone"),
      host: {
        sockets: [
          [
            "tcp 0.0.0.0:22",
            heldBy(
              ownerOf("/opt/gone", {
                executable: { status: "observed", value: { path: "/opt/gone", deleted: true } },
              }),
            ),
          ],
        ],
      },
      status: "PASSED",
    },
    {
      says: "fails when one of two owners is not accepted",
      item: process("apache2"),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy("/usr/sbin/apache2", "/tmp/x")]] },
      status: "FAILED",
    },
    {
      says: "fails when one of two listeners on the port is not accepted",
      item: process("sshd"),
      host: {
        sockets: [
          ["tcp 0.0.0.0:22", sshd],
          ["tcp [::]:22", heldBy("/tmp/x")],
        ],
      },
      status: "FAILED",
    },
    {
      says: "is ERROR when not every owner could be seen",
      item: process("sshd"),
      host: {
        sockets: [["tcp 0.0.0.0:22", { status: "partial", processes: [ownerOf("/usr/sbin/sshd")], unseen }]],
      },
      status: "ERROR",
      words: ["run as root"],
    },
    {
      says: "is FAILED when one of the owners that were seen is not accepted",
      item: process("sshd"),
      host: { sockets: [["tcp 0.0.0.0:22", { status: "partial", processes: [ownerOf("/tmp/x")], unseen }]] },
      status: "FAILED",
    },
    {
      says: "is ERROR when the executable could not be read",
      item: process("sshd"),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy(ownerOf("/x", { executable: unseen }))]] },
      status: "ERROR",
    },
    {
      says: "is ERROR when the evidence has no owners",
      item: process("sshd"),
      host: { sockets: ["tcp 0.0.0.0:22"] },
      status: "ERROR",
      words: ["not-recorded"],
    },
    {
      says: "fails for a kernel socket",
      item: process("sshd"),
      host: { sockets: [["tcp 0.0.0.0:22", { status: "kernel" }]] },
      status: "FAILED",
      words: ["the kernel itself"],
    },
    {
      says: "accepts a kernel socket by the name kernel",
      item: process("kernel"),
      host: { sockets: [["tcp 0.0.0.0:22", { status: "kernel" }]] },
      status: "PASSED",
    },
    {
      says: "fails when the port is closed",
      item: process("sshd"),
      host: {},
      status: "FAILED",
      words: ["nothing listens on TCP 22"],
    },
    {
      says: "passes when the port is closed and may be",
      item: process("sshd", "port_option : CAN_BE_CLOSED"),
      host: {},
      status: "PASSED",
    },
    {
      says: "is ERROR when the port may be open in a table that was not seen",
      item: process("sshd", "port_option : CAN_BE_CLOSED"),
      host: { unseen: ["tcp6"] },
      status: "ERROR",
    },
    {
      says: "judges every port of a pattern",
      item: process("sshd", "", "22|2222"),
      host: {
        sockets: [
          ["tcp 0.0.0.0:2222", heldBy("/tmp/x")],
          ["tcp 0.0.0.0:22", sshd],
        ],
      },
      status: "FAILED",
    },
    {
      says: "demands an MD5",
      item: process("sshd", `md5 : "${MD5}"`),
      host: { sockets: [["tcp 0.0.0.0:22", digested]] },
      status: "PASSED",
    },
    {
      says: "fails for another MD5",
      item: process("sshd", `md5 : "${"f".repeat(32)}"`),
      host: { sockets: [["tcp 0.0.0.0:22", digested]] },
      status: "FAILED",
      words: [MD5],
    },
    {
      says: "takes a list of SHA-256 digests",
      item: process("sshd", `sha256 : "${"f".repeat(64)}" || "${SHA256.toUpperCase()}"`),
      host: { sockets: [["tcp 0.0.0.0:22", digested]] },
      status: "PASSED",
    },
    {
      says: "is ERROR when the digest was not taken",
      item: process("sshd", `md5 : "${MD5}"`),
      host: { sockets: [["tcp 0.0.0.0:22", sshd]] },
      status: "ERROR",
    },
    {
      says: "demands a user by name",
      item: process("sshd", 'owner : "sshd" || "root"'),
      host: { sockets: [["tcp 0.0.0.0:22", sshd]] },
      status: "PASSED",
    },
    {
      says: "demands a user by number",
      item: process("sshd", 'owner : "1000"'),
      host: { sockets: [["tcp 0.0.0.0:22", sshd]] },
      status: "FAILED",
      words: ["runs as root"],
    },
    {
      says: "takes a user by name where only the name is known",
      item: process("sshd", 'owner : "22" || "sshd"'),
      host: { sockets: [["tcp 0.0.0.0:22", runBy({ uid: null, name: "sshd" })]] },
      status: "PASSED",
    },
    {
      says: "is ERROR where a user is demanded by number and only the name is known",
      item: process("sshd", 'owner : "22" || "www-data"'),
      host: { sockets: [["tcp 0.0.0.0:22", runBy({ uid: null, name: "sshd" })]] },
      status: "ERROR",
      words: ["runs as sshd; the number of that user was not seen"],
    },
    {
      says: "is FAILED where the name is another one, whatever the number",
      item: process("sshd", 'owner : "www-data"'),
      host: { sockets: [["tcp 0.0.0.0:22", runBy({ uid: null, name: "sshd" })]] },
      status: "FAILED",
    },
    {
      says: "is ERROR where a user is demanded by name and only the number is known",
      item: process("sshd", 'owner : "www-data"'),
      host: { sockets: [["tcp 0.0.0.0:22", runBy({ uid: 33, name: null })]] },
      status: "ERROR",
      words: ["runs as user 33; the name of that user was not seen"],
    },
    {
      says: "demands a path",
      item: process("sshd", 'path : "/usr/sbin/sshd"'),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy("/opt/bin/sshd")]] },
      status: "FAILED",
    },
    {
      says: "demands a package",
      item: process("sshd", 'package : "openssh-server"'),
      host: { sockets: [["tcp 0.0.0.0:22", packaged("unchanged")]] },
      status: "PASSED",
    },
    {
      says: "fails for a binary that differs from its package",
      item: process("sshd", 'package : "openssh-server"'),
      host: { sockets: [["tcp 0.0.0.0:22", packaged("changed")]] },
      status: "FAILED",
      words: ["differs"],
    },
    {
      says: "fails for a binary of no package",
      item: process("sshd", 'package : "openssh-server"'),
      host: {
        sockets: [
          [
            "tcp 0.0.0.0:22",
            heldBy(ownerOf("/usr/sbin/sshd", { package: { status: "observed", value: null } })),
          ],
        ],
      },
      status: "FAILED",
    },
    {
      says: "demands a unit",
      item: process("sshd", 'unit : "ssh.service"'),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy(ownerOf("/usr/sbin/sshd", { unit: "ssh.service" }))]] },
      status: "PASSED",
    },
    {
      says: "fails for a process of no unit",
      item: process("sshd", 'unit : "ssh.service"'),
      host: { sockets: [["tcp 0.0.0.0:22", sshd]] },
      status: "FAILED",
    },
    {
      says: "knows a container by the first twelve digits",
      item: process("sshd", 'container : "0123456789ab"'),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy(ownerOf("/usr/sbin/sshd", { container: SHA256 }))]] },
      status: "PASSED",
    },
    {
      says: "demands that no container holds the port",
      item: process("sshd", 'container : "none"'),
      host: { sockets: [["tcp 0.0.0.0:22", heldBy(ownerOf("/usr/sbin/sshd", { container: SHA256 }))]] },
      status: "FAILED",
    },
    {
      says: "Windows form: takes a list of names and ignores their case",
      wrapper: 'Windows" version:"2',
      item: windows('value_data : "VSSRVC.exe" || "vss.exe"'),
      host: { sockets: [["tcp 0.0.0.0:5900", heldBy("C:\\Windows\\vssrvc.exe")]] },
      status: "PASSED",
    },
    {
      says: "Windows form: does not read a pattern without CHECK_REGEX",
      wrapper: 'Windows" version:"2',
      item: windows('value_data : "vss.+"'),
      host: { sockets: [["tcp 0.0.0.0:5900", heldBy("/vssrvc.exe")]] },
      status: "FAILED",
    },
    {
      says: "Windows form: reads patterns with CHECK_REGEX",
      wrapper: 'Windows" version:"2',
      item: windows('value_data : "foo.exe" || "vss.+"\ncheck_type : CHECK_REGEX'),
      host: { sockets: [["tcp 0.0.0.0:5900", heldBy("/vssrvc.exe")]] },
      status: "PASSED",
    },
    {
      says: "Windows form: a closed port is ERROR",
      wrapper: 'Windows" version:"2',
      item: windows('value_data : "vss.exe"'),
      host: {},
      status: "ERROR",
      words: ["port-closed"],
    },
    {
      says: "Windows form: a closed port passes if it can be closed",
      wrapper: 'Windows" version:"2',
      item: windows('value_data : "vss.exe"\nport_option : CAN_BE_CLOSED'),
      host: {},
      status: "PASSED",
    },
  ]);
});
