import type { YamlTree } from "../../yaml/yaml-tree.ts";
import type { SecretSource } from "../secret.ts";
import { checkUrl } from "./check-url.ts";
import type { FaultSink } from "./fault-sink.ts";
import { readSecretSource } from "./read-secret-source.ts";
import type { SecretForm } from "./read-secret-source.ts";

/** Reads a URL, which may be a secret. */
export function readUrl(
  tree: YamlTree | null,
  inline: SecretForm["inline"],
  faults: FaultSink,
): SecretSource | null {
  const source = readSecretSource(tree, { key: "url", inline }, faults);
  if (source?.kind !== "inline") return source;
  const checked = checkUrl(source.secret.reveal());
  if (checked.status === "good") return source;
  faults.error({ code: "AUD7205", message: `url: ${checked.message}`, span: source.span });
  return null;
}
