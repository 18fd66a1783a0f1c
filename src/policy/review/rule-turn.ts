import type { Rule, UnsupportedNode } from "../../model/policy.ts";

/** Which way a rule says what it says: `turned` is the opposite of `plain`. */
export interface RuleTurn {
  readonly topic: string;
  readonly side: "plain" | "turned";
  /** The keyword that makes the difference. */
  readonly keyword: "type" | "status";
  /** The difference, for a message. */
  readonly words: string;
}

/** With one of these, two opposite rules may both be content where there is nothing to look at. */
const LOOSENING: readonly string[] = [
  "required",
  "file_required",
  "string_required",
  "check_option",
  "min_occurrences",
  "search_locations",
  "file_supersedence",
  "ignore",
];

const FILE_TYPES: readonly string[] = ["FILE_CHECK", "FILE_CONTENT_CHECK"];
const TYPES_WITH_STATUS: readonly string[] = ["PROCESS_CHECK", "CHKCONFIG", "XINETD_SVC"];

/** How a rule could be turned round, for the types where that leaves nothing that passes both; else `null`. */
export function turnOf({ type, source }: Rule | UnsupportedNode): RuleTurn | null {
  const topic = type.endsWith("_NOT") ? type.slice(0, -"_NOT".length) : type;
  const isOfFile = FILE_TYPES.includes(topic);
  if (!isOfFile && !TYPES_WITH_STATUS.includes(type)) return null;
  if (source.some(([keyword]) => LOOSENING.includes(keyword))) return null;
  if (!isOfFile) return statusTurn(type, source);
  const words = `the type: ${topic} and ${topic}_NOT`;
  return { topic, side: type === topic ? "plain" : "turned", keyword: "type", words };
}

function statusTurn(topic: string, source: Rule["source"]): RuleTurn | null {
  const [, status = ""] = source.find(([keyword]) => keyword === "status") ?? [];
  const word = status.trim().toUpperCase();
  if (word !== "ON" && word !== "OFF") return null;
  return {
    topic,
    side: word === "ON" ? "plain" : "turned",
    keyword: "status",
    words: "`status`: ON and OFF",
  };
}
