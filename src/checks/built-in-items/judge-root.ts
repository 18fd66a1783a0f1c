import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { RootPathPart } from "../../model/accounts.ts";
import { octal } from "../wording/octal.ts";
import type { Doubt } from "../text-files/doubt.ts";
import type { ItemFlaws } from "./item-flaws.ts";
import { otherSystem, seenFile } from "./seen-file.ts";

const DEFAULT_MASK = 0o022;
const TERMINALS = "/etc/securetty";

/** The search path of root does not hold the current folder. */
export function judgeDot(evidence: Evidence): ItemFlaws {
  const seen = observationOf(evidence, "root-path");
  if (seen.status === "unavailable") return { lookedAt: "", doubts: [seen] };
  const { value, parts } = seen.facts;
  const dots = parts.filter(({ text }) => /^(?:\.?|\.(?:\/+\.?)+)$/.test(text));
  return {
    breaches: dots
      .map(({ text }) => (text === "" ? "an empty entry" : text))
      .map((what) => `${what} in ${value}`),
    lookedAt: value,
  };
}

/** The folders in the search path of root have none of some permissions. */
export function judgePathFolders(mask: number | null) {
  return (evidence: Evidence): ItemFlaws => {
    const seen = observationOf(evidence, "root-path");
    if (seen.status === "unavailable") return { lookedAt: "", doubts: [seen] };
    const { value, parts } = seen.facts;
    return {
      breaches: parts.flatMap((part) => flawsOfFolder(part, mask ?? DEFAULT_MASK)),
      doubts: parts.flatMap(doubtsAbout),
      lookedAt: value,
    };
  };
}

function flawsOfFolder({ text, entry }: RootPathPart, mask: number): readonly string[] {
  if (entry.status === "unavailable" || entry.value?.type !== "directory") return [];
  const { mode } = entry.value;
  return (mode & mask) === 0 ? [] : [`${text} has the permissions ${octal(mode)}`];
}

/** Which folder a relative entry means depends on where root is. */
function doubtsAbout({ text, entry }: RootPathPart): readonly Doubt[] {
  if (entry.status === "unavailable") return [entry];
  if (text.startsWith("/")) return [];
  const name = text === "" ? "An empty entry" : text;
  const detail = `${name} in the PATH of root means another folder wherever root is.`;
  return [{ reason: "undetermined", detail }];
}

/** Root logs in at the console and the virtual terminals of the machine only. */
export function judgeConsole(evidence: Evidence): ItemFlaws {
  const other = otherSystem(evidence);
  if (other.status === "unavailable") return { lookedAt: "", doubts: [other] };
  if (other.value !== null) return { lookedAt: "", doubts: [notRead(other.value)] };
  const text = seenFile(TERMINALS, evidence);
  if (text.status === "unavailable") return { lookedAt: "", doubts: [text] };
  if (text.value === null)
    return { lookedAt: "", breaches: [`there is no ${TERMINALS}: root may log in at any terminal`] };
  const lines = text.value.split("\n").map((line) => line.trim());
  const terminals = lines.filter((line) => line !== "" && !line.startsWith("#"));
  const others = terminals.filter((name) => !/^(?:\/dev\/)?(?:console|tty[0-9]+|vc\/[0-9]+)$/.test(name));
  return {
    breaches: others.map((name) => `root may log in at ${name}`),
    lookedAt: terminals.length === 0 ? `${TERMINALS} lists no terminal` : terminals.slice(0, 10).join(", "),
  };
}

function notRead(system: string) {
  const detail = `Where root may log in on ${system} is not read.`;
  return { reason: "not-supported", detail } as const;
}
