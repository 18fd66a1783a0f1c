import type { RegexBudget } from "../../regex/regex-budget.ts";
import { FilterFault, FilterLimit, FilterRefusal } from "./filter-fault.ts";
import { Steps } from "./filter.ts";
import type { Filter } from "./filter.ts";
import { JsonTextReader } from "./json-text-reader.ts";
import { readFilter } from "./read-filter.ts";
import { printedJson } from "./render-value.ts";

/** The text that a filter makes of a JSON text, as `jq -r` prints it; or why it makes none. */
export type FilteredText =
  | { readonly status: "filtered"; readonly text: string }
  | { readonly status: "faulty" | "limited"; readonly message: string };

/** A filter that can be run, or why it is none that is known here: `offset` is its place in the text. */
export type ParsedFilter =
  | { readonly status: "parsed"; run(json: string, budget: RegexBudget): FilteredText }
  | { readonly status: "refused"; readonly message: string; readonly offset: number };

const MOST_CHARACTERS = 8192;
const MOST_STEPS = 5_000_000;

/** Reads a filter in the notation of jq: the part of it that needs no definitions, assignments and inputs. Never throws. */
export function parseFilter(text: string): ParsedFilter {
  if (text.length > MOST_CHARACTERS)
    return { status: "refused", message: `it is longer than ${MOST_CHARACTERS} characters`, offset: 0 };
  try {
    const filter = readFilter(text);
    return { status: "parsed", run: (json, budget) => runFilter(filter, json, budget) };
  } catch (fault) {
    if (!(fault instanceof FilterRefusal)) throw fault;
    return { status: "refused", message: fault.message, offset: fault.offset };
  }
}

function runFilter(filter: Filter, json: string, budget: RegexBudget): FilteredText {
  try {
    return { status: "filtered", text: printAll(filter, json, budget) };
  } catch (fault) {
    if (fault instanceof FilterFault) return { status: "faulty", message: fault.message };
    if (fault instanceof FilterLimit) return { status: "limited", message: fault.message };
    // Of the engine: the stack or a text is at its end.
    if (fault instanceof RangeError)
      return { status: "limited", message: "the filter takes too much memory" };
    throw fault;
  }
}

function printAll(filter: Filter, json: string, budget: RegexBudget): string {
  const run = { variables: new Map(), steps: new Steps(MOST_STEPS), budget };
  const printed: string[] = [];
  for (const document of new JsonTextReader(json).values())
    for (const value of filter(document, run)) {
      const text = printedJson(value, run.steps);
      run.steps.takeText(text.length);
      printed.push(`${text}\n`);
    }
  return printed.join("");
}
