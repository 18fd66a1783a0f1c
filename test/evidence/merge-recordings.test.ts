import { describe, expect, it } from "vitest";
import { mergeRecordings } from "../../src/evidence/merge-recordings.ts";
import type { Recording } from "../../src/evidence/recording.ts";
import { unseen } from "../reporters/sample-listeners.ts";
import { table } from "./sample-documents.ts";

const seen = { "listening-sockets:tcp": table("tcp", []) };
const notSeen = { "listening-sockets:tcp": { ...unseen, source: "/proc/net/tcp" } };

function recording(origin: string, parts: Partial<Recording> = {}): Recording {
  return {
    origin,
    target: "web01",
    collectedAt: "2026-11-20T10:00:00Z",
    requests: [],
    observations: seen,
    ...parts,
  };
}

function usedOf(...recordings: readonly Recording[]): readonly string[] {
  const merged = mergeRecordings(recordings);
  if (merged.status === "several-hosts") throw new Error(merged.message);
  const entry = merged.host.held.get("listening-sockets:tcp");
  return [entry?.recording.origin ?? "none", ...(entry?.unused ?? [])];
}

describe("several recordings of one host", () => {
  const older = recording("old");
  const newer = recording("new", { collectedAt: "2026-11-20T10:00:01Z" });

  it("each key is that of the newest, in whatever order they were given", () => {
    expect(usedOf(older, newer)).toEqual(["new"]);
    expect(usedOf(newer, older)).toEqual(["new"]);
  });

  it("one that did not see it does not hide one that did", () => {
    expect(usedOf({ ...newer, observations: notSeen }, older)).toEqual(["old"]);
    expect(usedOf({ ...newer, observations: notSeen }, { ...older, observations: notSeen })).toEqual(["new"]);
  });

  it("what has no time counts as oldest, and it is told that it was not used", () => {
    const text = recording("ss.txt", { target: null, collectedAt: null });
    expect(usedOf(text, older)).toEqual(["old", "ss.txt"]);
    expect(usedOf(text)).toEqual(["ss.txt"]);
  });

  it("a name may be written in capitals", () => {
    expect(usedOf(older, { ...newer, target: "WEB01" })).toEqual(["new"]);
  });

  it("two hosts are refused, with the file of each", () => {
    expect(mergeRecordings([older, recording("b.json", { target: "db01" })])).toEqual({
      status: "several-hosts",
      message:
        "The evidence is of several hosts; judge each of them by itself: old is of web01, b.json is of db01.",
    });
  });
});
