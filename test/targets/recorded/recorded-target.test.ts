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

  it("says why what was looked at could not be read", () => {
    const machine = targetOf(
      changed(["file missing /etc/services"], ["link denied /proc/12/exe"], ["file denied /proc/12/status"]),
    );
    expect(machine.files!.readText("/etc/services")).toMatchObject({ reason: "missing-source" });
    expect(machine.files!.readLink("/proc/12/exe")).toMatchObject({ reason: "missing-privilege" });
    expect(machine.readProcess!("/proc/12").status).toMatchObject({ reason: "missing-privilege" });
  });

  it("gives the stat of a process before and after its sockets were looked at", () => {
    const again: SectionText = ["file ok /proc/12/stat", "12 (other) S 1"];
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
    const machine = targetOf(SECTIONS.filter(([header]) => !/^(sought|walk|hits|unread)/.test(header)));
    expect(await holdersOf(machine, { every: [4567] })).toMatchObject({ reason: "not-recorded" });
  });

  it.each([
    ["unsettled", changed(["walk ok .", "unsettled"]), { extent: "unsettled" }],
    ["of no known extent", changed(["walk ok ."]), { extent: "unsettled" }],
    ["partly blind", changed(["unread ok .", "1", "7/task/9"]), { unreadable: [1, 7] }],
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
