import { choice } from "../field-kinds/choice.ts";

/** How an installed version is compared with the given one. */
export const operator = choice(["lt", "lte", "eq", "gte", "gt"]);

/** One of the words of `operator`. */
export type Operator = "lt" | "lte" | "eq" | "gte" | "gt";

/** What an operator says of the installed version. */
export const OPERATOR_WORDS: Readonly<Record<Operator, string>> = {
  lt: "older than",
  lte: "older than or equal to",
  eq: "equal to",
  gte: "newer than or equal to",
  gt: "newer than",
};

/** Whether a version is lower than that of any package: `0.0.0-0`, `0.0`. */
export function isLowest(version: string): boolean {
  return /^0+(?:[.:~-]0+)*$/.test(version);
}
