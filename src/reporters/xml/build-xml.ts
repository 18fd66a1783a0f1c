import XMLBuilder from "fast-xml-builder";

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: "@_",
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
});

/**
 * A whole XML document, ended by a line feed. An element is an object: `@_name` is an attribute, `#text` its text, an
 * array repeats it. The texts must be free of characters that XML forbids: make them with `token` or `printable`.
 */
export function buildXml(root: Readonly<Record<string, object>>): string {
  return builder.build({ "?xml": { "@_version": "1.0", "@_encoding": "UTF-8" }, ...root });
}
