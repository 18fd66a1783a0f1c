import type { Policy, UnsupportedNode } from "../../model/policy.ts";
import { parsePortspec } from "../../policy/portspec/parse-portspec.ts";
import type { PortspecHost, PortspecReading } from "../../policy/portspec/portspec-config.ts";
import { NO_METADATA } from "../../../grammar/metadata/index.ts";
import { lineIndex } from "../../support/line-index.ts";
import type { LineIndex } from "../../support/line-index.ts";
import type { LoadedPolicy, PolicyInput } from "../loaded-policy.ts";

/** The bytes of a configuration with their digest. */
export interface PortspecInput extends PolicyInput {
  readonly sha256: string;
}

/**
 * Reads a configuration of PortSpec in the place of a policy. As a policy it can only be ERROR, one finding for each
 * host: it says itself which hosts are looked at, and nobody may judge another one by it (`bind-host.ts`).
 */
export function loadPortspec({ file, bytes, sha256 }: PortspecInput, reading: PortspecReading): LoadedPolicy {
  const { text, config, diagnostics } = parsePortspec(bytes, reading);
  const lines = lineIndex(text);
  const nodes = (config?.hosts ?? []).map((host) => standIn(host, file, lines));
  const policy: Policy = { file, checkType: "Unix", sha256, nodes, variables: [] };
  const loaded = { file, text, policy, metadata: NO_METADATA, variables: [], diagnostics };
  return config === null ? loaded : { ...loaded, portspec: config };
}

const DETAIL =
  "A configuration of PortSpec names its hosts itself: run it alone, by a file that ends in .yml or .yaml, or convert it (audit convert).";

function standIn({ name, span, expected }: PortspecHost, file: string, lines: LineIndex): UnsupportedNode {
  const description = `${name}: exactly the expected ports are open`;
  return {
    kind: "unsupported",
    id: `${file}/${name}`,
    type: "PORTSPEC_HOST",
    severity: "HIGH",
    text: { description, info: [], solution: [], seeAlso: [], reference: [] },
    source: [["expected", expected.join(",")]],
    location: { file, ...lines.positionAt(span.start) },
    span,
    system: null,
    fields: null,
    detail: DETAIL,
  };
}
