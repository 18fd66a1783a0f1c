import type { EvidenceRequest } from "../../model/evidence.ts";
import { COLLECT_SCRIPT } from "./collect-script.ts";
import { SCRIPT_WORDS, wordsOfRequests } from "./words-of-requests.ts";

/** One POSIX shell script that shows what requests ask for. Nothing else of them gets into it than fixed words. */
export function renderCollectScript(requests: readonly EvidenceRequest[] | "everything"): string {
  const words = requests === "everything" ? SCRIPT_WORDS : wordsOfRequests(requests);
  return COLLECT_SCRIPT.replace("@WANT@", words.join(" "));
}
