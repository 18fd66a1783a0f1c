import type { EvidenceRequest } from "../../model/evidence.ts";
import { COLLECT_SCRIPT } from "./collect-script.ts";
import { isState } from "./state/is-state.ts";
import type { ScriptConfinement } from "./state/render-command.ts";
import { renderState } from "./state/render-state.ts";
import { SCRIPT_WORDS, wordsOfRequests } from "./words-of-requests.ts";

const AS_LOGGED_IN: ScriptConfinement = { network: "shared" };
const NO_STATE = "state() { :; }";

/**
 * One POSIX shell script that shows what requests ask for. Nothing else of them gets into it than fixed words, and, as
 * quoted words, the paths of files and the commands that rules ask for.
 */
export function renderCollectScript(
  requests: readonly EvidenceRequest[] | "everything",
  confinement: ScriptConfinement = AS_LOGGED_IN,
): string {
  const words = requests === "everything" ? SCRIPT_WORDS : wordsOfRequests(requests);
  const script = COLLECT_SCRIPT.replace("@WANT@", words.join(" "));
  const state = requests === "everything" ? [] : requests.filter(isState);
  return state.length === 0 ? script : script.replace(NO_STATE, () => renderState(state, confinement));
}
