import type { PolicySyntax } from "../../../../grammar/syntax.ts";
import type { Diagnostic } from "../../../model/diagnostic.ts";
import type { EndingValue } from "./ending-values.ts";
import { endingValues } from "./ending-values.ts";
import { expandText } from "./expand-text.ts";
import { findReferences } from "./find-references.ts";
import type { PolicyVariable } from "./policy-variable.ts";
import type { ReferencePlace } from "./reference-places.ts";
import { placesOf } from "./reference-places.ts";
import type { VariableSources } from "./resolve-variables.ts";
import { resolveVariables } from "./resolve-variables.ts";
import { reviewVariables } from "./review-variables.ts";
import { SourceMap } from "./source-map.ts";
import { reportUnset } from "./unset-references.ts";

/** A policy's text with values in place of its variables. */
export interface Substitution {
  /** `none` where there was nothing to replace: `text` is then the policy's own. */
  readonly status: "replaced" | "none";
  readonly text: string;
  readonly map: SourceMap;
  readonly variables: readonly PolicyVariable[];
  /** Places of variables that have no value. */
  readonly unset: readonly ReferencePlace[];
  readonly ending: readonly EndingValue[];
  /** Faults of the variables themselves; they point at the policy as written. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Replaces `@NAME@` everywhere but in comments, as plain text and once, before the text is parsed for good. */
export function substituteVariables(
  syntax: PolicySyntax,
  text: string,
  sources: VariableSources,
): Substitution {
  const names = [...sources.declarations, ...sources.values].map(({ name }) => name);
  const references = findReferences(text, syntax.comments, new Set(names));
  const variables = resolveVariables(sources, references);
  const places = placesOf(references, syntax);
  const values = new Map(variables.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
  const expanded = expandText(text, references, values);
  const isReplaced = expanded.status === "expanded" && references.some(({ name }) => values.has(name));
  const tooLarge = expanded.status === "too-large" ? [tooLargeFault()] : [];
  return {
    status: isReplaced ? "replaced" : "none",
    text: isReplaced ? expanded.text : text,
    map: isReplaced ? expanded.map : new SourceMap([]),
    variables,
    unset: places.filter(({ reference }) => !values.has(reference.name)),
    ending: isReplaced ? endingValues(places, variables, syntax.dialect) : [],
    diagnostics: [...reviewVariables(variables), ...reportUnset(places, variables), ...tooLarge],
  };
}

function tooLargeFault(): Diagnostic {
  return {
    code: "AUD2056",
    severity: "error",
    message: "the values of the variables make the policy larger than 64 MiB, so none was put in",
    hint: "give shorter values",
    span: { start: 0, end: 0 },
  };
}
