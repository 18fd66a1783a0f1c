import { foundText } from "../../../../grammar/found-text.ts";
import type { VariableDeclaration, VariableType } from "../../../../grammar/metadata/index.ts";
import type { Diagnostic } from "../../../model/diagnostic.ts";
import type { ValueOrigin } from "../../../model/variable.ts";
import { findReferences } from "./find-references.ts";
import { limitFaults } from "./limit-faults.ts";
import { originWords } from "./origin-words.ts";
import type { PolicyVariable } from "./policy-variable.ts";

/** Whoever makes more of them makes them by program. */
const SHOWN = 1000;

/** A variable that is declared and has a value. */
interface Filled {
  readonly name: string;
  readonly value: string;
  readonly origin: ValueOrigin;
  readonly uses: number;
  readonly declaration: VariableDeclaration;
}

/** Reports what can be said of declared variables alone: those that nobody uses, and values that do not fit. */
export function reviewVariables(variables: readonly PolicyVariable[]): readonly Diagnostic[] {
  const names = new Set(variables.map(({ name }) => name));
  return limitFaults(
    variables.flatMap((variable) => faultsOf(variable, names)),
    SHOWN,
  );
}

function faultsOf(variable: PolicyVariable, names: ReadonlySet<string>): readonly Diagnostic[] {
  const { declaration, value, origin } = variable;
  if (declaration === null) return [];
  if (value === null || origin === null) return unusedFault(declaration, variable, "note");
  const filled = { ...variable, declaration, value, origin };
  const weight = origin.kind === "default" ? "note" : "warning";
  return [...unusedFault(declaration, variable, weight), ...typeFault(filled), ...nestedFault(filled, names)];
}

function unusedFault(
  { name, nameSpan }: VariableDeclaration,
  { uses }: PolicyVariable,
  severity: "note" | "warning",
): readonly Diagnostic[] {
  if (uses > 0) return [];
  const end = severity === "note" ? "" : ": the value that was given has no effect";
  const found = foundText(name);
  const message = `the variable ${found} is declared and never used${end}`;
  return [{ code: "AUD2051", severity, message, hint: `use it as @${found}@, or remove it`, span: nameSpan }];
}

const FORMS: Readonly<Record<VariableType, readonly [pattern: RegExp, words: string]>> = {
  STRING: [/^/, "a text"],
  INTEGER: [/^[+-]?\d+$/, "a whole number"],
  UNIX_FILE_PATH: [/^\/[^\r\n]*$/, "a path that begins with /"],
};

function typeFault({ name, value, origin, declaration }: Filled): readonly Diagnostic[] {
  const { valueType, nameSpan, defaultSpan } = declaration;
  const [pattern, words] = FORMS[valueType ?? "STRING"];
  if (pattern.test(value)) return [];
  const isDefault = origin.kind === "default";
  return [
    {
      code: "AUD2052",
      severity: isDefault ? "warning" : "error",
      message: `expected ${words} for the variable ${foundText(name)}, found "${foundText(value)}" (${originWords(origin)})`,
      hint: `its value_type is ${valueType ?? "STRING"}`,
      span: isDefault ? defaultSpan : nameSpan,
    },
  ];
}

function nestedFault({ name, value, origin, declaration }: Filled, names: ReadonlySet<string>) {
  const [inner] = findReferences(value, [], names).filter((reference) => names.has(reference.name));
  if (inner === undefined) return [];
  const holds = `holds @${foundText(inner.name)}@`;
  const message = `the value of ${foundText(name)} (${originWords(origin)}) ${holds}, which stays as it is`;
  const hint = "values are put in once: write out what you mean";
  const span = origin.kind === "default" ? declaration.defaultSpan : declaration.nameSpan;
  return [{ code: "AUD2055", severity: "warning", message, hint, span } as const];
}
