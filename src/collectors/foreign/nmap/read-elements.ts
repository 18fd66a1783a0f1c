import type { Unavailable } from "../../../model/observation.ts";
import { loadLate } from "../../../support/load-late.ts";

/** What is told of each element, in order. An attribute that is absent is `undefined`. */
export interface ElementReader {
  open(name: string, attributes: Readonly<Partial<Record<string, string>>>): void;
  close(name: string): void;
}

/** Elements within elements; nmap needs ten. */
const DEPTH_LIMIT = 64;

/**
 * Reads XML from its beginning to its end, in one pass and without a tree. `null` where it is well-formed. A DOCTYPE is
 * skipped: nothing it declares is expanded, and nothing outside of the text is ever read.
 */
export function readElements(text: string, reader: ElementReader): Unavailable | null {
  const { SaxesParser } = loadLate("saxes") as typeof import("saxes");
  const parser = new SaxesParser();
  const reading: { problem: string | null; isAtEnd: boolean } = { problem: null, isAtEnd: false };
  let depth = 0;
  const stop = (message: string): never => {
    reading.problem = message;
    throw new Error(message);
  };
  parser.on("error", ({ message }) => stop(message));
  parser.on("opentag", ({ name, attributes }) => {
    if (++depth > DEPTH_LIMIT) stop(`elements are nested more than ${DEPTH_LIMIT} deep`);
    reader.open(name, attributes);
  });
  parser.on("closetag", ({ name }) => {
    depth--;
    reader.close(name);
  });
  try {
    parser.write(text);
    reading.isAtEnd = true;
    parser.close();
    return null;
  } catch (error) {
    if (reading.problem === null) throw error;
    return broken(reading.problem, reading.isAtEnd ? "truncated-output" : "malformed-output");
  }
}

function broken(problem: string, reason: Unavailable["reason"]): Unavailable {
  const detail =
    reason === "truncated-output"
      ? `The XML ends in the middle: ${problem.slice(0, 200)}.`
      : `The text is not well-formed XML: ${problem.slice(0, 200)}.`;
  return { status: "unavailable", reason, detail };
}
