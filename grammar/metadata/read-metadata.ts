import type { Diagnostic } from "../../src/model/diagnostic.ts";
import type { MetadataElement } from "./metadata-element.ts";
import { MetadataFaults } from "./metadata-faults.ts";
import { bodyOf } from "./metadata-tags.ts";
import { metadataText } from "./metadata-text.ts";
import type { PolicyMetadata, PolicySpec, VariableDeclaration } from "./policy-metadata.ts";
import { readVariable } from "./read-variable.ts";

/** The metadata of a policy as values, and what is wrong with its variables. */
interface ReadMetadata {
  readonly metadata: PolicyMetadata;
  readonly diagnostics: readonly Diagnostic[];
}

/** The meaning of the elements that `parseMetadata` found, wherever they stand. */
export function readMetadata(elements: readonly MetadataElement[], text: string): ReadMetadata {
  const faults = new MetadataFaults();
  const parts = sortedOut(elements);
  const first = (name: string) => {
    const element = parts.plain.find((candidate) => candidate.name === name);
    return element === undefined ? null : metadataText(element.valueSpan, text).trim();
  };
  const metadata = {
    displayName: first("display_name"),
    description: first("description"),
    specs: parts.specs.map((spec) => readSpec(spec, text)),
    labels: words(first("labels")),
    benchmarkRefs: words(first("benchmark_refs")),
    variables: readVariables(parts.variables, text, faults),
    other: parts.plain
      .filter(({ name }) => bodyOf(name) === "unknown")
      .map(({ name, valueSpan, span }) => ({ name, text: metadataText(valueSpan, text).trim(), span })),
  };
  return { metadata, diagnostics: faults.diagnostics };
}

interface Parts {
  readonly specs: MetadataElement[];
  readonly variables: MetadataElement[];
  readonly plain: MetadataElement[];
}

/** Specs and variables are found at any depth; the rest is what stands in the containers around them. */
function sortedOut(elements: readonly MetadataElement[]): Parts {
  const parts: Parts = { specs: [], variables: [], plain: [] };
  const open = elements.toReversed();
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (element.name === "spec") parts.specs.push(element);
    else if (element.name === "variable") parts.variables.push(element);
    else {
      if (bodyOf(element.name) !== "elements") parts.plain.push(element);
      for (const child of element.children.toReversed()) open.push(child);
    }
  }
  return parts;
}

function readSpec({ children, span }: MetadataElement, text: string): PolicySpec {
  const value = (name: string) => {
    const element = children.find((child) => child.name === name);
    const words = element === undefined ? "" : metadataText(element.valueSpan, text).trim();
    return words === "" ? null : words;
  };
  return {
    type: value("type"),
    name: value("name"),
    profile: value("profile"),
    version: value("version"),
    link: value("link"),
    span,
  };
}

function readVariables(
  elements: readonly MetadataElement[],
  text: string,
  faults: MetadataFaults,
): readonly VariableDeclaration[] {
  const variables = new Map<string, VariableDeclaration>();
  for (const element of elements) {
    const variable = readVariable(element, text, faults);
    if (variable === null) continue;
    if (variables.delete(variable.name))
      faults.add({
        code: "AUD1044",
        span: variable.nameSpan,
        message: `the variable ${variable.name} was declared before; this declaration counts`,
        hint: "remove one of the two",
      });
    variables.set(variable.name, variable);
  }
  return [...variables.values()];
}

function words(list: string | null): readonly string[] {
  return (list ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
