import { optional } from "./field-kind.ts";
import { wholeNumber } from "./whole-number.ts";

/** `timeout` of a search through the file system, in seconds. */
export const timeout = optional("timeout", wholeNumber({ from: 1, to: 7200 }, '"600"'), {
  summary: "seconds that it may take, 1 to 7200",
});
