import type { Diagnostic } from "../../model/diagnostic.ts";
import type { PolicyNode } from "../../model/policy.ts";
import type { SourceLocation } from "../../model/span.ts";
import type { PortspecConfig, PortspecHost, PortspecReading } from "../../policy/portspec/portspec-config.ts";
import { renderPortspecPolicy } from "../../policy/portspec/render-policy.ts";
import { lineIndex } from "../../support/line-index.ts";
import { readPolicyText } from "../read-policy-text.ts";
import type { LoadedPolicy } from "../loaded-policy.ts";

/** A host of a configuration that was loaded, and how it is read. */
export interface HostToBind {
  readonly host: PortspecHost;
  /** That of the loaded policy, or a part of it (`narrowConfig`). */
  readonly config: PortspecConfig;
  readonly reading: PortspecReading;
}

/**
 * The policy of one host: the text that `audit convert` writes, bound as any other. Its places are those of the
 * configuration, and so are its diagnostics; what is said of other hosts is left out.
 */
export function bindHost(loaded: LoadedPolicy, toBind: HostToBind): LoadedPolicy {
  const { host, config, reading } = toBind;
  const { file, sha256 } = loaded.policy;
  const text = renderPortspecPolicy(host, config, reading);
  const bound = readPolicyText({ file, sha256, text }, { dialect: "dotaudit" });
  const location = { file, ...lineIndex(loaded.text).positionAt(host.span.start) };
  const nodes = bound.policy.nodes.map((node) => placed(node, location, host));
  const bugs = bound.diagnostics.filter(({ severity }) => severity === "error");
  return {
    ...loaded,
    policy: { ...bound.policy, nodes },
    diagnostics: [
      ...withoutOthers(loaded.diagnostics, toBind),
      ...bugs.map((bug) => ({ ...bug, span: host.span })),
    ],
  };
}

function placed(node: PolicyNode, location: SourceLocation, { span }: PortspecHost): PolicyNode {
  return { ...node, location, span };
}

/** Hosts stand one below the other: what lies among them and not at this one is about another. */
function withoutOthers(
  diagnostics: readonly Diagnostic[],
  { host: { whole }, config: { hosts } }: HostToBind,
): readonly Diagnostic[] {
  const first = hosts.at(0)?.whole.start ?? 0;
  const last = hosts.at(-1)?.whole.end ?? 0;
  return diagnostics.filter(({ span: { start } }) => {
    const isOwn = start >= whole.start && start < whole.end;
    return isOwn || start < first || start >= last;
  });
}
