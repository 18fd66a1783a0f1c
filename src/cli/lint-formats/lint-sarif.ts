import type { LoadedPolicy } from "../../app/load-policy.ts";
import { VERSION } from "../../app/version.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { meaningOfCode } from "../../policy/diagnostic-codes.ts";
import { inertJson } from "../../support/inert-json.ts";
import { lineIndex } from "../../support/line-index.ts";
import type { LintResult } from "./lint-format.ts";
import { uriInFolder } from "./path-in-folder.ts";
import { regionOf } from "./region-of.ts";

/** SARIF 2.1.0: one run, its rules are the codes that occur, each result with its region. */
export function lintSarif({ policies, folder }: LintResult): string {
  const all = policies.flatMap(({ diagnostics }) => diagnostics);
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  const indexes = new Map(codes.map((code, index) => [code, index]));
  return inertJson({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "dotaudit", version: VERSION, rules: codes.map(ruleOf) } },
        invocations: [{ executionSuccessful: true }],
        columnKind: "utf16CodeUnits",
        artifacts: policies.map(({ file }) => ({ location: { uri: uriInFolder(file, folder) } })),
        results: policies.flatMap((policy, index) =>
          resultsOf(policy, { indexes, artifact: { uri: uriInFolder(policy.file, folder), index } }),
        ),
      },
    ],
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
    message: { text: messageOf(diagnostic) },
    locations: [
      { physicalLocation: { artifactLocation: artifact, region: regionOf(diagnostic.span, lines) } },
    ],
  }));
}

function messageOf({ message, hint }: Diagnostic): string {
  return hint === undefined ? message : `${message}\nhint: ${hint}`;
}
