import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COLLECT_SCRIPT } from "../../../src/collectors/script/collect-script.ts";
import { replayRecording } from "../../../src/collectors/script/replay-recording.ts";
import type { Replay } from "../../../src/collectors/script/replay-recording.ts";
import { parseRequest } from "../../../src/evidence/parse-request.ts";
import type { HostPlan, HostReport } from "../../support-hosts/host-plan.ts";
import { onPrivateHost } from "../../support-hosts/private-host.ts";

/** What a run on the machine saw, and what the script printed there, by the command that ran it. */
export interface RecordedHost {
  readonly report: HostReport;
  readonly recordings: ReadonlyMap<string, Buffer>;
}

/** Everything that the script can be told to show. */
const EVERY_WORD = "sockets owners md5 sha256 packages services rpc interfaces";

/** Runs a plan, and runs the script beside it by each of the commands, which end with the name of its file. */
export function recordOnHost(
  plan: HostPlan,
  commands: readonly string[],
  words: string = EVERY_WORD,
): RecordedHost {
  const folder = mkdtempSync(join(tmpdir(), "script-"));
  try {
    const script = join(folder, "collect.sh");
    writeFileSync(script, COLLECT_SCRIPT.replace("@WANT@", words), { mode: 0o644 });
    const outputs = commands.map((_, index) => join(folder, `recording-${index}`));
    const report = onPrivateHost({
      ...plan,
      witnesses: [
        ["chmod", "755", folder],
        ...commands.map((command, index) => ["sh", "-c", `${command} ${script} >${outputs[index] ?? ""}`]),
      ],
    });
    const read = (command: string, index: number) => [command, readFileSync(outputs[index] ?? "")] as const;
    return { report, recordings: new Map(commands.map(read)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What our collectors read in a recording; throws if it is refused. */
export async function replayed(recording: Buffer | undefined): Promise<Replay> {
  const replay = await replayRecording(recording ?? Buffer.alloc(0), parseRequest);
  if (replay.status === "unavailable") throw new Error(replay.detail);
  return replay.value;
}
