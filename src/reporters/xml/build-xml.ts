import { LongText } from "./long-text.ts";

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
const AT = ATTRIBUTE.charCodeAt(0);
const TEXT = "#text";

/**
 * A whole XML document, ended by a line feed. Texts are escaped; they must be free of characters that XML forbids:
 * make them with `token` or `printable`. Names are written as they are, and come from the code, never from a report.
 */
export function buildXml(root: XmlElement): string {
  const document = new LongText();
  document.add('<?xml version="1.0" encoding="UTF-8"?>\n');
  writeChildren(document, root, "");
  return document.toString();
}

function writeChildren(document: LongText, element: XmlElement, indent: string): void {
  for (const name in element) {
    const content = element[name];
    if (content === undefined || isAttribute(name) || name === TEXT) continue;
    if (isList(content))
      for (const entry of content) writeElement(document, { name, content: entry }, indent);
    else writeElement(document, { name, content }, indent);
  }
}

function writeElement(document: LongText, { name, content }: NamedContent, indent: string): void {
  if (typeof content !== "object") {
    document.add(leaf(`${indent}<${name}`, name, content));
    return;
  }
  const head = `${indent}<${name}${attributesOf(content)}`;
  const text = content[TEXT] as string | undefined;
  if (text !== undefined && text !== "") {
    document.add(leaf(head, name, text));
    return;
  }
  document.add(`${head}>\n`);
  const { count } = document;
  writeChildren(document, content, `${indent}  `);
  if (document.count === count) document.replaceLast(`${head}/>\n`);
  else document.add(`${indent}</${name}>\n`);
}

function leaf(head: string, name: string, text: string | number): string {
  return text === "" ? `${head}/>\n` : `${head}>${escaped(text)}</${name}>\n`;
}

function attributesOf(element: XmlElement): string {
  let attributes = "";
  for (const name in element) {
    const value = element[name];
    if (value !== undefined && isAttribute(name))
      attributes += ` ${name.slice(ATTRIBUTE.length)}="${escaped(value as string)}"`;
  }
  return attributes;
}

/** Names are short and many: the first sign tells them apart. */
function isAttribute(name: string): boolean {
  return name.charCodeAt(0) === AT;
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
