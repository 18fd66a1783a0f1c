import type { EvidenceRequest } from "../../../model/evidence.ts";
import { asciiJson } from "./ascii-json.ts";
import type { Look, LookKind } from "./look.ts";
import { looksOfRequests } from "./looks-of-requests.ts";
import { callsOfSearches, functionOfSearch } from "./render-search.ts";
import { callOfCommand, callOfConfinement } from "./render-command.ts";
import type { ScriptConfinement } from "./render-command.ts";
import { callsOfUnit } from "./render-unit.ts";
import { shellPattern, shellWord } from "./shell-word.ts";
import { STATE_PART } from "./state-part.ts";

const WORDS_IN_A_CALL = 50;
const KINDS: readonly LookKind[] = ["list", "entry", "content", "md5", "sha256", "attributes", "packaged"];

/** The part of a script that shows what these requests ask for: functions, and calls with paths as quoted words. */
export function renderState(requests: readonly EvidenceRequest[], confinement: ScriptConfinement): string {
  const looks = looksOfRequests(requests);
  const below = [...Map.groupBy(looks, ({ homesOf }) => homesOf)].flatMap(([user, group]) =>
    user === undefined ? [] : [{ user, group }],
  );
  const searches = requests.filter((request) => request.kind === "file-search");
  const lines = [
    ...callsOf(
      "show requests . requests",
      requests.map((request) => shellWord(asciiJson(request))),
    ),
    String.raw`show nul . printf 'a\000b'`,
    ...callsAt(looks.filter(({ homesOf }) => homesOf === undefined)),
    ...below.map(({ user }, index) => `every_home ${shellWord(user)} below_${index}`),
    ...(looks.some(({ kind }) => kind === "packaged") ? ["packages", "with_rpm rpm_files"] : []),
    ...callsOfSearches(searches),
    ...callOfConfinement(confinement),
    ...requests.flatMap(callsOfRequest),
    ...SPECIAL.flatMap(([kind, call]) => (requests.some((request) => request.kind === kind) ? [call] : [])),
  ];
  const functions = below.map(({ group }, index) => functionOf(`below_${index}`, callsAt(group)));
  return [STATE_PART, ...functions, ...searches.flatMap(functionOfSearch), functionOf("state", lines)].join(
    "\n",
  );
}

/** What no path stands for. */
const SPECIAL: readonly (readonly [kind: EvidenceRequest["kind"], call: string])[] = [
  ["packages", "with_rpm list_rpm"],
  ["accounts", "shells"],
  ["processes", "processes"],
];

/** What is neither a file nor a search. Whether a command may run was asked before. */
function callsOfRequest(request: EvidenceRequest): readonly string[] {
  if (request.kind === "command") return [callOfCommand(request)];
  return request.kind === "systemd-unit" ? callsOfUnit(request) : [];
}

function functionOf(name: string, lines: readonly string[]): string {
  return `${name}() {\n${[...lines, ":"].map((line) => `  ${line}\n`).join("")}}`;
}

function callsAt(looks: readonly Look[]): readonly string[] {
  return KINDS.flatMap((kind) => {
    const limits = new Map<string, Look>();
    for (const look of looks.filter((candidate) => candidate.kind === kind)) {
      const key = `${look.path}${look.tail ?? ""}`;
      if ((limits.get(key)?.limit ?? -1) < (look.limit ?? 0)) limits.set(key, look);
    }
    const groups = Map.groupBy(limits.values(), callOf);
    return [...groups].flatMap(([call, group]) => callsOf(call, group.map(wordOf)));
  });
}

function callOf({ kind, limit, tail }: Look): string {
  if (kind === "list") return "lists";
  if (kind === "attributes" || kind === "packaged") return kind;
  if (kind === "entry") return `entries ${shellWord(tail ?? "")}`;
  return kind === "content" ? `contents ${limit ?? 0}` : `digests ${kind}`;
}

function wordOf({ path, homesOf }: Look): string {
  return homesOf === undefined ? shellPattern(path) : `"$home"${shellPattern(path)}`;
}

function callsOf(call: string, words: readonly string[]): readonly string[] {
  const calls: string[] = [];
  for (let at = 0; at < words.length; at += WORDS_IN_A_CALL)
    calls.push([call, ...words.slice(at, at + WORDS_IN_A_CALL)].join(" "));
  return calls;
}
