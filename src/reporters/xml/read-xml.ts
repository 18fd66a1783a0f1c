import { loadLate } from "../../support/load-late.ts";

/** What is told of each element, in order. */
export interface XmlReader {
  open(name: string, attributes: Readonly<Partial<Record<string, string>>>): void;
  /** `text` is all that stands in the element itself, where no element is in it. */
  close(name: string, text: string): void;
}

/** Elements within elements: reports need six. */
const DEPTH_LIMIT = 32;

/**
 * Reads XML in one pass, without a tree. `null` where it is well-formed, else what is wrong. A DOCTYPE is refused, so
 * that there are no entities but those of XML itself.
 */
export function readXml(text: string, reader: XmlReader): string | null {
  const { SaxesParser } = loadLate("saxes") as typeof import("saxes");
  const parser = new SaxesParser();
  const reading: { problem: string | null } = { problem: null };
  let texts: string[] = [];
  let depth = 0;
  const stop = (message: string): never => {
    reading.problem = message;
    throw new Error(message);
  };
  parser.on("error", ({ message }) => stop(`The text is not well-formed XML: ${message.slice(0, 200)}.`));
  parser.on("doctype", () => stop("The XML has a DOCTYPE: it is refused, whatever it declares."));
  parser.on("opentag", ({ name, attributes }) => {
    if (++depth > DEPTH_LIMIT) stop(`The elements of the XML are nested more than ${DEPTH_LIMIT} deep.`);
    texts = [];
    reader.open(name, attributes);
  });
  parser.on("text", (part) => texts.push(part));
  parser.on("cdata", (part) => texts.push(part));
  parser.on("closetag", ({ name }) => {
    depth--;
    reader.close(name, texts.join(""));
    texts = [];
  });
  try {
    parser.write(text).close();
    return null;
  } catch (error) {
    if (reading.problem === null) throw error;
    return reading.problem;
  }
}
