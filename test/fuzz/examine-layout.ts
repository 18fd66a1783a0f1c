import { formatPolicyBytes } from "../../src/app/format-policy-bytes.ts";
import type { FormatOutcome } from "../../src/app/format-policy-bytes.ts";
import { loadPolicy } from "../../src/app/load-policy.ts";
import type { LoadedPolicy } from "../../src/app/load-policy.ts";
import type { PolicyNode } from "../../src/model/policy.ts";
import { walkPolicy } from "../../src/model/walk-policy.ts";
import { ensure } from "./ensure.ts";

/** A layout is final, and the policy means the same in it. */
export function examineLayout(bytes: Uint8Array, loaded: LoadedPolicy): FormatOutcome["status"] {
  const outcome = formatPolicyBytes(bytes);
  if (outcome.status !== "formatted") return outcome.status;
  ensure(formatPolicyBytes(outcome.bytes).status === "unchanged", "a second formatting changes it again");
  const after = loadPolicy({ file: loaded.file, bytes: outcome.bytes }, { dialect: "dotaudit" });
  ensure(after.text === outcome.text, "the bytes are not those of the text");
  ensureSame(meaningOf(loaded), meaningOf(after));
  return outcome.status;
}

function ensureSame(before: readonly string[], after: readonly string[]): void {
  const index = before.findIndex((line, at) => line !== after[at]);
  ensure(index < 0, `formatting changes the meaning: ${before[index]} became ${after[index]}`);
  ensure(before.length === after.length, `formatting adds to the meaning: ${after[before.length]}`);
}

/** Says where the first byte is that is no UTF-8: a blank that is none in ASCII is one, and is laid out as any other. */
const FOREIGN_BYTES = "AUD1002";

/** Everything that a policy says but for places, a part a line: trees may be too deep for JSON. */
function meaningOf({ policy, metadata, variables, diagnostics }: LoadedPolicy): readonly string[] {
  return [
    policy.checkType,
    ...[...walkPolicy(policy.nodes)].map(({ node, depth, branch }) => `${depth} ${branch} ${alone(node)}`),
    ...[metadata, variables, policy.variables].map((part) => JSON.stringify(part, withoutPlaces)),
    ...diagnostics.map(({ code }) => code).filter((code) => code !== FOREIGN_BYTES),
  ];
}

function alone(node: PolicyNode): string {
  return JSON.stringify(node.kind === "if" ? { ...node, then: [], else: [] } : node, withoutPlaces);
}

function withoutPlaces(key: string, value: unknown): unknown {
  if (/^span$|Span$|^location$/.test(key)) return undefined;
  return typeof value === "bigint" ? String(value) : value;
}
