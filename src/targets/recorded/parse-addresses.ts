import type { Seen } from "../../model/observation.ts";
import type { TargetIdentity } from "../target.ts";

type Interfaces = TargetIdentity["interfaces"];

const LINE = /^\d+: ([^\s@]{1,64})(?:@\S+)? +inet6? ([\da-f.:]+)[ /]/;

/** Reads what `ip -o address` prints, one address a line (iproute2, busybox); a line of another family has none. */
export function parseAddresses(text: Seen<string>): Interfaces {
  if (text.status === "unavailable") return text;
  const byName = new Map<string, string[]>();
  for (const line of text.value.split("\n")) {
    const [, name = "", address] = LINE.exec(line) ?? [];
    if (address === undefined) continue;
    const known = byName.get(name) ?? [];
    byName.set(name, [...known, address]);
  }
  const interfaces = [...byName].map(([name, addresses]) => ({ name, addresses }));
  if (interfaces.length > 0) return { status: "observed", value: interfaces };
  return {
    status: "unavailable",
    reason: "missing-tool",
    detail: "The machine has no `ip` that lists its addresses.",
  };
}
