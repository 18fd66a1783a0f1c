import { spawnSync } from "node:child_process";
import { importScript } from "../../../../src/app/import-script.ts";
import { collectEvidence } from "../../../../src/collectors/collect-evidence.ts";
import { collectors } from "../../../../src/collectors/index.ts";
import { renderCollectScript } from "../../../../src/collectors/script/render-collect-script.ts";
import type { Evidence, EvidenceRequest } from "../../../../src/model/evidence.ts";
import { localTarget } from "../../../../src/targets/local/local-target.ts";
import type { Target } from "../../../../src/targets/target.ts";

type Observations = Evidence["observations"];

type Script = (requests: readonly EvidenceRequest[]) => string;

/** What a shell of this machine shows for requests, as our collectors read it. */
export async function shownBy(
  command: readonly string[],
  requests: readonly EvidenceRequest[],
  script: Script = renderCollectScript,
): Promise<Observations> {
  const [program = "sh", ...args] = command;
  const input = script(requests);
  const { stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 1 << 28 });
  if (stderr.length > 0) throw new Error(stderr.toString());
  const shown = await importScript(stdout, "script");
  if (shown.status === "unavailable") throw new Error(shown.detail);
  return shown.value.recording.observations;
}

/** What our collectors see on this machine itself; commands are allowed. */
export async function seenHere(requests: readonly EvidenceRequest[]): Promise<Observations> {
  const commandLeave = { allows: () => true, user: null, network: "shared" } as const;
  const target: Target = { ...localTarget(), commandLeave };
  return (await collectEvidence(target, requests, collectors)).observations;
}

/** Members that differ from one look to the next, or that only one of both can know. */
const LEFT_OUT = new Set(["source", "visited", "durationMs", "accessedMs"]);

/** Facts without what may differ: times in whole seconds. */
export function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([name]) => !LEFT_OUT.has(name));
  return Object.fromEntries(
    members.map(([name, member]) => [
      name,
      name.endsWith("Ms") ? Math.floor(Number(member) / 1000) : comparable(member),
    ]),
  );
}
