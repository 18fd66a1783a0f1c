import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ps } from "../../../../src/collectors/foreign/ps/ps.ts";
import { lacks } from "../../../support-hosts/requires.ts";
import { lacksShared, sharedText } from "../../shared-folder.ts";
import { readWith } from "../held-sockets/listed.ts";
import { processorTimeOf } from "../../../processor-time.ts";

const HEADER = "UID          PID    PPID  C STIME TTY          TIME CMD";
const read = (text: string) => readWith(ps, text);
const processesIn = (text: string) => read(text).processes ?? [];

describe("a list of ps", () => {
  it.each([
    [
      "-ef of Linux",
      HEADER,
      "root  116  55  0 23:07 ?  00:00:00 /usr/sbin/sshd 900",
      [116, 55, "root", "/usr/sbin/sshd"],
    ],
    [
      "-ef of AIX, with two words of time",
      "     UID     PID    PPID   C    STIME    TTY  TIME CMD",
      "    root  176310       1   0   Jul 13      -  0:00 /usr/local/sbin/syslog-ng -f x",
      [176310, 1, "root", "/usr/local/sbin/syslog-ng"],
    ],
    [
      "-ef of macOS, with numbers of users",
      "  UID   PID  PPID   C STIME   TTY           TIME CMD",
      "   55    53     1   0 10:06AM ??         0:00.19 /sbin/appleeventsd --server",
      [53, 1, "55", "/sbin/appleeventsd"],
    ],
    [
      "aux",
      "USER        PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND",
      "root          1  0.0  0.1 128068  6676 ?        Ss   Oct25   0:03 /sbin/init splash",
      [1, null, "root", "/sbin/init"],
    ],
    [
      "of busybox",
      "PID   USER     TIME  COMMAND",
      "    1 root      0:03 {init} /bin/sh /init",
      [1, null, "root", "{init}"],
    ],
    [
      "axo with the start in five words",
      "  PID                  STARTED USER     COMMAND",
      "   12 Mon Nov  2 12:00:00 2026 daemon   -sh",
      [12, null, "daemon", "-sh"],
    ],
    [
      "axZ of AppArmor, with a label in two words",
      "LABEL                             PID TTY      STAT   TIME COMMAND",
      "/usr/sbin/ntpd (enforce)        14415 ?        Ssl    0:05 /usr/sbin/ntpd -p x",
      [14415, null, null, "/usr/sbin/ntpd"],
    ],
    [
      "of a kernel thread",
      HEADER,
      "root  2  0  0 Oct25 ?  00:00:00 [kthreadd]",
      [2, 0, "root", "[kthreadd]"],
    ],
  ] as const)("%s gives number, parent, user and name", (_, header, row, [pid, parentPid, user, name]) => {
    expect(ps.recognise(`${header}\n`)).toBe("certain");
    expect(read(`${header}\n${row}\n`)).toMatchObject({
      tables: {},
      processes: [{ pid, parentPid, user, name }],
    });
  });

  it("gives the whole command line, blanks and all", () => {
    const [process] = processesIn(`${HEADER}\nroot 116 55 0 23:07 ? 00:00:00 nginx: worker  process \n`);
    expect(process).toMatchObject({ name: "nginx:", commandLine: "nginx: worker  process" });
  });

  it("may stand behind a prompt, and remarks on what is no row", () => {
    const reading = read(`$ ps -ef\n${HEADER}\nroot 1 0 0 23:07 ? 00:00:00 init\nroot 2 0 cut\n`);
    expect(reading.processes).toHaveLength(1);
    expect(reading.remarks).toMatchObject([{ line: 4 }]);
  });

  it("uses neither of two rows that contradict each other", () => {
    const rows = [
      "root 5 1 0 23:07 ? 00:00:00 a",
      "bin 6 1 0 23:07 ? 00:00:00 b",
      "root 6 1 0 23:07 ? 00:00:00 forged",
    ];
    const reading = read([HEADER, ...rows, "bin 6 1 0 23:07 ? 00:00:00 b", ""].join("\n"));
    expect(reading.processes!.map(({ pid }) => pid)).toEqual([5]);
    expect(reading.remarks.map(({ line }) => line)).toEqual([4, 5]);
  });

  it("of threads counts a process once", () => {
    const row = "root 5 1 0 23:07 ? 00:00:00 a\n";
    expect(processesIn(`${HEADER}\n${row}${row}`)).toHaveLength(1);
  });

  it.each([
    ["nothing", ""],
    ["a header alone", `${HEADER}\n`],
    ["an error", "error: process ID list syntax error\n\nUsage:\n ps [options]\n"],
    ["a command before other columns, which it could forge", "PID COMMAND USER\n1 init root\n"],
    ["the same column twice", "PID COMMAND COMMAND\n1 init init\n"],
    ["no numbers", "USER COMMAND\nroot init\n"],
    ["the header of lsof", "COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\n"],
  ])("lists nobody with %s, and says so", (_, text) => {
    const reading = read(text);
    expect(reading).toHaveProperty("processes", []);
    expect(reading.remarks).not.toEqual([]);
  });

  it("is read without an exception, whatever is in it", () => {
    const word = fc.constantFrom(
      "root",
      "1",
      "0",
      "23:07",
      "Jul",
      "13",
      "?",
      "00:00:00",
      " ",
      " ",
      "\n",
      "__proto__",
      "PID",
      "CMD",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(word).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, (body) => {
        ps.recognise(body);
        for (const start of ["", `${HEADER}\n`])
          for (const { pid } of processesIn(start + body)) expect(pid).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each([
    ["rows", new Array<string>(25_000).fill("root 116 55 0 23:07 ? 00:00:00 sshd").join("\n")],
    ["blanks", `root ${" ".repeat(1_000_000)}`],
    ["words", "1 Jul 13 ".repeat(120_000)],
  ])("with a megabyte of %s takes less than a second of the processor", (_, body) => {
    const milliseconds = processorTimeOf(() => {
      read(`${HEADER}\n${body}\n`);
    });
    expect(milliseconds).toBeLessThan(20_000);
  });
});

const COMMANDS: readonly (readonly [command: string, ...options: string[]])[] = [
  ["ps", "-ef"],
  ["ps", "aux"],
  ["ps", "-efl"],
  ["ps", "axo", "pid,ppid,user,lstart,args"],
  ["ps", "-p", String(process.pid), "-f"],
  ["busybox", "ps"],
];

describe.skipIf(lacks("ps", "busybox"))("the output of", () => {
  it.each(COMMANDS)("%s %s %s lists this process", (command, ...options) => {
    const text = execFileSync(command, options, {
      encoding: "utf8",
      env: { ...process.env, COLUMNS: "500" },
    });
    const reading = read(text);
    expect(reading.remarks).toEqual([]);
    expect(reading.processes!.find(({ pid }) => pid === process.pid)?.commandLine).toContain("node");
  });
});

describe.skipIf(lacksShared("recordings"))("recorded output of ps", () => {
  it.each([
    ["local/ps-ef.out", 23, 0],
    ["local/ps-fp.out", 2, 0],
    ["local/ps-fp-one.out", 1, 0],
    ["inspec/ps-axo", 4, 0],
    ["inspec/ps-axoZ", 8, 0],
    ["inspec/ps-busybox", 4, 0],
    ["jc/centos-7.7_ps-axu.out", 109, 0],
    ["jc/centos-7.7_ps-ef.out", 109, 0],
    ["jc/ubuntu-18.04_ps-axu.out", 172, 0],
    ["jc/ubuntu-18.04_ps-ef.out", 172, 0],
    ["jc/osx-10.11.6_ps-axu.out", 210, 0],
    ["jc/osx-10.11.6_ps-ef.out", 210, 0],
    ["jc/osx-10.14.6_ps-ef.out", 377, 0],
    ["jc/osx-10.14.6_ps-axu.out.head20k", 108, 1],
    ["snippets/aix-lsof-and-ps.txt", 3, 0],
  ])("%s has %i processes, and %i lines that are none", (path, count, remarks) => {
    const reading = read(sharedText(`recordings/${path}`));
    expect(reading.processes).toHaveLength(count);
    expect(reading.remarks).toHaveLength(remarks);
  });

  it("shows the name that a process gave itself: 116 runs /opt/nsx/backdoor", () => {
    expect(processesIn(sharedText("recordings/local/ps-fp-one.out"))).toEqual([
      { pid: 116, parentPid: 55, user: "root", name: "/usr/sbin/sshd", commandLine: "/usr/sbin/sshd 900" },
    ]);
  });

  it("knows the users of inspec/ps-axoZ, behind labels, shifted columns and dates of two words", () => {
    const users = processesIn(sharedText("recordings/inspec/ps-axoZ")).map(
      ({ pid, user }) => `${pid} ${user}`,
    );
    expect(users).toEqual([
      "5127 opscode-pgsql",
      "5140 opscode",
      "5169 opscode",
      "4589 root",
      "11662 httpd",
      "11663 httpd",
      "11664 httpd",
      "14415 ntp",
    ]);
  });

  it("finds nobody in local/ps-fp-missing.out", () => {
    expect(read(sharedText("recordings/local/ps-fp-missing.out"))).toHaveProperty("processes", []);
  });
});
