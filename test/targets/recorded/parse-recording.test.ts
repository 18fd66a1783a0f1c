import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRecording, parseRecording } from "../../../src/targets/recorded/parse-recording.ts";
import { recordedTarget } from "../../../src/targets/recorded/recorded-target.ts";
import { SECTIONS, recordingText } from "./recording-text.ts";
import { processorTime } from "../../processor-time.ts";

const text = recordingText();

function parse(recording: string): ReturnType<typeof parseRecording> {
  return parseRecording(Buffer.from(recording, "latin1"));
}

describe("a recording", () => {
  it("gives each section with its state and its content", () => {
    const recording = parse(text);
    if (recording.status === "unavailable") throw new Error(recording.detail);
    expect(recording.value.sectionsOf("link", "/proc/12/exe")).toEqual([
      { state: "ok", content: "/usr/sbin/sshd\n" },
    ]);
    expect(recording.value.sectionsOf("file", "/proc/12/stat")).toHaveLength(2);
    expect(recording.value.sectionsOf("file", "/etc/passwd")).toEqual([]);
  });

  it("keeps lines that look like ours, because a blank stands before them", () => {
    const forged = ["file ok /etc/services", "@ end 1", "", " x", "@ dotaudit recording 1"] as const;
    const recording = parse(recordingText([forged]));
    if (recording.status === "unavailable") throw new Error(recording.detail);
    const [section] = recording.value.sectionsOf("file", "/etc/services");
    expect(section?.content).toBe("@ end 1\n\n x\n@ dotaudit recording 1\n");
  });

  it("may follow what a login says", () => {
    expect(parse(`Welcome to web1!\n\n${text}`).status).toBe("observed");
    expect(isRecording(Buffer.from(`Welcome!\n${text}`))).toBe(true);
    expect(isRecording(Buffer.from("tcp 0 0 0.0.0.0:22 0.0.0.0:* LISTEN\n"))).toBe(false);
  });

  it("that is cut anywhere is refused", () => {
    for (let length = 0; length < text.length; length += 1)
      expect(parse(text.slice(0, length))).toMatchObject({ status: "unavailable" });
  });

  it("without any one of its lines is refused, or lacks just that line within a section", () => {
    const lines = text.split("\n").slice(0, -1);
    for (const [index, line] of lines.entries()) {
      if (line.startsWith(" ")) continue;
      const rest = lines.filter((_, other) => other !== index).join("\n");
      expect([line, parse(`${rest}\n`).status]).toEqual([line, "unavailable"]);
    }
  });

  it.each([
    ["nothing", "", "malformed-output"],
    ["the script itself", "#!/bin/sh\necho '@ dotaudit recording 1'\n", "malformed-output"],
    ["the line ends of a terminal", text.replaceAll("\n", "\r\n"), "malformed-output"],
    ["a later version", text.replace("recording 1", "recording 2"), "not-supported"],
    ["another count at its end", text.replace(/end \d+/, "end 3"), "truncated-output"],
    ["another recording after it", text + text, "truncated-output"],
    ["other text after it", `${text}logout\n`, "truncated-output"],
    ["a line without its blank", text.replace("\n Linux", "\nLinux"), "malformed-output"],
    ["a header of another shape", text.replace("want ok", "want OK"), "malformed-output"],
    ["a section without content", text.replace(" sockets owners md5 services\n \n", ""), "malformed-output"],
  ])("with %s is refused", (_, recording, reason) => {
    expect(parse(recording)).toMatchObject({ status: "unavailable", reason });
  });

  it("never throws, whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...text.split("\n")))), (lines) => {
        const recording = parse(["@ dotaudit recording 1", ...lines].join("\n"));
        if (recording.status === "observed") recordedTarget(recording.value);
      }),
    );
  });

  it("of two million lines is read in linear time", () => {
    const many = ["file ok /etc/services", ..."x".repeat(2_000_000)] as const;
    const started = processorTime();
    expect(parse(recordingText([...SECTIONS, many])).status).toBe("observed");
    expect(processorTime() - started).toBeLessThan(20_000);
  });
});
