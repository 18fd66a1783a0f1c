import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCommandLine } from "../../../src/collectors/procfs/parse-command-line.ts";
import { parseMountInfo } from "../../../src/collectors/procfs/parse-mount-info.ts";
import { parseProcessStat } from "../../../src/collectors/procfs/parse-process-stat.ts";
import { parseProcessStatus } from "../../../src/collectors/procfs/parse-process-status.ts";
import { parseUserNames } from "../../../src/collectors/procfs/parse-user-names.ts";

const REST =
  "S 1 99 99 0 -1 4194304 95 0 0 0 0 0 0 0 20 0 1 0 8913 6483968 883 18446744073709551615 94 95 96 0 0\n";

describe("the stat of a process", () => {
  it.each(["sshd", "", ")", "a) R 1 (b", "new\nline", " ", "((((", "\u202e"])(
    "with the name %j is read from the last bracket",
    (comm) => {
      expect(parseProcessStat(`99 (${comm}) ${REST}`)).toMatchObject({
        value: { comm, parentPid: 1, startTicks: 8913 },
      });
    },
  );

  it.each(["", "99", "99 (sshd)", "99 (sshd) S 1", "99 sshd S 1 2", ") 99 ( S"])(
    "of the shape %j is malformed",
    (text) => {
      expect(parseProcessStat(text)).toMatchObject({ reason: "malformed-output" });
    },
  );

  it("changes its incarnation with name, start and program", () => {
    const variants = [
      `99 (a) ${REST}`,
      `99 (b) ${REST}`,
      `99 (a) ${REST.replace("8913", "8914")}`,
      `99 (a) ${REST.replace("94 95", "93 95")}`,
    ];
    const incarnations = variants
      .map((text) => parseProcessStat(text))
      .map((stat) => (stat.status === "observed" ? stat.value.incarnation : ""));
    expect(new Set(incarnations).size).toBe(4);
  });

  it("never makes the parser throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        parseProcessStat(text);
      }),
    );
  });
});

describe("the status of a process", () => {
  it("tells real and effective user and the capabilities", () => {
    const text = "Name:\tsu\\nUid:\t7\nUid:\t1000\t0\t0\t0\nCapEff:\t000001ffffffffff\n";
    expect(parseProcessStatus(text)).toEqual({
      realUid: 1000,
      effectiveUid: 0,
      pidInside: null,
      capabilities: 0x1ffffffffffn,
    });
  });

  it("without those lines tells nothing", () => {
    expect(parseProcessStatus("")).toEqual({
      realUid: null,
      effectiveUid: null,
      pidInside: null,
      capabilities: null,
    });
  });

  it.each([
    ["NSpid:\t4711\n", null],
    ["NSpid:\t4711\t1\n", 1],
    ["NSpid:\t4711\t20\t3\n", 3],
  ])("tells its number in its own PID namespace: %j", (text, pidInside) => {
    expect(parseProcessStatus(text)).toMatchObject({ pidInside });
  });
});

describe("a command line", () => {
  it.each([
    ["", []],
    ["sshd\0-D\0", ["sshd", "-D"]],
    ["sshd: alice", ["sshd: alice"]],
    ["sh\0\0-c\0", ["sh", "", "-c"]],
  ])("%j gives %j", (text, expected) => {
    expect(parseCommandLine(text)).toEqual(expected);
  });

  it("is cut after 4,096 characters", () => {
    expect(parseCommandLine("é".repeat(5000))).toEqual(["é".repeat(4096)]);
  });
});

describe("the user database", () => {
  it("names users by number, the first entry first", () => {
    const text =
      "root:x:0:0:root:/root:/bin/bash\ntoor:x:0:0::/:\n# www:x:33:\n+nis:x:5:\nbad\n:x:6:\nwww-data:x:33:33\nneg:x:-1:1\n";
    expect([...parseUserNames(text)]).toEqual([
      [0, "root"],
      [33, "www-data"],
    ]);
  });
});

describe("the list of mounts", () => {
  const plain = "22 27 0:21 / /proc rw,relatime - proc proc rw";

  it.each([
    [plain, null],
    [`${plain},hidepid=0`, null],
    [`${plain},hidepid=off`, null],
    [`${plain},hidepid=2`, "2"],
    [`${plain},gid=4,hidepid=invisible`, "invisible"],
    [`${plain}\n23 27 0:22 / /proc rw shared:5 - proc proc rw,hidepid=ptraceable`, "ptraceable"],
  ])("%j hides processes with %j", (text, hidepid) => {
    expect(parseMountInfo(text).hidepid).toBe(hidepid);
  });

  it("tells what covers a process", () => {
    const text = `${plain}\n30 22 0:30 / /proc/sys/fs/binfmt_misc rw - autofs x rw\n31 22 8:1 /e /proc/1234 rw - ext4 /dev/sda rw\n`;
    expect(parseMountInfo(text).covered).toEqual(["/proc/1234"]);
  });
});
