import { inertJson } from "../../support/inert-json.ts";

/** What differs from one document to the next; the objects are those of SARIF. */
export interface SarifRun {
  readonly version: string;
  readonly rules: readonly object[];
  readonly invocation: object;
  readonly artifacts: readonly object[];
  readonly results: readonly object[];
  /** Further properties of the run. */
  readonly more?: object;
}

/** A SARIF 2.1.0 document of one run of this tool. */
export function sarifLog({ version, rules, invocation, artifacts, results, more }: SarifRun): string {
  return inertJson({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "dotaudit", version, rules } },
        invocations: [invocation],
        columnKind: "utf16CodeUnits",
        artifacts,
        results,
        ...more,
      },
    ],
  });
}
