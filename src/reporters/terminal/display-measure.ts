import { loadLate } from "../../support/load-late.ts";
import type { Measure } from "./measure.ts";

/** Counts the columns of any text. Loading it takes as long as starting Node, so only texts that need it pay. */
export function loadDisplayMeasure(): Measure {
  const { default: stringWidth } = loadLate("string-width") as typeof import("string-width");
  const segmenter = new Intl.Segmenter("en");
  return {
    widthOf: (text) => stringWidth(text),
    partsOf: (text) => Array.from(segmenter.segment(text), ({ segment }) => segment),
  };
}
