import { mapping, pipe } from "./combine.ts";
import { compareValues } from "./compare-values.ts";
import { FilterFault } from "./filter-fault.ts";
import type { Filter, FilterRun } from "./filter.ts";
import { isList, isObject, isTruthy } from "./json-value.ts";
import type { JsonValue } from "./json-value.ts";
import { asList } from "./list-functions.ts";
import { itemsOf } from "./look-up.ts";
import { asNumber, PLAIN_FUNCTIONS } from "./plain-functions.ts";
import { textOf } from "./text-of.ts";

/** Makes a filter of the arguments of a function, which are filters. */
export type FilterFunction = (args: readonly Filter[]) => Filter;

const NOTHING: Filter = () => [];
const ITEMS: Filter = (input) => itemsOf(input);

/** Functions whose arguments are filters, and those that make any number of values. */
export const FILTER_FUNCTIONS: Readonly<Record<string, FilterFunction>> = {
  "empty/0": () => NOTHING,
  "error/0": () =>
    mapping((input, { steps }) => {
      throw new FilterFault(textOf(input, steps), input);
    }),
  "recurse/0": () => recurse,
  "values/0": () => keeping((value) => value !== null),
  "nulls/0": () => keeping((value) => value === null),
  "booleans/0": () => keeping((value) => typeof value === "boolean"),
  "numbers/0": () => keeping((value) => typeof value === "number"),
  "strings/0": () => keeping((value) => typeof value === "string"),
  "arrays/0": () => keeping(isList),
  "objects/0": () => keeping(isObject),
  "iterables/0": () => keeping((value) => isList(value) || isObject(value)),
  "scalars/0": () => keeping((value) => !isList(value) && !isObject(value)),
  "select/1": ([test = NOTHING]) => selecting(test),
  "map/1": ([make = NOTHING]) => collected(pipe(ITEMS, make)),
  "map_values/1": ([make = NOTHING]) => mapping((input, run) => mapValues(input, make, run)),
  "with_entries/1": ([make = NOTHING]) =>
    pipe(pipe(plain("to_entries"), collected(pipe(ITEMS, make))), plain("from_entries")),
  "any/1": ([test = NOTHING]) => deciding(pipe(ITEMS, test), "any"),
  "all/1": ([test = NOTHING]) => deciding(pipe(ITEMS, test), "all"),
  "any/2": ([items = NOTHING, test = NOTHING]) => deciding(pipe(items, test), "any"),
  "all/2": ([items = NOTHING, test = NOTHING]) => deciding(pipe(items, test), "all"),
  "first/1": ([items = NOTHING]) =>
    limited(
      mapping(() => 1),
      items,
    ),
  "last/1": ([items = NOTHING]) => lastOf(items),
  "limit/2": ([count = NOTHING, items = NOTHING]) => limited(count, items),
  "isempty/1": ([items = NOTHING]) => isEmpty(items),
  "sort_by/1": ([key = NOTHING]) => mapping((input, run) => sorted(input, key, run).map(({ item }) => item)),
  "group_by/1": ([key = NOTHING]) => mapping((input, run) => grouped(input, key, run)),
  "unique_by/1": ([key = NOTHING]) =>
    mapping((input, run) => grouped(input, key, run).map(([first = null]) => first)),
  "min_by/1": ([key = NOTHING]) => mapping((input, run) => sorted(input, key, run)[0]?.item ?? null),
  "max_by/1": ([key = NOTHING]) => mapping((input, run) => sorted(input, key, run).at(-1)?.item ?? null),
};

function plain(name: string): Filter {
  return mapping(PLAIN_FUNCTIONS[name] ?? ((input) => input));
}

function collected(items: Filter): Filter {
  return mapping((input, run) => [...items(input, run)]);
}

function keeping(test: (value: JsonValue) => boolean): Filter {
  return (input) => (test(input) ? [input] : []);
}

/** A value, and all that is in it, from the outside to the inside. */
function* recurse(input: JsonValue, run: FilterRun): Generator<JsonValue> {
  const open: JsonValue[] = [input];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    run.steps.take();
    yield value;
    if (isList(value) || isObject(value)) for (const inner of [...value.values()].reverse()) open.push(inner);
  }
}

function selecting(test: Filter): Filter {
  return function* (input, run) {
    for (const answer of test(input, run)) {
      run.steps.take();
      if (isTruthy(answer)) yield input;
    }
  };
}

function deciding(answers: Filter, word: "any" | "all"): Filter {
  return mapping((input, run) => {
    for (const answer of answers(input, run))
      if (isTruthy(answer) === (word === "any")) return word === "any";
    return word === "all";
  });
}

function limited(count: Filter, items: Filter): Filter {
  return function* (input, run) {
    for (const most of count(input, run)) {
      let left = asNumber(most);
      if (left <= 0) continue;
      for (const item of items(input, run)) {
        yield item;
        if (--left <= 0) break;
      }
    }
  };
}

/** As in jq up to 1.7, the last of nothing is `null`. */
function lastOf(items: Filter): Filter {
  return mapping((input, run) => {
    let last: JsonValue = null;
    for (const item of items(input, run)) last = item;
    return last;
  });
}

function isEmpty(items: Filter): Filter {
  const first = limited(
    mapping(() => 1),
    items,
  );
  return mapping((input, run) => [...first(input, run)].length === 0);
}

function mapValues(input: JsonValue, make: Filter, run: FilterRun): JsonValue {
  const first = (value: JsonValue) => [
    ...limited(
      mapping(() => 1),
      make,
    )(value, run),
  ];
  if (!isObject(input)) return [...itemsOf(input)].flatMap(first);
  return new Map([...input].flatMap(([name, value]) => first(value).map((made) => [name, made] as const)));
}

interface Keyed {
  readonly item: JsonValue;
  readonly key: JsonValue;
}

/** The items with what a filter makes of them, in the order of that. */
function sorted(input: JsonValue, key: Filter, run: FilterRun): readonly Keyed[] {
  const keyed = asList(input).map((item) => ({ item, key: [...key(item, run)] }));
  return keyed.sort((a, b) => compareValues(a.key, b.key, run.steps));
}

function grouped(input: JsonValue, key: Filter, run: FilterRun): readonly (readonly JsonValue[])[] {
  const groups: { readonly key: JsonValue; readonly items: JsonValue[] }[] = [];
  for (const { item, key: value } of sorted(input, key, run)) {
    const group = groups.at(-1);
    if (group !== undefined && compareValues(group.key, value, run.steps) === 0) group.items.push(item);
    else groups.push({ key: value, items: [item] });
  }
  return groups.map(({ items }) => items);
}
