import type { VariableDeclaration } from "../../../../grammar/metadata/index.ts";
import type { VariableReference } from "./find-references.ts";
import type { PolicyVariable, VariableValues } from "./policy-variable.ts";

/** What is known of the variables of one policy before its text is looked at. */
export interface VariableSources {
  readonly declarations: readonly VariableDeclaration[];
  readonly values: VariableValues;
}

/** Every variable that is declared or used: first the declared ones, each group in the order of the text. */
export function resolveVariables(
  { declarations, values }: VariableSources,
  references: readonly VariableReference[],
): readonly PolicyVariable[] {
  const uses = new Map<string, number>();
  for (const { name } of references) uses.set(name, (uses.get(name) ?? 0) + 1);
  const given = new Map(values.map((value) => [value.name, value]));
  const declared = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  return [...new Set([...declared.keys(), ...uses.keys()])].map((name) => {
    const declaration = declared.get(name) ?? null;
    const count = uses.get(name) ?? 0;
    const value = given.get(name) ?? defaultOf(declaration);
    return { name, value: value?.value ?? null, origin: value?.origin ?? null, uses: count, declaration };
  });
}

function defaultOf(declaration: VariableDeclaration | null) {
  const value = declaration?.default ?? null;
  return value === null ? null : { value, origin: { kind: "default" } as const };
}
