import { describe, expect, it } from "vitest";
import { parseRecording } from "../../../src/targets/recorded/parse-recording.ts";
import { recordedTarget } from "../../../src/targets/recorded/recorded-target.ts";
import type { HolderQuery, Target } from "../../../src/targets/target.ts";
import { SECTIONS, recordingText } from "./recording-text.ts";
import type { SectionText } from "./recording-text.ts";

function targetOf(sections: readonly SectionText[]): Target {
  const recording = parseRecording(Buffer.from(recordingText(sections), "latin1"));
  const target = recording.status === "observed" ? recordedTarget(recording.value) : recording;
  if (target.status === "unavailable") throw new Error(target.detail);
  return target.value;
}

const target = targetOf(SECTIONS);

/** The sections, with those of the same kind and path replaced. */
function changed(...changes: readonly SectionText[]): readonly SectionText[] {
  const keyOf = ([header]: SectionText) => header.replace(/ (?:ok|denied|missing) /, " ");
  const keys = new Set(changes.map(keyOf));
  return [...SECTIONS.filter((section) => !keys.has(keyOf(section))), ...changes];
}

async function holdersOf(machine: Target, query: Partial<HolderQuery>) {
  const scan = await machine.findHolders!({ every: [], first: [], threads: "leaders", ...query });
  if (scan.status === "unavailable") return scan;
  return { ...scan.value, holders: [...scan.value.holders] };
}

describe("a recorded machine", () => {
  it("says who it is, and answers at the time when it was recorded", () => {
    expect(target).toMatchObject({ kind: "recorded", name: "web1", network: null });
    expect(target.identity()).toMatchObject({ system: "Linux", kernel: "6.1.0", byteOrder: "LE", uid: 0 });
    expect(target.now()).toBe(Date.parse("2026-01-02T03:04:05Z"));
  });

  it("gives files, links and digests", async () => {
    expect(target.files!.readText("/etc/services")).toEqual({ status: "observed", value: "ssh 22/tcp\n" });
    expect(target.files!.readLink("/proc/12/exe")).toEqual({ status: "observed", value: "/usr/sbin/sshd" });
    expect(await target.files!.digest("/proc/12/exe", ["md5"], 0)).toMatchObject({
      value: { md5: "0123456789abcdef0123456789abcdef" },
    });
    expect(target.files!.readText("/etc/services", 3)).toMatchObject({ reason: "truncated-output" });
  });

  it("says of what was not looked at that it is not recorded, never that it is absent", async () => {
    const { files, readProcess } = target;
    expect(files!.readText("/etc/rpc")).toMatchObject({ reason: "not-recorded" });
    expect(files!.readChunks("/proc/net/tcp6", () => "continue")).toMatchObject({ reason: "not-recorded" });
    expect(files!.list("/var/lib/dpkg/info")).toMatchObject({ reason: "not-recorded" });
    expect(files!.stat("/usr/sbin/sshd")).toMatchObject({ reason: "not-recorded" });
    expect(await files!.digest("/proc/12/exe", ["md5", "sha256"], 0)).toMatchObject({
      reason: "not-recorded",
    });
    expect(readProcess!("/proc/12").commandLine).toMatchObject({ reason: "not-recorded" });
    expect(target.identity().interfaces).toMatchObject({ reason: "not-recorded" });
  });

  it("shares the digest of a program among the processes that run it", async () => {
    const identity = "65024 260723 3804432 1744470991 1744470991 0 81ed";
    const other = "65024 260724 3804432 1744470991 1744470991 0 81ed";
    const { files } = targetOf([
      ...SECTIONS,
      ["identities ok .", `12/exe ${identity}`, `13/exe ${identity}`, `14/exe ${other}`],
    ]);
    expect(await files!.digest("/proc/13/exe", ["md5"], 0)).toEqual(
      await files!.digest("/proc/12/exe", ["md5"], 0),
    );
    expect(await files!.digest("/proc/14/exe", ["md5"], 0)).toMatchObject({ reason: "missing-tool" });
  });

  describe("with packages", () => {
    const info = "/var/lib/dpkg/info";
    const places: SectionText = ["places ok .", "1 2 3 4 5 0 41ed", "/usr/sbin"];
    const lists = ["./dpkg.list:/usr/bin/dpkg", "./openssh-server.list:/usr/sbin/sshd"];

    it("gives the file lists that name a program, and no digest where there is none", () => {
      const { files } = targetOf([...SECTIONS, [`dpkg ok ${info}`, ...lists, "= 0"], places]);
      expect(files!.list(info)).toEqual({
        status: "observed",
        value: ["dpkg.list", "openssh-server.list"],
      });
      expect(files!.readText(`${info}/openssh-server.list`)).toMatchObject({ value: "/usr/sbin/sshd\n" });
      expect(files!.readText(`${info}/openssh-server.md5sums`)).toEqual({ status: "observed", value: "" });
      expect(files!.readText(`${info}/other.md5sums`)).toMatchObject({ reason: "not-recorded" });
    });

    it.each<[string, readonly SectionText[], string]>([
      ["that could not all be read", [[`dpkg ok ${info}`, ...lists, "= 2"], places], "failed"],
      ["whose folders were not looked at", [[`dpkg ok ${info}`, ...lists, "= 0"], ["places ok ."]], "failed"],
      ["that do not exist", [[`dpkg missing ${info}`], places], "missing-source"],
      ["that may not be read", [[`dpkg denied ${info}`], places], "missing-privilege"],
      ["that were not looked for", [], "not-recorded"],
    ])("%s does not say that none has a file", (_, sections, reason) => {
      const { files } = targetOf([...SECTIONS, ...sections]);
      expect(files!.list(info)).toMatchObject({ status: "unavailable", reason });
    });
  });

  it("says why what was looked at could not be read", () => {
    const machine = targetOf(changed(["file missing /etc/services"], ["link denied /proc/12/exe"]));
    expect(machine.files!.readText("/etc/services")).toMatchObject({ reason: "missing-source" });
    expect(machine.files!.readLink("/proc/12/exe")).toMatchObject({ reason: "missing-privilege" });
  });

  it("gives the stat of a process before and after its sockets were looked at", () => {
    const again: SectionText = ["entries ok last", "12/stat:12 (other) S 1"];
    const machine = targetOf([...SECTIONS, again]);
    expect(machine.readProcess!("/proc/12").stat).toMatchObject({
      value: expect.stringMatching(/^12 \(sshd/) as string,
    });
    expect(machine.files!.readRecord("/proc/12/stat")).toEqual({
      status: "observed",
      value: "12 (other) S 1\n",
    });
  });

  it("gives the holders of sockets", async () => {
    expect(await holdersOf(target, { every: [4567] })).toEqual({
      holders: [[4567, [{ pid: 12, link: "/proc/12/fd/3" }]]],
      unreadable: [],
      extent: "complete",
    });
    expect(await holdersOf(target, { every: [4567], processes: [13] })).toMatchObject({ holders: [] });
  });

  it("does not say that nobody holds a socket that was not looked for", async () => {
    expect(await holdersOf(target, { every: [4567, 4568] })).toMatchObject({ extent: "unsettled" });
  });

  it("without the walk does not know holders", async () => {
    const machine = targetOf(SECTIONS.filter(([header]) => !/^(?:sought|holders)/.test(header)));
    expect(await holdersOf(machine, { every: [4567] })).toMatchObject({ reason: "not-recorded" });
  });

  it.each([
    ["unsettled", changed(["holders ok .", "= unsettled"]), { extent: "unsettled" }],
    ["of no known extent", changed(["holders ok ."]), { extent: "unsettled" }],
    ["partly blind", changed(["holders ok .", "!1", "!7/task/9", "= complete"]), { unreadable: [1, 7] }],
  ])("with a walk that is %s says so", async (_, sections, expected) => {
    expect(await holdersOf(targetOf(sections), { every: [4567] })).toMatchObject(expected);
  });

  it("without the words of uname, id and date is refused", () => {
    for (const line of [1, 2, 3, 4, 5, 6, 7]) {
      const host = SECTIONS[0]!.filter((_, index) => index !== line) as unknown as SectionText;
      expect(() => targetOf(changed(host))).toThrow("does not say which machine");
    }
  });
});
