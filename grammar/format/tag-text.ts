import type { ElementSyntax } from "../syntax.ts";

/** `<name:"value" attribute:"value">`, the attributes in the order of the author. */
export function openingTagText(element: ElementSyntax, text: string): string {
  const { name, value, attributes, openSpan } = element;
  const own = value === null ? "" : `:${quoted(value)}`;
  const others = attributes.map((attribute) => ` ${attribute.name}:${quoted(attribute.value)}`).join("");
  const end = text.charAt(openSpan.end - 2) === "/" ? "/>" : ">";
  return `<${name}${own}${others}${end}`;
}

/** `</name>`. Items are closed under their own name; `</acl>` stays, because it closes every access control list. */
export function closingTagText(element: ElementSyntax, text: string): string {
  const { name, closeSpan } = element;
  if (closeSpan === null) return "";
  const isAcl = /^<[ \t]*\/[ \t]*acl\b/i.test(text.slice(closeSpan.start, closeSpan.end));
  return isAcl ? "</acl>" : `</${name}>`;
}

/** Strings in tags have no escapes, so that a double quote inside calls for single ones around. */
function quoted(value: string): string {
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}
