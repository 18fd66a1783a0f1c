import stringWidth from "string-width";
import type { Measure } from "./measure.ts";

const segmenter = new Intl.Segmenter("en");

/** Counts the columns of any text. Loading it takes as long as starting Node, so only texts that need it pay. */
export const displayMeasure: Measure = {
  widthOf: (text) => stringWidth(text),
  partsOf: (text) => Array.from(segmenter.segment(text), ({ segment }) => segment),
};
