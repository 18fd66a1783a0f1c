import type { PolicySyntax, SyntaxNode, ValueSyntax } from "../../grammar/index.ts";

/** A tree as a few readable lines: what the tests compare. */
export function outline(syntax: PolicySyntax): string[] {
  return syntax.children.flatMap((node) => linesOf(node, ""));
}

function linesOf(node: SyntaxNode, indent: string): string[] {
  if (node.kind === "assignment") return [`${indent}${node.keyword} = ${shapeOf(node.value)}`];
  const value = node.value === null ? "" : `:${node.value}`;
  const attributes = node.attributes.map((attribute) => ` ${attribute.name}=${attribute.value}`).join("");
  const children = node.children.flatMap((child) => linesOf(child, `${indent}  `));
  return [`${indent}<${node.name}${value}${attributes}>`, ...children];
}

/** A value with every list in parentheses. */
export function shapeOf(value: ValueSyntax): string {
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value);
    case "word":
      return value.value === "" ? "(missing)" : value.value;
    case "range":
      return `[${value.first}..${value.last}]`;
    case "term":
      return `${value.name}:${shapeOf(value.value)}`;
    case "list":
      return `(${value.operands.map(shapeOf).join(` ${value.operator} `)})`;
  }
}
