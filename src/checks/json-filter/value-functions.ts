import { compilePattern } from "../../regex/compile-pattern.ts";
import { choicesOf } from "./combine.ts";
import { splitText } from "./calculate.ts";
import { containsValue } from "./contains-value.ts";
import { FilterFault, FilterLimit } from "./filter-fault.ts";
import type { FilterFunction } from "./filter-functions.ts";
import type { Filter, FilterRun, Steps } from "./filter.ts";
import { isList, isObject, typeOf } from "./json-value.ts";
import type { JsonValue } from "./json-value.ts";
import { flattened } from "./list-functions.ts";
import { itemsOf } from "./look-up.ts";
import { asNumber, asText } from "./plain-functions.ts";
import { textOf } from "./text-of.ts";

/** What a function makes of its input and one choice of its arguments. */
type Call = (input: JsonValue, args: readonly JsonValue[], run: FilterRun) => JsonValue;

/** Functions whose arguments are values. */
export const VALUE_FUNCTIONS: Readonly<Record<string, FilterFunction>> = {
  "has/1": calling((input, [key = null]) => hasKey(input, key)),
  "contains/1": calling((input, [part = null], { steps }) => containsValue(input, part, steps)),
  "inside/1": calling((input, [whole = null], { steps }) => containsValue(whole, input, steps)),
  "startswith/1": calling((input, [start = null]) => asText(input).startsWith(asText(start))),
  "endswith/1": calling((input, [end = null]) => asText(input).endsWith(asText(end))),
  "ltrimstr/1": calling((input, [start = null]) => withoutStart(input, start)),
  "rtrimstr/1": calling((input, [end = null]) => withoutEnd(input, end)),
  "split/1": calling((input, [by = null], { steps }) => splitText(asText(input), asText(by), steps)),
  "join/1": calling((input, [by = null], run) => joinTexts(input, by, run)),
  "flatten/1": calling((input, [depth = null], run) => flattenTo(input, asNumber(depth), run)),
  "test/1": calling((input, [pattern = null], run) => isMatch(input, asText(pattern), run)),
  "test/2": calling((input, [pattern = null, flags = null], run) =>
    isMatch(input, withFlags(asText(pattern), flags), run),
  ),
  "error/1": calling((_, [message = null], { steps }) => {
    throw new FilterFault(textOf(message, steps), message);
  }),
  "range/1": ([to]) => (to === undefined ? range([]) : range([to])),
  "range/2": (args) => range(args),
};

function calling(call: Call): FilterFunction {
  return (args) => {
    const choices = choicesOf(args, "last");
    return function* (input, run) {
      for (const chosen of choices(input, run)) {
        run.steps.take();
        yield call(input, chosen, run);
      }
    };
  };
}

function range(args: readonly Filter[]): Filter {
  const choices = choicesOf(args, "first");
  return function* (input, run) {
    for (const chosen of choices(input, run)) {
      const [from = 0, to = 0] = (args.length === 1 ? [0, ...chosen] : chosen).map(asNumber);
      for (let value = from; value < to; value++) {
        run.steps.take();
        yield value;
      }
    }
  };
}

function hasKey(input: JsonValue, key: JsonValue): boolean {
  if (input === null) return false;
  if (isObject(input) && typeof key === "string") return input.has(key);
  if (isList(input) && typeof key === "number") return key >= 0 && key < input.length;
  throw new FilterFault(`${typeOf(input)} cannot have a key that is ${typeOf(key)}`);
}

function withoutStart(input: JsonValue, start: JsonValue): JsonValue {
  const isThere = typeof input === "string" && typeof start === "string" && input.startsWith(start);
  return isThere ? input.slice(start.length) : input;
}

function withoutEnd(input: JsonValue, end: JsonValue): JsonValue {
  const isThere = typeof input === "string" && typeof end === "string" && input.endsWith(end);
  return isThere ? input.slice(0, input.length - end.length) : input;
}

function joinTexts(input: JsonValue, by: JsonValue, { steps }: FilterRun): JsonValue {
  const items = [...itemsOf(input)];
  if (items.length === 0) return "";
  const separator = items.length === 1 || by === null ? "" : asText(by);
  const texts = items.map((item) => partOf(item, steps));
  steps.takeText(texts.reduce((sum, text) => sum + text.length + separator.length, 0));
  return texts.join(separator);
}

function partOf(item: JsonValue, steps: Steps): string {
  if (item === null) return "";
  if (isList(item) || isObject(item)) throw new FilterFault(`${typeOf(item)} cannot be joined`);
  return textOf(item, steps);
}

function flattenTo(input: JsonValue, depth: number, run: FilterRun): JsonValue {
  if (depth < 0) throw new FilterFault("the depth of flatten must not be negative");
  return flattened([...itemsOf(input)], depth, run);
}

function withFlags(pattern: string, flags: JsonValue): string {
  const letters = flags === null ? "" : asText(flags);
  if (!/^[gin]*$/.test(letters)) throw new FilterFault(`the flags ${letters} are not known here`);
  return letters.includes("i") ? `(?i)${pattern}` : pattern;
}

function isMatch(input: JsonValue, pattern: string, { budget }: FilterRun): boolean {
  const text = asText(input);
  const compiled = compilePattern(pattern);
  if (compiled.status !== "compiled")
    throw new FilterLimit(`a pattern cannot be matched: ${compiled.message}`);
  const { status } = compiled.search(text, budget);
  if (status === "timed-out" || status === "out-of-memory") throw new FilterLimit("a pattern takes too long");
  return status === "matched";
}
