import type { Seen, UnavailableReason } from "../../model/observation.ts";
import type { Target } from "../../targets/target.ts";
import { parseAttributes } from "./parse-attributes.ts";

const TIMEOUT_MS = 10_000;
const LIMIT = 64 << 10;

/** The attributes of a file as `lsattr` shows them: only a system call tells them, which Node cannot make. */
export async function readAttributes({ runProgram }: Target, path: string): Promise<Seen<string>> {
  if (runProgram === null)
    return unseen("not-supported", `The attributes of ${path} are seen only on the machine itself.`);
  const args = ["-d", "--", path];
  const answer = await runProgram({ program: "lsattr", args, timeoutMs: TIMEOUT_MS, limitBytes: LIMIT });
  if (answer.status === "unavailable") return { ...answer, detail: `${path}: ${answer.detail}` };
  const letters = parseAttributes(answer.value.stdout);
  if (letters !== null) return { status: "observed", value: letters };
  const words = answer.value.stderr.trim();
  if (words !== "") return unseen("not-supported", words);
  return unseen("malformed-output", `lsattr said nothing of ${path} that has its shape.`);
}

function unseen(reason: UnavailableReason, detail: string): Seen<never> {
  return { status: "unavailable", reason, detail };
}
