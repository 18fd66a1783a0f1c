import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRecording } from "../../../src/targets/recorded/parse-recording.ts";
import { recordedTarget } from "../../../src/targets/recorded/recorded-target.ts";
import { SECTIONS, recordingText } from "./recording-text.ts";
import type { SectionText } from "./recording-text.ts";

function filesOf(...sections: readonly SectionText[]) {
  const recording = parseRecording(Buffer.from(recordingText([...SECTIONS, ...sections]), "latin1"));
  if (recording.status === "unavailable") throw new Error(recording.detail);
  const target = recordedTarget(recording.value, "left-out");
  if (target.status === "unavailable" || target.value.files === null) throw new Error("no files");
  return target.value.files;
}

const NUMBERS = "1 2 5 100 200 0 0";
const ENTRIES: SectionText = [
  "entries-at ok .",
  `E ${NUMBERS} a1ff /etc/link//`,
  `F ${NUMBERS} 81a4 /etc/link//`,
  `E ${NUMBERS} 81a4 /etc/two`,
  "lines//",
  "missing /etc/gone//",
  "denied /root/x//",
  "odd /etc/loop//",
];

describe("what a script saw of an inode", () => {
  const files = filesOf(ENTRIES);

  it("is that of the link or of what it leads to", () => {
    expect(files.entry("/etc/link", "itself")).toMatchObject({ value: { type: "link", mode: 0o777 } });
    expect(files.entry("/etc//link/", "followed")).toMatchObject({ value: { type: "file", mode: 0o644 } });
  });

  it("may have a name of several lines", () => {
    expect(files.entry("/etc/two\nlines", "itself")).toMatchObject({ value: { size: 5 } });
    expect(files.entry("/etc/two", "itself")).toMatchObject({ reason: "not-recorded" });
  });

  it.each([
    ["/etc/gone", "missing-source"],
    ["/etc/gone/below/it", "missing-source"],
    ["/etc/link/below", "missing-source"],
    ["/root/x", "missing-privilege"],
    ["/etc/loop", "failed"],
    ["/etc/never-looked-at", "not-recorded"],
    ["/etc/gone/../passwd", "not-recorded"],
  ])("of %s is %s", (path, reason) => {
    expect(files.entry(path, "followed")).toMatchObject({ status: "unavailable", reason });
  });
});

describe("the beginning of a file that a search found", () => {
  const SEARCH: SectionText = [
    "search-at ok .",
    "/s//",
    "!//",
    `E ${NUMBERS} 81a4 /s/a//`,
    `E ${NUMBERS} 81a4 /s/b//`,
    "!//",
    "= 0",
  ];
  const startsOf = async (...starts: readonly string[]) => {
    const files = filesOf(SEARCH, ["starts-at ok .", ...starts]);
    const seen = new Map<string, unknown>();
    await files.walk({
      base: "/s",
      start: "on",
      deadline: Infinity,
      onEntry: (entry, state) => {
        if (entry.type === "file") seen.set(entry.path, entry.readStart(4));
        return entry.type === "directory" ? state : null;
      },
      onGap: () => undefined,
    });
    return seen;
  };

  it("is as much as is wanted of what was shown, and ends only at its own mark", async () => {
    const seen = await startsOf(" /s/a//", " .", " ! room", " ", " = 0 100 whole", ".", "! 0");
    expect(seen.get("/s/a")).toEqual({ status: "observed", value: ".\n! " });
    expect(seen.get("/s/b")).toMatchObject({ reason: "not-recorded" });
  });

  it.each([
    ["! room", "truncated-output"],
    ["! 124", "timed-out"],
    ["! 0", "not-recorded"],
    ["", "timed-out"],
  ])("is none where the script ended with %j: %s", async (end, reason) => {
    expect((await startsOf(end)).get("/s/b")).toMatchObject({ status: "unavailable", reason });
  });

  it.each([
    ["= denied 4 whole", "missing-privilege"],
    ["= 1 4 whole", "failed"],
    ["= 0 2 whole", "truncated-output"],
    ["= 0 9 masked", "not-supported"],
    ["= drained 4 whole", "not-supported"],
  ])("is none where the text ended with %j: %s", async (end, reason) => {
    const seen = await startsOf(" /s/a//", " text", ` ${end}`, ".", "! 0");
    expect(seen.get("/s/a")).toMatchObject({ status: "unavailable", reason });
  });
});

describe("a folder that the script listed", () => {
  const files = filesOf(
    ["list-at ok .", "/etc//", "/etc/./a", "/etc/./b", "c", "= 0"],
    ["list-at ok .", "/shut//", "/shut/./a", "= 1"],
  );

  it("has its names, of several lines too, and no others", () => {
    expect(files.list("/etc")).toEqual({ status: "observed", value: ["a", "b\nc"] });
    expect(files.entry("/etc/d", "itself")).toMatchObject({ reason: "missing-source" });
    expect(files.readText("/etc/d/e")).toMatchObject({ reason: "missing-source" });
    expect(files.entry("/etc/a", "itself")).toMatchObject({ reason: "not-recorded" });
  });

  it("tells nothing where find did not come to its end", () => {
    expect(files.list("/shut")).toMatchObject({ reason: "missing-privilege" });
    expect(files.entry("/shut/b", "itself")).toMatchObject({ reason: "not-recorded" });
  });
});

describe("the text of a file", () => {
  const content = (...lines: readonly string[]): SectionText => ["content-at ok .", "/f//", ...lines];

  it.each<[string, SectionText, object]>([
    ["with an end", content("a", "", "= 0 100 whole"), { value: "a\n" }],
    ["without an end", content("a", "= 0 100 whole"), { value: "a" }],
    ["that looks like an end", content("= 0 9 whole", "", "= 0 100 whole"), { value: "= 0 9 whole\n" }],
    ["that is empty", content("", "= 0 100 whole"), { value: "" }],
    ["that is too long", content("abcdef", "= 0 3 whole"), { reason: "truncated-output" }],
    ["that broke off", content("abc", "= 1 100 whole"), { reason: "failed" }],
    ["that may not be read", content("", "= denied 100 whole"), { reason: "missing-privilege" }],
    ["with replaced digests", content("root:$x$", "", "= 0 100 masked"), { reason: "not-supported" }],
    ["without a status", content("abc"), { reason: "failed" }],
    ["with a NUL that sed may have changed", content("a\0b", "= 0 100 whole"), { reason: "not-supported" }],
  ])("%s is told for what it is", (_, section, expected) => {
    expect(filesOf(section).readText("/f")).toMatchObject(expected);
  });
});

describe("a recording of files", () => {
  it("never makes anything throw, whatever is in it", async () => {
    const kinds = [
      "entries-at",
      "links-at",
      "list-at",
      "content-at",
      "md5-at",
      "search-at",
      "program-at",
      "command-at",
    ];
    const line = fc.oneof(
      fc.constantFrom("/f//", "!//", "= 0", "= 0 1 whole", `E ${NUMBERS} 81a4 /f//`, '"x"', "missing /f//"),
      fc.string({ unit: "binary-ascii", maxLength: 20 }).map((text) => text.replaceAll("\n", " ")),
    );
    const section = fc.tuple(fc.constantFrom(...kinds), fc.array(line, { maxLength: 6 }));
    const walked = async (files: ReturnType<typeof filesOf>) =>
      await files.walk({ base: "/f", start: 0, deadline: 0, onEntry: () => 0, onGap: () => undefined });
    await fc.assert(
      fc.asyncProperty(fc.array(section, { maxLength: 4 }), async (sections) => {
        const files = filesOf(...sections.map(([kind, lines]): SectionText => [`${kind} ok .`, ...lines]));
        for (const path of ["/f", "/f/g", "", "relative", "/.."]) {
          expect(files.entry(path, "itself").status).toMatch(/observed|unavailable/);
          expect(files.list(path).status).toMatch(/observed|unavailable/);
          expect(files.readText(path).status).toMatch(/observed|unavailable/);
          expect(files.readLink(path).status).toMatch(/observed|unavailable/);
        }
        expect((await files.digest("/f", ["md5"], 0)).status).toMatch(/observed|unavailable/);
        expect((await walked(files)).status).toMatch(/observed|unavailable/);
      }),
    );
  });
});
