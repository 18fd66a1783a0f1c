import type { OutcomeCounts } from "../../src/model/outcome.ts";
import { countsInJson } from "./json/counts-in-json.ts";
import { countsInJunit } from "./junit/counts-in-junit.ts";
import { countsInTerminal } from "./terminal/counts-in-terminal.ts";

/** The counts as a reader of each format finds them in its text, by the id of the format. */
export const countsIn: Readonly<Record<string, (text: string) => OutcomeCounts>> = {
  terminal: countsInTerminal,
  json: countsInJson,
  junit: countsInJunit,
};
