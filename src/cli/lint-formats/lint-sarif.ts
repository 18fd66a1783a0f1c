import type { LoadedPolicy } from "../../app/load-policy.ts";
import { VERSION } from "../../app/version.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { meaningOfCode } from "../../policy/diagnostic-codes.ts";
import { messageText } from "../../reporters/sarif/message-text.ts";
import { sarifLog } from "../../reporters/sarif/sarif-log.ts";
import { lineIndex } from "../../support/line-index.ts";
import type { LintResult } from "./lint-format.ts";
import { uriInFolder } from "./path-in-folder.ts";
import { regionOf } from "./region-of.ts";

/** SARIF 2.1.0: one run, its rules are the codes that occur, each result with its region. */
export function lintSarif({ policies, unread, folder }: LintResult): string {
  const all = policies.flatMap(({ diagnostics }) => diagnostics);
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  const indexes = new Map(codes.map((code, index) => [code, index]));
  return sarifLog({
    version: VERSION,
    rules: codes.map(ruleOf),
    invocation: { executionSuccessful: unread.length === 0 },
    artifacts: policies.map(({ file }) => ({ location: { uri: uriInFolder(file, folder) } })),
    results: policies.flatMap((policy, index) =>
      resultsOf(policy, { indexes, artifact: { uri: uriInFolder(policy.file, folder), index } }),
    ),
  });
}

function ruleOf(code: string) {
  return { id: code, shortDescription: { text: meaningOfCode(code) } };
}

interface SarifPlace {
  readonly indexes: ReadonlyMap<string, number>;
  readonly artifact: { readonly uri: string; readonly index: number };
}

function resultsOf({ text, diagnostics }: LoadedPolicy, { indexes, artifact }: SarifPlace) {
  const lines = lineIndex(text);
  return diagnostics.map((diagnostic) => ({
    ruleId: diagnostic.code,
    ruleIndex: indexes.get(diagnostic.code) ?? -1,
    level: diagnostic.severity,
    message: messageText(messageOf(diagnostic)),
    locations: [
      { physicalLocation: { artifactLocation: artifact, region: regionOf(diagnostic.span, lines) } },
    ],
  }));
}

function messageOf({ message, hint }: Diagnostic): readonly string[] {
  return hint === undefined ? [message] : [message, `hint: ${hint}`];
}
