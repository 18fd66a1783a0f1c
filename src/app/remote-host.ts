import { renderCollectScript } from "../collectors/script/render-collect-script.ts";
import { mergeRecordings } from "../evidence/merge-recordings.ts";
import type { HeldHost } from "../evidence/merge-recordings.ts";
import type { Recording } from "../evidence/recording.ts";
import { keyOfRequest } from "../model/evidence.ts";
import type { Evidence, EvidenceRequest } from "../model/evidence.ts";
import type { Seen, Unavailable } from "../model/observation.ts";
import type { AnsweringHost } from "./evidence-source.ts";
import { importEvidence } from "./import-evidence.ts";
import { importScript } from "./import-script.ts";
import { recordedHost } from "./recorded-host.ts";

/** A way to run one script on a host. */
export interface RemoteShell {
  /** The target, as it was written: `ssh://web1`. */
  readonly name: string;
  /** How the host is reached, for people: `reached over SSH, through sudo`. */
  readonly way: string;
  /** What the script printed. Never throws for the world. */
  exchange(script: string): Promise<Seen<Buffer>>;
}

/** What shows on the host what a script cannot. */
const ADVICE = "audit collect -o host.evidence.json";

/**
 * A host without anything of ours: each round is one exchange, in which the script of `audit collect --script` shows what
 * the round asks for. A host that could not be seen once is not asked again.
 */
export function remoteHost(shell: RemoteShell): AnsweringHost {
  const visits = new Visits(shell);
  return {
    kind: "evidence",
    name: shell.name,
    collectedAt: null,
    now: Date.now,
    bothViews: [],
    answer: async (requests, how) => {
      const shown = requests.filter(isShownByScript);
      const held = shown.length === 0 ? NOTHING : await visits.visit(shown, how);
      if (held.status === "unavailable") return allUnseen(requests, held, shell.name);
      return recordedHost(held.value, ADVICE).answer(requests);
    },
  };
}

const NOTHING: Seen<HeldHost> = {
  status: "observed",
  value: { name: "", collectedAt: null, held: new Map() },
};

function isShownByScript({ kind }: EvidenceRequest): boolean {
  return kind !== "port-scan" && kind !== "cross-view";
}

function allUnseen(
  requests: readonly EvidenceRequest[],
  why: Unavailable,
  source: string,
): Evidence["observations"] {
  return Object.fromEntries(requests.map((request) => [keyOfRequest(request), { ...why, source }]));
}

type Confinement = Parameters<AnsweringHost["answer"]>[1];

/** The exchanges with one host: all of them have to be with the same machine. */
class Visits {
  readonly #shell: RemoteShell;
  #machine: string | null = null;
  #lost: Unavailable | null = null;

  constructor(shell: RemoteShell) {
    this.#shell = shell;
  }

  async visit(requests: readonly EvidenceRequest[], how?: Confinement): Promise<Seen<HeldHost>> {
    if (this.#lost !== null) return this.#lost;
    const seen = await this.#see(requests, how);
    if (seen.status === "unavailable") this.#lost = seen;
    return seen;
  }

  async #see(requests: readonly EvidenceRequest[], how?: Confinement): Promise<Seen<HeldHost>> {
    const { name, way } = this.#shell;
    const bytes = await this.#shell.exchange(renderCollectScript(requests, how));
    if (bytes.status === "unavailable") return bytes;
    const shown = await importScript(bytes.value, name);
    if (shown.status === "unavailable") return { ...shown, detail: `${name}: ${shown.detail}` };
    const { recording, foreign } = shown.value;
    const machine = recording.target ?? name;
    this.#machine ??= machine;
    if (this.#machine !== machine) return anotherMachine(name, [this.#machine, machine]);
    const imported = foreign.length === 0 ? null : importEvidence(foreign);
    const others = imported?.status === "imported" ? [imported.recording] : [];
    const merged = mergeRecordings([reachedBy(way, recording), ...others]);
    return merged.status === "merged"
      ? { status: "observed", value: merged.host }
      : { status: "unavailable", reason: "failed", detail: merged.message };
  }
}

/** The facts of the host say how it was reached. */
function reachedBy(way: string, recording: Recording): Recording {
  const { host } = recording.observations;
  if (host?.status !== "observed") return recording;
  const told = { ...host, facts: { ...host.facts, virtualisation: way } };
  return { ...recording, observations: { ...recording.observations, host: told } };
}

function anotherMachine(name: string, [first, then]: readonly [string, string]): Unavailable {
  const detail = `${name} led to ${first} at first, and to ${then} afterwards: these are two machines.`;
  return { status: "unavailable", reason: "failed", detail };
}
