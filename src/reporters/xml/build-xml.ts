/** What is in an element: a text, or attributes (`@_name`), a text (`#text`) and elements, in order. */
type XmlContent = string | number | XmlElement;

/** An element by its parts; an array, or what `lazily` makes, repeats one, and `undefined` leaves it out. */
export interface XmlElement {
  readonly [name: string]: XmlContent | Iterable<XmlContent> | undefined;
}

interface NamedContent {
  readonly name: string;
  readonly content: XmlContent;
}

const ATTRIBUTE = "@_";
const TEXT = "#text";

/**
 * A whole XML document, ended by a line feed. Texts are escaped; they must be free of characters that XML forbids:
 * make them with `token` or `printable`. Names are written as they are, and come from the code, never from a report.
 */
export function buildXml(root: XmlElement): string {
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  writeChildren(parts, root, "");
  return parts.join("");
}

function writeChildren(parts: string[], element: XmlElement, indent: string): void {
  for (const name in element) {
    const content = element[name];
    if (content === undefined || name === TEXT || name.startsWith(ATTRIBUTE)) continue;
    if (isList(content)) for (const entry of content) writeElement(parts, { name, content: entry }, indent);
    else writeElement(parts, { name, content }, indent);
  }
}

function writeElement(parts: string[], { name, content }: NamedContent, indent: string): void {
  if (typeof content !== "object") {
    parts.push(leaf(`${indent}<${name}`, name, content));
    return;
  }
  const head = `${indent}<${name}${attributesOf(content)}`;
  const text = content[TEXT] as string | undefined;
  if (text !== undefined && text !== "") {
    parts.push(leaf(head, name, text));
    return;
  }
  const start = parts.push(`${head}>\n`);
  writeChildren(parts, content, `${indent}  `);
  if (parts.length === start) parts[start - 1] = `${head}/>\n`;
  else parts.push(`${indent}</${name}>\n`);
}

function leaf(head: string, name: string, text: string | number): string {
  return text === "" ? `${head}/>\n` : `${head}>${escaped(text)}</${name}>\n`;
}

function attributesOf(element: XmlElement): string {
  let attributes = "";
  for (const name in element) {
    const value = element[name];
    if (value !== undefined && name.startsWith(ATTRIBUTE))
      attributes += ` ${name.slice(ATTRIBUTE.length)}="${escaped(value as string)}"`;
  }
  return attributes;
}

function isList(content: XmlContent | Iterable<XmlContent>): content is Iterable<XmlContent> {
  return typeof content === "object" && Symbol.iterator in content;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const SPECIAL = /[&<>"]/;

function escaped(content: string | number): string {
  const text = String(content);
  if (!SPECIAL.test(text)) return text;
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
