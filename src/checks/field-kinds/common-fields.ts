import { optional } from "./field-kind.ts";
import { possiblyEmptyText } from "./text.ts";

/** Keywords that every check of Nessus has. */
export const commonFields = {
  knownGood: optional("known_good", possiblyEmptyText, {
    summary: "a value that passes whatever the test says",
  }),
};
