import type { Home, HomesRequest } from "../model/accounts.ts";
import type { EvidenceRequest } from "../model/evidence.ts";
import type { FilesFacts, FilesRequest, FileWish, FoundFile, TransformedText } from "../model/files.ts";
import type { HeldObservation } from "../evidence/merge-recordings.ts";
import type { NotTold } from "./not-told.ts";

/** What was recorded, and what was asked for then. */
interface Recorded {
  readonly observation: HeldObservation["observation"];
  readonly recorded: EvidenceRequest | null;
}

/** The answer about files or homes: wishes beyond the request are left out, those beyond the recording are `not-recorded`. */
export function stateAsAsked(
  { observation, recorded }: Recorded,
  request: FilesRequest | HomesRequest,
  notTold: NotTold,
): Recorded["observation"] {
  if (observation.status === "unavailable") return observation;
  const { facts } = observation;
  if (request.kind === "files" && isFiles(facts)) {
    const known = recorded?.kind === "files" ? recorded.wishes : [];
    const sheets = request.sheets ?? [];
    const files = facts.files.map((file) =>
      fileAsAsked(file, { asked: request.wishes, known, sheets }, notTold),
    );
    return { ...observation, facts: { ...facts, files } };
  }
  if (request.kind === "homes" && isHomes(facts))
    return { ...observation, facts: facts.map((home) => homeAsAsked(home, request, notTold)) };
  return observation;
}

type AnyFacts = Extract<Recorded["observation"], { status: "observed" }>["facts"];

function isFiles(facts: AnyFacts): facts is FilesFacts {
  return "files" in facts;
}

function isHomes(facts: AnyFacts): facts is readonly Home[] {
  return Array.isArray(facts);
}

interface Wishes {
  readonly asked: readonly FileWish[];
  readonly known: readonly FileWish[];
  readonly sheets: readonly string[];
}

const MEMBERS = {
  content: "content",
  md5: "md5",
  sha256: "sha256",
  attributes: "attributes",
  "packaged-digest": "packaged",
} as const satisfies Readonly<Record<FileWish, keyof FoundFile>>;

const WORDS: Readonly<Record<FileWish, string>> = {
  content: "the content",
  md5: "the md5",
  sha256: "the sha256",
  attributes: "the attributes",
  "packaged-digest": "the digest of the package",
};

const WISHES = Object.keys(MEMBERS) as readonly FileWish[];

function fileAsAsked(file: FoundFile, { asked, known, sheets }: Wishes, notTold: NotTold): FoundFile {
  const members = new Map<string, unknown>(Object.entries(file));
  for (const wish of WISHES)
    if (!asked.includes(wish)) members.delete(MEMBERS[wish]);
    else if (!members.has(MEMBERS[wish]) && !known.includes(wish))
      members.set(MEMBERS[wish], notTold(`${WORDS[wish]} of ${file.path}`));
  if (sheets.length === 0) members.delete("transformed");
  else if (asked.includes("content"))
    members.set(
      "transformed",
      sheets.map((sheet) => textOfSheet(file, sheet, notTold)),
    );
  return Object.fromEntries(members) as unknown as FoundFile;
}

function textOfSheet(
  { path, transformed = [] }: FoundFile,
  sheet: string,
  notTold: NotTold,
): TransformedText {
  const told = transformed.find((one) => one.sheet === sheet);
  return told ?? { sheet, text: notTold(`what this XSL sheet makes of ${path}`) };
}

function homeAsAsked(home: Home, { files: asked }: HomesRequest, notTold: NotTold): Home {
  const files = asked.map(
    (path) =>
      home.files.find((file) => file.path === path) ?? {
        path,
        entry: notTold(`${path} in the home of ${home.user}`),
      },
  );
  return { ...home, files };
}
