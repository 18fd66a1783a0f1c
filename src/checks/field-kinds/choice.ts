import { parseChoice } from "../fields.ts";
import type { FieldKind } from "./field-kind.ts";

/** One of several words, whatever its case. */
export function choice<W extends string>(words: readonly [W, ...W[]]): FieldKind<W> {
  return { example: words[0], words, parse: parseChoice(words) };
}

/** `YES` or `NO`. */
export const yesOrNo = choice(["YES", "NO"]);

/** `ON` or `OFF`. */
export const onOrOff = choice(["ON", "OFF"]);

/** Whether what was asked for may be without an answer. */
export const nullOption = choice(["CAN_BE_NULL", "CANNOT_BE_NULL"]);
